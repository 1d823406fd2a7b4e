/**
 * Makes, signs and publishes the list of readers. Signing happens in a worker; the server only passes it on,
 * and a visitor's browser takes it for nothing but what the tag in the provider's page allows.
 */
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import { recovery } from '../envelope/readers.ts';
import type { PublicKeys } from '../envelope/reading-key.ts';
import type { StatementDraft } from '../envelope/sign-statement.ts';
import type { Reader, SignedStatement, SiteStatement } from '../envelope/site-statement.ts';
import type { AskServer } from './ask-server.ts';
import type { ReadingRoom } from './reading-room.ts';
import { readsForms } from './role-pages.ts';
import type { Unlocked } from './worker-tasks.ts';

/** The sheet of paper as a reader and as the spare signer. */
export interface SheetKeys {
  public: PublicKeys;
  /** Fingerprint of its signing key, for the tag. */
  spareRoot: string;
}

/** Thrown by `firstStatement` where the server's list has other keys for this person, or none. */
export class OwnKeysMissing extends Error {
  constructor() {
    super('the server lists other keys for this person');
    this.name = 'OwnKeysMissing';
  }
}

/**
 * The first statement of a site: this person and the sheet of paper. Nobody else, whoever the server lists: a
 * colleague is shown before being signed for, and so is whoever a hacked server would slip in. Throws `OwnKeysMissing`.
 */
export function firstStatement(
  { site, person, ids }: Pick<Unlocked, 'site' | 'person' | 'ids'>,
  { ready, definitions, settings }: Directory,
  sheet: SheetKeys,
  now: number,
): StatementDraft {
  const own = ready.filter((each) => each.person === person && isHeld(each.keys, ids));
  if (own.length !== 1) throw new OwnKeysMissing();
  const paper: Reader = { person: recovery, keys: sheet.public, proven: new Date(now).toISOString() };
  return draft(site, 1, sheet.spareRoot, [...readersIn(own), paper], definitions, settings);
}

/**
 * The next statement: the same sheet and spare key, the readers and questions of now, one version further than what is
 * published and than any that was `seen`. A privacy officer reads what is written in the logbook, so is among the
 * readers, but of no form.
 */
export function nextStatement(published: SiteStatement, directory: Directory, seen = 0): StatementDraft {
  const paper = published.readers.filter(({ person }) => person === recovery);
  const { ready, definitions, settings } = directory;
  const readers = [...readersIn(ready), ...paper];
  const offForms = ready.filter(({ role }) => !readsForms(role)).map(({ person }) => person);
  return draft(
    published.site,
    Math.max(published.version, seen) + 1,
    published.spareRoot,
    readers,
    definitions,
    settings,
    offForms,
  );
}

/** Signs and publishes; comes back once the server has it. Throws `ServerRefused` or `OpenRefused`. */
export async function publish(
  draft: StatementDraft,
  { room, ask, now }: { room: ReadingRoom; ask: AskServer; now: number },
): Promise<SignedStatement> {
  const signed = await room.sign(draft, now);
  await ask('PUT', '/api/directory/statement', signed);
  return signed;
}

/** Are these the very keys that the person unlocked? An id is the key's own hash, which signing checks. */
export function isHeld({ p256, xwing }: PublicKeys, ids: string[]): boolean {
  const listed = [p256.id, ...(xwing ? [xwing.id] : [])];
  return listed.length === ids.length && listed.every((id) => ids.includes(id));
}

function readersIn(ready: Directory['ready']): Reader[] {
  return ready.map(({ person, keys, proven }) => ({ person, keys, proven }));
}

function draft(
  site: string,
  version: number,
  spareRoot: string,
  readers: Reader[],
  definitions: Directory['definitions'],
  settings: Directory['settings'],
  /** Readers of the logbook only. */
  offForms: string[] = [],
): StatementDraft {
  const persons = readers.map(({ person }) => person).filter((person) => !offForms.includes(person));
  const forms = Object.fromEntries(
    Object.entries(definitions).map(([form, definition]) => [form, { readers: persons, definition }]),
  );
  return { site, version, spareRoot, readers, forms, settings };
}
