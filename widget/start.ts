/** What a public page gets, once its settings are known: the gate, then the form and the receipt where they stand. */
import { allOf } from './consent/decision.ts';
import { openGate } from './consent/gate.ts';
import type { Reply } from './delivery/call.ts';
import type { GateSettings } from './settings/gate-settings.ts';
import type { Language } from './words/languages.ts';

/**
 * Starts on this page. `tag` is the dataset of the tag, `from` the address of our script: our server's origin, unless
 * the tag names another in `data-server`, as where the script comes from the provider's own site. Called again, by a
 * second copy of the script, it does nothing. `fetched` is the answer with the site statement, where it came already.
 */
export function start(settings: GateSettings, tag: DOMStringMap, from: string, fetched?: Reply): void {
  // An element with this id is a name of the window too, but not its own.
  if (Object.hasOwn(window, 'privacyloket')) return;
  const api = {};
  Object.assign(window, { privacyloket: api });
  const loket = new URL(tag.server ?? from).origin;
  const language = languageOf(settings);
  const where = {
    site: settings.site,
    loket,
    /** Fingerprints of the administrator's signing key and the spare one; none before the site is enrolled. */
    key: tag.key?.split(' ') ?? [],
    version: Number(tag.version ?? 0),
    /** The form speaks fewer languages than the question. */
    language: language === 'en' ? ('en' as const) : ('nl' as const),
    accent: settings.accent,
    fetched,
  };
  /** What draws an element, loaded the first time one stands in the page. */
  const drawn: Record<string, () => Promise<unknown>> = {
    'privacy-form': () =>
      import('./contact/contact-entry.ts').then(({ startContact }) => startContact(where)),
    'privacy-receipt': () =>
      import('./receipt/receipt-entry.ts').then(({ startReceipt }) => startReceipt(where)),
    'privacy-statement': () =>
      import('./statement/statement-entry.ts').then(
        ({ startStatement }) => consent && startStatement(consent.gate),
      ),
  };
  // Our own receipt page follows nobody, so there is nothing to decide there.
  const consent = location.origin === loket ? undefined : openGate(settings, loket, language);

  function look(): void {
    consent?.look();
    for (const [name, load] of Object.entries(drawn))
      if (document.querySelector(name)) {
        delete drawn[name];
        // Tried again at the next change of the page; until then it shows what the page put inside.
        load().catch(() => {
          drawn[name] = load;
        });
      }
  }

  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', look);
  look();

  if (consent) {
    const { gate } = consent;
    document.addEventListener('click', (event) => {
      const opener = (event.target as Element).closest<HTMLElement>('[data-privacy-open]');
      if (!opener) return;
      event.preventDefault();
      gate.open(opener.dataset.privacyOpen);
    });
    // A way back on every page, also where the site forgot to make one (CB-14).
    const offerOpener = () => {
      if (settings.services.length && !document.querySelector('[data-privacy-open]'))
        import('./consent/opener.ts').then(({ addOpener }) => addOpener(settings));
      // For a webmaster who asks for it, never for a visitor.
      if (tag.doctor !== undefined || location.search.includes('privacyloket=doctor'))
        import('./consent/doctor.ts').then(({ startDoctor }) => startDoctor(gate));
    };
    if (document.readyState === 'complete') offerOpener();
    else addEventListener('load', offerOpener);

    // Scripts of the page can look, ask and withdraw; granting takes the visitor's own hand.
    Object.assign(api, {
      open: (row?: string) => gate.open(row),
      choices: () => ({ ...gate.choices() }),
      withdraw: () => gate.decide(allOf(settings, false), 'link'),
    });
  }
}

/** The page's own language where the site speaks it, otherwise the site's first. */
export function languageOf({ languages }: Pick<GateSettings, 'languages'>): Language {
  const { lang } = document.documentElement;
  return languages.find((each) => lang.startsWith(each)) ?? languages[0]!;
}
