/** A small site with real keys, for the envelope's tests: a person, a recovery sheet and a signed statement. */
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import type { SignedSettings } from '../../../server/sites/signed-part.ts';
import { contextFor, drawMessageId } from '../../../widget/envelope/context.ts';
import { cipherSuite } from '../../../widget/envelope/hpke-suites.ts';
import type { ListContent, MessageContent } from '../../../widget/envelope/message-content.ts';
import { readersOf } from '../../../widget/envelope/readers.ts';
import { publicHalves, type ReadingKey, readingKey } from '../../../widget/envelope/reading-key.ts';
import { seal } from '../../../widget/envelope/seal.ts';
import { type StatementDraft, signStatement } from '../../../widget/envelope/sign-statement.ts';
import { type SigningKey, signingAlgorithm, signingKey } from '../../../widget/envelope/signing-key.ts';
import type { Reader, SignedStatement, VerifiedStatement } from '../../../widget/envelope/site-statement.ts';
import { verifyStatement } from '../../../widget/envelope/verify-statement.ts';
import type { Envelope, Suite } from '../../../widget/envelope/wire.ts';

export const now = Date.parse('2026-03-02T09:00:00Z');

export const content: MessageContent = {
  language: 'nl',
  form: 'Aanmelden',
  answers: [
    { field: 'naam', label: 'Uw naam', kind: 'text', value: 'Zoë de Vries' },
    {
      field: 'vraag',
      label: 'Waar kunnen wij mee helpen?',
      kind: 'longtext',
      value: 'Ik zoek begeleiding.\n€ 🙂',
    },
  ],
};
export const list: ListContent = { name: 'Zoë de Vries', kind: 'aanmelding', first: 'Ik zoek begeleiding.' };

export const definition: FormDefinition = {
  kind: 'aanmelding',
  title: 'Aanmelden',
  intro: 'Vul dit in als u hulp zoekt.',
  purpose: 'Wij willen u kunnen bellen.',
  ground: 'U vraagt ons erom.',
  keptFor: 'Vier weken.',
  fields: [
    { id: 'naam', kind: 'text', label: 'Uw naam', required: true, autocomplete: 'name', maxLength: 200 },
    { id: 'vraag', kind: 'longtext', label: 'Waar kunnen wij mee helpen?', required: true, maxLength: 4000 },
  ],
  list: { name: 'naam', first: 'vraag' },
  organisation: {
    name: 'Huis Rondom',
    street: 'Dorpsstraat 1',
    postcode: '1234 AB',
    town: 'Voorbeeld',
    phone: '010-0000000',
    email: 'privacy@rondom.example',
    privacyContact: 'A. de Boer',
  },
  statementUrl: '/privacy',
  hours: { when: 'Op werkdagen van 9 tot 17 uur.', answerWithin: 'binnen twee werkdagen' },
  urgent: ['Bel 112 als er gevaar is.'],
};

/** A site that asks about one service. */
export const settings: SignedSettings = {
  name: 'Huis Rondom',
  url: '/privacy',
  days: 180,
  languages: ['nl', 'en'],
  accent: '#0b5c7a',
  on: '#fff',
  mark: '#0b5c7a',
  placement: 'bottom',
  services: [{ id: 'film', purpose: 'embedded', asks: 'Zx3-' }],
  details: 'rUVJ8GFB2Ak-VEkOrn6pTgyIfLXwMd2JSDdK2KTzUL4',
};

export interface Person {
  keys: ReadingKey[];
  reader: Reader;
}

/** Somebody with a key for each of `suites`. */
export async function somebody(person: string, suites: Suite[] = ['p256', 'xwing']): Promise<Person> {
  const keys = await Promise.all(
    suites.map(async (suite) => readingKey(suite, await cipherSuite(suite).GenerateKeyPair(false))),
  );
  return { keys, reader: { person, keys: publicHalves(keys), proven: new Date(now).toISOString() } };
}

export async function newSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(signingAlgorithm, false, [
    'sign',
    'verify',
  ]);
  return signingKey(privateKey, publicKey);
}

export interface SampleSite {
  anna: Person;
  sheet: Person;
  root: SigningKey;
  draft: StatementDraft;
  signed: SignedStatement;
  verified: VerifiedStatement;
}

/** The site `rondom` with two forms, read by `anna` and the sheet. */
export async function sampleSite(): Promise<SampleSite> {
  const [anna, sheet, root, spare] = await Promise.all([
    somebody('anna'),
    somebody('recovery'),
    newSigningKey(),
    newSigningKey(),
  ]);
  const draft: StatementDraft = {
    site: 'rondom',
    version: 3,
    spareRoot: spare.fingerprint,
    readers: [anna.reader, sheet.reader],
    forms: {
      aanmelding: { readers: ['anna', 'recovery'], definition },
      contact: { readers: ['anna', 'recovery'], definition: { ...definition, kind: 'contact' } },
    },
    settings,
  };
  const signed = await signStatement(draft, root, { now });
  const verified = await verifyStatement(signed, {
    site: 'rondom',
    pins: [root.fingerprint],
    minimumVersion: 1,
    now,
  });
  return { anna, sheet, root, draft, signed, verified };
}

/** A message to the readers of the site's `aanmelding`. */
export async function sampleEnvelope(
  { verified }: SampleSite,
  suite: Suite,
  { form = 'aanmelding', id = drawMessageId() } = {},
): Promise<Envelope> {
  const context = await contextFor(verified, form, id);
  return seal({ content, list, context, suite, readers: readersOf(verified.statement, form) });
}
