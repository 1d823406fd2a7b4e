/** What a row of the providers' table is made of. */
import { existsSync, readFileSync } from 'node:fs';
import { retentionSchema } from '../../../server/sites/retention-schema.ts';
import { type Site, siteSchema } from '../../../server/sites/site-schema.ts';
import { statementOf } from '../../../widget/statement/statement-text.ts';

export type SiteName = 'langdurig' | 'ambulant' | 'rondom' | 'welzijn' | 'balans';

/** A test elsewhere that shows the sentence, by its file under test/ and its title there. */
export type Shown = [file: string, title: string];

/** One sentence of a provider's published rules, in our words, and what shows that it is kept. */
export interface Row {
  says: string;
  /** Looked at here: the settings of the site, its statement, the policy with its rules. */
  check?: (site: Site) => void;
  by?: Shown[];
  /** Only where no software can keep it: why not. */
  organisational?: string;
}

/** The settings of a demo site, as the server reads them. */
export function siteOf(name: SiteName): Site {
  const file = new URL(`../../../demo/${name}/site.json`, import.meta.url);
  return siteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The whole statement of a site as one text. */
export function statementText(site: Site): string {
  return JSON.stringify(statementOf(site));
}

/** The rules of a site as a message of today carries them. */
export function rulesOf(site: Site) {
  return retentionSchema.parse(site.retention);
}

/** Whether the file is there and has a test of that title. */
export function isThere([file, title]: Shown): boolean {
  const path = new URL(`../../${file}`, import.meta.url);
  return existsSync(path) && readFileSync(path, 'utf8').includes(title);
}
