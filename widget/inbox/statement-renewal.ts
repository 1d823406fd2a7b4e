/**
 * What an administrator who unlocks has to do about the published statement. Pure: the root comes from
 * the person's own wrapped keys, never from the server, and so does the verdict.
 */
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import { recovery } from '../envelope/readers.ts';
import type { SignedStatement, SiteStatement } from '../envelope/site-statement.ts';
import { StatementRefused, verifyStatement } from '../envelope/verify-statement.ts';
import { isHeld } from './publish-statement.ts';
import { readsForms } from './role-pages.ts';
import { type SettingsChange, settingsChange } from './settings-change.ts';
import type { Unlocked } from './worker-tasks.ts';

/** One form whose questions or explanation differ from what was signed. Labels, as a visitor reads them. */
export interface FormChange {
  title: string;
  is: 'new' | 'gone' | 'changed';
  added: string[];
  removed: string[];
  altered: string[];
  /** Something besides the questions changed: title, explanation, hours. */
  text: boolean;
}

export type Renewal =
  /** Nothing was ever published. */
  | { due: 'first' }
  /**
   * What the server shows as published is not signed with this site's key, or it lists other keys for this very
   * person: somebody may be reading along.
   */
  | { due: 'mismatch' }
  | { due: 'nothing'; statement: SiteStatement }
  /** Only the dates: renewed without a question. */
  | { due: 'dates'; statement: SiteStatement }
  /** Something that visitors see or a new reader: shown first. */
  | {
      due: 'consent';
      statement: SiteStatement;
      changes: FormChange[];
      settings: SettingsChange | null;
      /** Names of those who would read messages, and of those who would read the logbook only. */
      newReaders: string[];
      newOfficers: string[];
    };

const renewAfterMs = 30 * 86_400_000;

/** Judges the directory at `now` (milliseconds) against what the person unlocked: the root, and the keys themselves. */
export async function renewalOf(
  directory: Directory,
  { site, person, root, ids }: Omit<Unlocked, 'suites' | 'signs'>,
  now: number,
): Promise<Renewal> {
  if (!directory.published) return { due: 'first' };
  // A change of one's own key would read as one's own name, and be signed for without a thought.
  if (directory.ready.some((each) => each.person === person && !isHeld(each.keys, ids)))
    return { due: 'mismatch' };
  const statement = await genuine(directory.published, { site, root, now });
  if (!statement) return { due: 'mismatch' };
  const changes = changesOf(statement, directory.definitions);
  const settings = settingsChange(statement.settings, directory.settings);
  const newReaders = directory.ready.filter(({ person, keys }) => {
    const signed = statement.readers.find((reader) => reader.person === person);
    return JSON.stringify(signed?.keys) !== JSON.stringify(keys);
  });
  if (changes.length || settings || newReaders.length) {
    const names = (reads: boolean) =>
      newReaders.filter(({ role }) => readsForms(role) === reads).map(({ name }) => name);
    const news = { newReaders: names(true), newOfficers: names(false) };
    return { due: 'consent', statement, changes, settings, ...news };
  }
  const old = now - Date.parse(statement.notBefore) > renewAfterMs;
  const gone = statement.readers.some(
    ({ person }) => person !== recovery && !directory.ready.some((each) => each.person === person),
  );
  return { due: old || gone ? 'dates' : 'nothing', statement };
}

/** The statement, if it is this site's and signed with its key; an expired one too, since that is what is renewed. */
export async function genuine(
  published: SignedStatement,
  { site, root, now }: { site: string; root: string; now: number },
): Promise<SiteStatement | null> {
  const judge = async (at: number) =>
    (await verifyStatement(published, { site, pins: [root], minimumVersion: 1, now: at })).statement;
  try {
    return await judge(now);
  } catch (error) {
    if (!(error instanceof StatementRefused) || error.code !== 'expired') return null;
  }
  // Verified up to its dates, so its own text may say within which dates it counted.
  const { notBefore } = JSON.parse(published.statement) as SiteStatement;
  return judge(Date.parse(notBefore)).catch(() => null);
}

function changesOf(signed: SiteStatement, wanted: Directory['definitions']): FormChange[] {
  const forms = new Set([...Object.keys(signed.forms), ...Object.keys(wanted)]);
  return [...forms].flatMap((form): FormChange[] => {
    const before = signed.forms[form]?.definition;
    const after = wanted[form];
    const blank = { added: [], removed: [], altered: [], text: false };
    if (!before) return [{ title: after!.title, is: 'new', ...blank }];
    if (!after) return [{ title: before.title, is: 'gone', ...blank }];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [{ title: after.title, is: 'changed', ...fieldChanges(before, after) }];
  });
}

function fieldChanges(before: FormDefinition, after: FormDefinition) {
  const was = new Map(before.fields.map((field) => [field.id, field]));
  const is = new Map(after.fields.map((field) => [field.id, field]));
  const labels = (fields: FormDefinition['fields']) => fields.map(({ label }) => label);
  const rest = (definition: FormDefinition) =>
    JSON.stringify({
      ...definition,
      fields: definition.fields.map(({ id }) => id).filter((id) => was.has(id) && is.has(id)),
    });
  return {
    added: labels(after.fields.filter(({ id }) => !was.has(id))),
    removed: labels(before.fields.filter(({ id }) => !is.has(id))),
    altered: labels(
      after.fields.filter(
        ({ id }) => was.has(id) && JSON.stringify(was.get(id)) !== JSON.stringify(is.get(id)),
      ),
    ),
    text: rest(before) !== rest(after),
  };
}
