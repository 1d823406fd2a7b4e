import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import { contextFor, definitionHash } from '../../../widget/envelope/context.ts';
import { hashText } from '../../../widget/envelope/hash.ts';
import { type RecoveryKeys, recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { signStatement } from '../../../widget/envelope/sign-statement.ts';
import type { SignedStatement, SiteStatement } from '../../../widget/envelope/site-statement.ts';
import type { Context } from '../../../widget/envelope/wire.ts';
import { type AskServer, ServerRefused } from '../../../widget/inbox/ask-server.ts';
import { SignedForms } from '../../../widget/inbox/signed-forms.ts';
import { settings } from '../envelope/sample-site.ts';

/** Long expired: what was signed then is still what the sender was asked. */
const then = Date.parse('2020-01-06T09:00:00Z');
const asking = (label: string) =>
  ({
    kind: 'contact',
    title: 'Contact',
    fields: [{ id: 'vraag', label, kind: 'longtext' }],
  }) as unknown as FormDefinition;
const before = asking('Uw vraag');
const after = asking('Uw vraag aan ons');

let owner: RecoveryKeys;
let sheet: RecoveryKeys;
/** What the server gives, by version. */
let given: Map<number, SignedStatement>;
let asked: string[];
let context: Context;
let forms: SignedForms;

const newKeys = (site = 'praktijk') => recoveryKeys(crypto.getRandomValues(new Uint8Array(22)), site);

function signed(
  version: number,
  definition: FormDefinition,
  { key = owner, site = 'praktijk' } = {},
): Promise<SignedStatement> {
  const proven = new Date(then).toISOString();
  const readers = [
    { person: 'lezer-1', keys: owner.public, proven },
    { person: 'recovery', keys: sheet.public, proven },
  ];
  const persons = readers.map(({ person }) => person);
  return signStatement(
    {
      site,
      version,
      spareRoot: sheet.signing.fingerprint,
      readers,
      forms: { contact: { readers: persons, definition } },
      settings,
    },
    key.signing,
    { now: then },
  );
}

async function contextUnder({ statement: text }: SignedStatement): Promise<Context> {
  const statement = JSON.parse(text) as SiteStatement;
  return contextFor({ statement, hash: await hashText(text) }, 'contact', 'A'.repeat(22));
}

beforeAll(async () => {
  [owner, sheet] = [await newKeys(), await newKeys()];
});
beforeEach(async () => {
  given = new Map([
    [1, await signed(1, before)],
    [2, await signed(2, after)],
  ]);
  asked = [];
  context = await contextUnder(given.get(1)!);
  const ask: AskServer = async (_method, path) => {
    asked.push(path);
    const found = given.get(Number(path.split('/').at(-1)));
    if (!found) throw new ServerRefused('not-found');
    return found as never;
  };
  forms = new SignedForms({ site: 'praktijk', root: owner.signing.fingerprint }, ask);
});

describe('SignedForms', () => {
  it('finds the form that a message was made with, also after it was replaced and has expired', async () => {
    expect(await forms.definitionOf(context)).toEqual(before);
    expect(await forms.definitionOf(await contextUnder(given.get(2)!))).toEqual(after);
  });

  it('asks for a version once', async () => {
    await Promise.all([forms.definitionOf(context), forms.definitionOf(context)]);
    await forms.definitionOf(context);
    expect(asked).toEqual(['/api/directory/statements/1']);
  });

  it('asks again for what could not be had', async () => {
    const kept = given.get(1)!;
    given.delete(1);
    expect(await forms.definitionOf(context)).toBeNull();
    given.set(1, kept);
    expect(await forms.definitionOf(context)).toEqual(before);
  });

  it('takes no statement that another key signed', async () => {
    const forged = await signed(1, asking('Bel 0900 1234'), { key: await newKeys() });
    given.set(1, forged);
    expect(await forms.definitionOf(await contextUnder(forged))).toBeNull();
  });

  it('takes no statement that was changed after it was signed', async () => {
    const { statement, ...rest } = given.get(1)!;
    const changed = { ...rest, statement: statement.replace('Uw vraag', 'Uw pincode') };
    given.set(1, changed);
    expect(await forms.definitionOf(await contextUnder(changed))).toBeNull();
  });

  it('takes no statement of another site', async () => {
    const other = await signed(1, before, { site: 'elders' });
    given.set(1, other);
    expect(await forms.definitionOf(await contextUnder(other))).toBeNull();
  });

  it('takes no other statement than the one that the message names', async () => {
    given.set(1, await signed(1, after));
    const swapped = { ...context, definition: await definitionHash(after) };
    expect(await forms.definitionOf(swapped)).toBeNull();
  });

  it.each<[string, Partial<Context>]>([
    ['definition', { definition: 'A'.repeat(43) }],
    ['form', { form: 'klacht' }],
    ['form that every object has', { form: 'constructor' }],
    ['version', { statement: 9 }],
  ])('finds nothing for an unknown %s', async (_what, other) => {
    expect(await forms.definitionOf({ ...context, ...other })).toBeNull();
  });

  it('finds nothing in an answer that is no statement', async () => {
    given.set(1, { statement: 'geen json' } as SignedStatement);
    expect(await forms.definitionOf(context)).toBeNull();
  });
});
