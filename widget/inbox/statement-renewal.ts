/**
 * What an administrator who unlocks has to do about the published statement. Pure: the root comes from
 * the person's own wrapped keys, never from the server, and so does the verdict.
 */
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import type { FormDefinition } from '../../server/sites/public-part.ts';
import type { SignedStatement, SiteStatement, VerifiedStatement } from '../envelope/site-statement.ts';
import { StatementRefused, verifyStatement } from '../envelope/verify-statement.ts';
import { isHeld, nextStatement } from './publish-statement.ts';
import { readersCode } from './readers-code.ts';
import type { SeenStatement } from './remembered-statement.ts';
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

/** Somebody who would read more than was signed. */
export interface NewReader {
  name: string;
  /** The words that they see themselves, to be compared; null where these very keys were signed before. */
  code: string | null;
}

export type Renewal =
  /** Nothing was ever published. */
  | { due: 'first' }
  /**
   * What the server shows as published is not signed with this site's key, or it lists other keys for this very
   * person: somebody may be reading along.
   */
  | { due: 'mismatch' }
  | { due: 'nothing'; statement: SiteStatement; hash: string }
  /** Only the dates, or somebody who reads less: renewed without a question. */
  | { due: 'dates'; statement: SiteStatement; hash: string }
  /** Something that visitors see, or somebody who would read more: shown first. */
  | {
      due: 'consent';
      statement: SiteStatement;
      hash: string;
      /**
       * Why all of its readers are asked about. `older`: this browser saw a newer statement, or another one of this
       * version. `expired`: one that nobody renewed can't be told from one that was put back.
       */
      doubt: 'older' | 'expired' | null;
      changes: FormChange[];
      settings: SettingsChange | null;
      /** Those who would read messages, and those who would read the logbook only. */
      newReaders: NewReader[];
      newOfficers: NewReader[];
    };

const renewAfterMs = 30 * 86_400_000;

/**
 * Judges the directory at `now` (milliseconds) against what the person unlocked (the root, and the keys themselves)
 * and what this browser has `seen` published before.
 */
export async function renewalOf(
  directory: Directory,
  { site, person, root, ids }: Omit<Unlocked, 'suites' | 'signs'>,
  now: number,
  seen: SeenStatement | null = null,
): Promise<Renewal> {
  if (!directory.published) return { due: 'first' };
  // A change of one's own key would read as one's own name, and be signed for without a thought.
  if (directory.ready.some((each) => each.person === person && !isHeld(each.keys, ids)))
    return { due: 'mismatch' };
  const verified = await genuine(directory.published, { site, root, now });
  if (!verified) return { due: 'mismatch' };
  const { statement, hash } = verified;
  const older =
    seen !== null &&
    (statement.version < seen.version || (statement.version === seen.version && hash !== seen.hash));
  const doubt = older ? 'older' : now >= Date.parse(statement.notAfter) ? 'expired' : null;

  const next = nextStatement(statement, directory);
  const changes = changesOf(statement, directory.definitions);
  const settings = settingsChange(statement.settings, directory.settings);
  const hasSigned = ({ person, keys }: Directory['ready'][number]) =>
    JSON.stringify(statement.readers.find((reader) => reader.person === person)?.keys) ===
    JSON.stringify(keys);
  const gains = directory.ready.filter(
    (each) => doubt || !hasSigned(each) || gainers(statement, next).has(each.person),
  );
  if (doubt || changes.length || settings || gains.length) {
    const newcomers = (reads: boolean): Promise<NewReader[]> =>
      Promise.all(
        gains
          .filter(({ role }) => readsForms(role) === reads)
          .map(async (each) => {
            const { p256, xwing } = each.keys;
            const own = { site, person: each.person, ids: [p256.id, ...(xwing ? [xwing.id] : [])] };
            // Oneself was compared above, with the keys in hand.
            const known = hasSigned(each) || each.person === person;
            return { name: each.name, code: known ? null : await readersCode(own) };
          }),
      );
    const news = { newReaders: await newcomers(true), newOfficers: await newcomers(false) };
    return { due: 'consent', statement, hash, doubt, changes, settings, ...news };
  }
  const old = now - Date.parse(statement.notBefore) > renewAfterMs;
  return { due: old || less(statement, next) ? 'dates' : 'nothing', statement, hash };
}

/** Who reads a form in the second that they did not read in the first. A form that is new is asked about as such. */
function gainers({ forms: before }: Pick<SiteStatement, 'forms'>, after: Pick<SiteStatement, 'forms'>) {
  return new Set(
    Object.entries(after.forms).flatMap(([form, { readers }]) =>
      readers.filter((person) => before[form] && !before[form].readers.includes(person)),
    ),
  );
}

/** Whether somebody reads less in the second than in the first, or nothing any more. */
function less(
  before: Pick<SiteStatement, 'forms' | 'readers'>,
  after: Pick<SiteStatement, 'forms' | 'readers'>,
): boolean {
  const left = before.readers.some((each) => !after.readers.some(({ person }) => person === each.person));
  return left || gainers(after, before).size > 0;
}

/** The statement, if it is this site's and signed with its key; an expired one too, since that is what is renewed. */
export async function genuine(
  published: SignedStatement,
  { site, root, now }: { site: string; root: string; now: number },
): Promise<VerifiedStatement | null> {
  const judge = (at: number) =>
    verifyStatement(published, { site, pins: [root], minimumVersion: 1, now: at });
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
