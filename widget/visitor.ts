/**
 * Door: the one script that a public page loads. The gate first; then, only where the page needs them,
 * the form and the receipt.
 * @example <script type="module" async crossorigin data-privacyloket="rondom" src="https://loket.example.nl/rondom.js"></script>
 */

import { allOf } from './consent/decision.ts';
import { openGate } from './consent/gate.ts';
import { settings } from './settings/gate-settings.ts';

const loket = new URL(import.meta.url).origin;
const { lang } = document.documentElement;
const language = settings.languages.find((each) => lang.startsWith(each)) ?? settings.languages[0]!;
const tag = document.querySelector<HTMLElement>('script[data-privacyloket]')?.dataset ?? {};
const where = {
  site: settings.site,
  loket,
  /** Fingerprints of the administrator's signing key and the spare one; none before the site is enrolled. */
  key: tag.key?.split(' ') ?? [],
  version: Number(tag.version ?? 0),
  /** The form speaks fewer languages than the question. */
  language: language === 'en' ? ('en' as const) : ('nl' as const),
  accent: settings.accent,
};
/** What draws an element, loaded the first time one stands in the page. */
const drawn: Record<string, () => Promise<unknown>> = {
  'privacy-form': () => import('./contact/contact-entry.ts').then(({ startContact }) => startContact(where)),
  'privacy-receipt': () =>
    import('./receipt/receipt-entry.ts').then(({ startReceipt }) => startReceipt(where)),
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
  };
  if (document.readyState === 'complete') offerOpener();
  else addEventListener('load', offerOpener);

  // Scripts of the page can look, ask and withdraw; granting takes the visitor's own hand.
  Object.assign(window, {
    privacyloket: {
      open: (row?: string) => gate.open(row),
      choices: () => ({ ...gate.choices() }),
      withdraw: () => gate.decide(allOf(settings, false), 'link'),
    },
  });
}
