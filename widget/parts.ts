/** The parts of a page that are drawn, but for the form: receipts, the declaration, and a way back to the choice. */
import type { GateCore } from './consent/gate.ts';
import type { Reply } from './delivery/call.ts';
import type { GateSettings } from './settings/gate-settings.ts';
import type { Language } from './words/languages.ts';

export interface PartsOfPage {
  settings: GateSettings;
  /** The dataset of the tag. */
  tag: DOMStringMap;
  loket: string;
  language: Language;
  /** The answer with the site statement, where it came already. */
  fetched: Reply | undefined;
  /** Absent on our own receipt page, which follows nobody. */
  core: GateCore | undefined;
}

const begun = new Set<string>();

/** Draws what stands in the page and was not drawn yet. Called again when the page has changed. */
export function drawParts(page: PartsOfPage): void {
  const { settings, tag, core } = page;
  const gate = async () => (await core!.act('begin')) as import('./consent/gate.ts').Gate;
  const once = (name: string, stands: unknown, load: () => Promise<unknown>) => {
    if (!stands || begun.has(name)) return;
    begun.add(name);
    // Tried again at the next change of the page; until then it shows what the page put inside.
    load().catch(() => begun.delete(name));
  };
  const has = (selector: string) => document.querySelector(selector) !== null;

  once('receipt', has('privacy-receipt'), () =>
    import('./receipt/receipt-entry.ts').then(({ startReceipts }) => startReceipts(page)),
  );
  if (!core) return;
  once('statement', has('privacy-statement'), () =>
    import('./statement/statement-entry.ts').then(async ({ startStatement }) => startStatement(await gate())),
  );
  // A way back on every page, also where the site forgot to make one (CB-14).
  if (settings.services[0] && document.readyState === 'complete' && !has('[data-privacy-open]'))
    import('./consent/opener.ts').then(({ addOpener }) => addOpener(core));
  // For a webmaster who asks for it, never for a visitor.
  once('doctor', tag.doctor !== undefined || location.search.includes('privacyloket=doctor'), () =>
    import('./consent/doctor.ts').then(async ({ startDoctor }) => startDoctor(await gate())),
  );
}
