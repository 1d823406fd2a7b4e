/**
 * Promise: what a visitor downloads because of us stays small. Counted from the built files, Brotli at its best, each
 * file on its own as it is served; the largest of the demo's sites counts. `npm run bench -- size` measures the same
 * in a browser, headers left out there too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { originsByName } from '../../demo/origins.ts';
import { demoSites } from '../../demo/settings.ts';
import { embedScripts } from '../../server/sites/embed-script.ts';
import { siteMap } from '../../server/sites/load-sites.ts';
import { detailsPart } from '../../server/sites/public-part.ts';
import { brotliBytes, buildIfStale } from '../../widget/build.ts';

const dist = join(import.meta.dirname, '../../dist');
const sites = demoSites(originsByName(8787));

/** By source file, or by name for a part that several share. */
type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[] }>;
let manifest: Manifest;
/** Brotli bytes of the script of each site, settings inside. */
let gates: Record<string, number>;

/** What opening the preferences brings, for a visitor who reads Dutch. */
const preferences = [
  'widget/consent/effects.ts',
  'widget/consent/question-manners.ts',
  'widget/consent/preferences.ts',
  'widget/words/consent-nl.ts',
];
/** What a service that only counts brings, as soon as there is a page. */
const counting = ['widget/integrations/matomo.ts', 'widget/integrations/plausible.ts'];
/** What a page with a form brings, up to the sent message. */
const form = ['widget/contact/contact-entry.ts'];
/** What is loaded at other moments, and when. A new file belongs in one of these lists. */
const atOtherMoments: Record<string, string> = {
  'widget/consent/preferences-proof.ts': 'the preferences are opened after a decision',
  'widget/parts.ts': 'the page holds a part of ours that is no form',
  'widget/consent/settle.ts': 'a decision was taken',
  'widget/consent/clear-leftovers.ts': 'a no may have left something behind',
  'widget/envelope/as-signed.ts': 'the settings were signed, and what explains them is shown',
  'widget/consent/embeds.ts': 'the page holds back something to look at',
  'widget/integrations/all.ts': 'a service has a yes',
  'widget/consent/opener.ts': 'the page has no way back to the choice of its own',
  'widget/consent/doctor.ts': 'a webmaster asks for it',
  'widget/contact/group-view.ts': 'the form repeats some of its questions',
  'widget/contact/phone-note.ts': 'the form could not be loaded',
  'widget/contact/read-aloud.ts': 'the device has a voice of its own',
  'widget/contact/translation.ts': 'the visitor reads another language than Dutch',
  'widget/attachments/file-questions.ts': 'a question of the form asks for files',
  'widget/attachments/take-file.ts': 'a file was chosen',
  'widget/delivery/upload-files.ts': 'a message with files is sent',
  'widget/contact/complaint-route.ts': 'the form is one for complaints',
  'widget/contact/saved-copy.ts': 'a message was sent, and a copy can be saved',
  'widget/delivery/solve-work.ts': 'the server is flooded and asks for work',
  'widget/contact/trouble.ts': 'a message could not be sent',
  'widget/receipt/receipt-entry.ts': 'the page shows what became of a message',
  'widget/statement/statement-entry.ts': 'the page shows the privacy statement',
};

beforeAll(async () => {
  await buildIfStale(['visitor']);
  manifest = JSON.parse(readFileSync(join(dist, 'visitor/manifest.json'), 'utf8'));
  const scripts = embedScripts(dist, siteMap(sites));
  gates = Object.fromEntries([...scripts].map(([site, script]) => [site, brotliBytes(script)]));
});

describe('size', () => {
  it('every page, also of a returning visitor: the gate with the first layer and the settings, at most 3,700 bytes', () => {
    expect(Math.max(...Object.values(gates))).toBeLessThanOrEqual(3700);
  });

  it('a first visit with the preferences opened: gate, preferences, Dutch words and details, at most 11,500 bytes', () => {
    const visits = sites.map(
      (site) => gates[site.site]! + bytesOf(preferences) + brotliBytes(JSON.stringify(detailsPart(site))),
    );
    expect(Math.max(...visits)).toBeLessThanOrEqual(11_500);
  });

  it('what a site counts with on a first visit, where it asks no choice for it: at most 1,000 bytes more', () => {
    expect(bytesOf(counting)).toBeLessThanOrEqual(1000);
  });

  it('a page with a form on top of the gate: Lit, HPKE and the form, at most 23,500 bytes beside its signed statement', () => {
    expect(bytesOf(form)).toBeLessThanOrEqual(23_500);
  });

  it('everything else waits for a moment of its own', () => {
    const known = [...preferences, ...counting, ...form, ...Object.keys(atOtherMoments)];
    const loaded = Object.values(manifest).flatMap(({ dynamicImports = [] }) => dynamicImports);
    const code = loaded.filter((each) => !each.startsWith('widget/words/'));
    expect(code.filter((each) => !known.includes(each))).toEqual([]);
  });
});

/** Of these and all that they can't run without, each file once. */
function bytesOf(entries: readonly string[]): number {
  const files = new Set<string>();
  const add = (name: string) => {
    const { file, imports = [] } = manifest[name]!;
    if (files.has(file)) return;
    files.add(file);
    imports.forEach(add);
  };
  entries.forEach(add);
  return [...files].reduce((sum, file) => sum + brotliBytes(readFileSync(join(dist, 'visitor', file))), 0);
}
