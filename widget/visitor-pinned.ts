/**
 * Door of the pinned tag: nothing here changes unless the tag does. The settings come inside the site statement and
 * count only once its signature was checked against the tag; every further file is one whose hash stands in here.
 * @example <script type="module" async crossorigin integrity="sha384-…" data-privacyloket="rondom" data-key="…" data-version="3" src="https://loket.example.nl/p/….js"></script>
 */
import { shownVersion } from './envelope/shown-version.ts';
import { verifyStatement } from './envelope/verify-statement.ts';
import { bringWords, page } from './pinned/load-pinned.ts';
import type { GateSettings } from './settings/gate-settings.ts';
import { languageOf, start } from './start.ts';

const from = import.meta.url;
const tag = document.querySelector<HTMLElement>('script[data-privacyloket]');

/** Throws for whatever is wrong; then all that is held stays held, and a form shows what the page put inside it. */
async function open({ dataset, nonce }: HTMLElement): Promise<void> {
  const { privacyloket: site = '', key = '', version, server } = dataset;
  const answer = await fetch(`${new URL(server ?? from).origin}/s/${site}/statement`, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  const fetched = { status: answer.status, body: await answer.json(), retryAfterMs: null };
  const { statement, hash } = await verifyStatement(fetched.body, {
    site,
    pins: key.split(' '),
    minimumVersion: Number(version),
    now: Date.now(),
  });
  const shown = await shownVersion(hash, from.slice(from.lastIndexOf('/') + 1));
  // Without `words`: those are one of the files that this script names.
  const settings = { ...statement.settings, site, version: shown, bringWords } as unknown as GateSettings;
  page.nonce = nonce ?? '';
  page.language = languageOf(settings);
  start(settings, dataset, from, fetched);
}

if (tag) open(tag).catch(() => {});
