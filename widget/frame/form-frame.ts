/**
 * `<privacy-form-frame form="aanmelding">`: a form that other scripts of the page can't read, as it stands in a frame of
 * our server's own origin. What is inside the tags is shown until the form is there, and where it never comes.
 */
/**
 * What crosses between the page and the frame: this one way, so that the frame learns which of the site's origins it
 * stands in, and a height the other (widget/frame-page.ts). The two are files of their own, without a third to share.
 */
const greeting = 'privacyloket-frame';
/** In CSS pixels; no form is taller. */
const most = 12_800;

/** What a frame is called for who does not see it, by language. */
const titles: Readonly<Record<string, string>> = {
  nl: 'Formulier',
  en: 'Form',
  tr: 'Form',
  ar: 'نموذج',
  pl: 'Formularz',
  uk: 'Форма',
};

/** Where the form comes from: the tag of the site on this page. */
interface FrameTag extends HTMLScriptElement {
  dataset: { privacyloket: string; key?: string; version?: string; server?: string };
}

export class PrivacyFormFrame extends HTMLElement {
  private readonly listen = (event: MessageEvent): void => this.heard(event);
  private frame: HTMLIFrameElement | undefined;
  private loket = '';

  connectedCallback(): void {
    addEventListener('message', this.listen);
    if (!this.frame) this.draw();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.listen);
  }

  private draw(): void {
    const tag = document.querySelector<FrameTag>('script[data-privacyloket]');
    const form = this.getAttribute('form');
    if (!tag || !form) return;
    const { privacyloket: site, key = '', version = '', server } = tag.dataset;
    this.loket = new URL(server ?? tag.src).origin;
    const language = (this.closest('[lang]')?.getAttribute('lang') ?? '').slice(0, 2);
    const address = new URL(`${this.loket}/s/${site}/formulier/${form}`);
    if (language) address.searchParams.set('taal', language);
    address.hash = new URLSearchParams({ key, version }).toString();

    const frame = document.createElement('iframe');
    frame.title = this.title || titles[language] || titles.nl!;
    frame.referrerPolicy = 'no-referrer';
    frame.allow = "camera 'none'; microphone 'none'; geolocation 'none'";
    // A rule of the page's own policy refuses style attributes, not what a script sets.
    Object.assign(frame.style, { display: 'block', width: '100%', height: '0', border: '0' });
    frame.addEventListener('load', () => frame.contentWindow?.postMessage(greeting, this.loket));
    frame.src = address.href;
    this.attachShadow({ mode: 'open' }).append(document.createElement('slot'), frame);
    this.frame = frame;
  }

  private heard({ data, origin, source }: MessageEvent): void {
    const height: unknown = Object(data).privacyloketHeight;
    if (
      typeof height !== 'number' ||
      !(height > 0 && height <= most) ||
      origin !== this.loket ||
      source !== this.frame?.contentWindow
    )
      return;
    this.frame!.style.height = `${height}px`;
    this.frame!.previousElementSibling?.remove();
  }
}
