/** What a public page gets, once its settings are known: the gate, then what is drawn where it stands. */
import { type GateCore, openGate } from './consent/gate.ts';
import type { Reply } from './delivery/call.ts';
import type { Privacyloket } from './privacyloket.d.ts';
import type { GateSettings } from './settings/gate-settings.ts';
import type { Language } from './words/languages.ts';

/**
 * Starts on this page. `tag` is the dataset of the tag, `from` the address of our script: our server's origin, unless
 * the tag names another in `data-server`, as where the script comes from the provider's own site. Called again, by a
 * second copy of the script, it does nothing. `fetched` is the answer with the site statement, where it came already.
 */
export function start(settings: GateSettings, tag: DOMStringMap, from: string, fetched?: Reply): void {
  const shared: { privacyloket?: Privacyloket } = window;
  // An element with this id is a name of the window too, but knows no choices.
  if (shared.privacyloket?.choices) return;
  const loket = new URL(tag.server ?? from).origin;
  const language = languageOf(settings);
  const { services } = settings;
  // Our own receipt page follows nobody, so there is nothing to decide there.
  const core: GateCore | undefined =
    location.origin === loket ? undefined : openGate(settings, loket, language);
  const has = (selector: string) => document.querySelector(selector);

  const page = { settings, tag, loket, language, fetched, core };
  let forms = false;

  /** The form's files come first and straight from here: what a page with a form is for. */
  function drawForms(): void {
    if (forms || !has('privacy-form')) return;
    forms = true;
    import('./contact/contact-entry.ts')
      .then(({ startForms }) => startForms(page))
      .catch(() => {
        // Tried again at the next change of the page; until then it shows what the page put inside, or whom to call.
        forms = false;
        return import('./contact/phone-note.ts').then(({ notePhone }) => notePhone(page));
      })
      .catch(() => {});
  }

  function look(): void {
    core?.look();
    drawForms();
    if (
      has('privacy-receipt,privacy-statement') ||
      (document.readyState === 'complete' && services[0] && !has('[data-privacy-open]')) ||
      'doctor' in tag ||
      location.search.includes('privacyloket=doctor')
    )
      import('./parts.ts').then(({ drawParts }) => drawParts(page));
  }

  // Only what is added can be held content, a part of ours, or a page without our question.
  new MutationObserver((changes) => changes.some(({ addedNodes }) => addedNodes[0]) && look()).observe(
    document,
    {
      childList: true,
      subtree: true,
    },
  );
  for (const each of ['DOMContentLoaded', 'load']) addEventListener(each, look);
  look();

  if (!core) return;
  document.addEventListener('click', (event) => {
    const opener = (event.target as Element).closest<HTMLElement>('[data-privacy-open]');
    if (!opener) return;
    event.preventDefault();
    core.act('open', opener.dataset.privacyOpen);
  });
  // Scripts of the page can look, ask and withdraw; granting takes the visitor's own hand.
  shared.privacyloket = {
    open: (row) => void core.act('open', row),
    choices: () => ({ ...core.know().choices }),
    withdraw: () => void core.act('answer', false, services, 'link'),
  };
}

/** The page's own language where the site speaks it, otherwise the site's first. */
export function languageOf({ languages }: Pick<GateSettings, 'languages'>): Language {
  const { lang } = document.documentElement;
  return languages.find((each) => lang.startsWith(each)) ?? languages[0]!;
}
