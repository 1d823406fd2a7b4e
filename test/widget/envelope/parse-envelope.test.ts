import { beforeAll, describe, expect, it } from 'vitest';
import { EnvelopeRefused, parseEnvelope, parseHeader } from '../../../widget/envelope/parse-envelope.ts';
import { type Envelope, filesCeiling, recipientsCeiling } from '../../../widget/envelope/wire.ts';
import { sampleEnvelope, sampleSite } from './sample-site.ts';

/** Loose on purpose: these tests take envelopes apart. */
// biome-ignore lint/suspicious/noExplicitAny: a test may change any field to anything
type Loose = Record<string, any>;

let whole: Envelope;
beforeAll(async () => {
  whole = await sampleEnvelope(await sampleSite(), 'p256');
});

const changed = (change: (envelope: Loose) => void): unknown => {
  const copy = JSON.parse(JSON.stringify(whole));
  change(copy);
  return copy;
};
const refusal = (input: unknown, parse: (input: unknown) => unknown = parseEnvelope) => {
  try {
    parse(input);
  } catch (error) {
    if (error instanceof EnvelopeRefused) return `${error.code} ${error.message.split(' at ')[1]}`;
  }
  return 'accepted';
};
const base64url = (bytes: number) => Buffer.alloc(bytes).toString('base64url');

describe('parseEnvelope', () => {
  it('takes what seal made', () => {
    expect(parseEnvelope(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  it('takes the sizes of files', () => {
    const files = [65_536, 10_485_760];
    expect(parseEnvelope(changed((e) => Object.assign(e, { files }))).files).toEqual(files);
  });

  it.each([
    ['another format', 'malformed format', (e: Loose) => (e.format = 'privacyloket-2')],
    ['an unknown suite', 'unknown-suite suite', (e: Loose) => (e.suite = 'x25519')],
    ['a suite from the prototype', 'unknown-suite suite', (e: Loose) => (e.suite = 'constructor')],
    ['a missing key', 'malformed envelope', (e: Loose) => delete e.commit],
    ['an unknown key', 'malformed envelope', (e: Loose) => (e.note = 'plain text')],
    ['an unknown key in the context', 'malformed context', (e: Loose) => (e.context.url = '/')],
    ['a site with a capital', 'malformed context.site', (e: Loose) => (e.context.site = 'Rondom')],
    ['a form that climbs', 'malformed context.form', (e: Loose) => (e.context.form = '../x')],
    [
      'a short definition hash',
      'malformed context.definition',
      (e: Loose) => (e.context.definition = 'AAAA'),
    ],
    ['an id of 15 bytes', 'malformed context.id', (e: Loose) => (e.context.id = base64url(15))],
    [
      'an id with bits that say nothing',
      'malformed context.id',
      (e: Loose) => (e.context.id = `${'A'.repeat(21)}B`),
    ],
    ['statement version 0', 'malformed context.statement', (e: Loose) => (e.context.statement = 0)],
    ['a statement version as text', 'malformed context.statement', (e: Loose) => (e.context.statement = '3')],
    ['half a statement version', 'malformed context.statement', (e: Loose) => (e.context.statement = 1.5)],
    ['no statement hash', 'malformed context.statementHash', (e: Loose) => (e.context.statementHash = '')],
    ['an empty list of files', 'malformed files', (e: Loose) => (e.files = [])],
    ['files that are no list', 'malformed files', (e: Loose) => (e.files = 65_536)],
    ['a file of no padded size', 'malformed files.1', (e: Loose) => (e.files = [65_536, 65_537])],
    ['a file whose size is a text', 'malformed files.0', (e: Loose) => (e.files = ['65536'])],
    ['a file with a name', 'malformed files.0', (e: Loose) => (e.files = [{ name: 'brief.pdf' }])],
    ['too many files', 'too-large files', (e: Loose) => (e.files = Array(filesCeiling + 1).fill(65_536))],
    [
      'files that are too large together',
      'too-large files',
      (e: Loose) => (e.files = Array(4).fill(10_485_760)),
    ],
    ['nobody to read it', 'malformed recipients', (e: Loose) => (e.recipients = [])],
    ['recipients that are no list', 'malformed recipients', (e: Loose) => (e.recipients = {})],
    ['a short key id', 'malformed recipients.0.key', (e: Loose) => (e.recipients[0].key = base64url(31))],
    [
      'the same key in another spelling',
      'malformed recipients.2.key',
      (e: Loose) => {
        const { key } = e.recipients[0];
        // 32 bytes leave two bits of the last letter unused, so the letter after it says the same.
        const last = String.fromCharCode(key.charCodeAt(42) + 1);
        e.recipients.push({ ...e.recipients[0], key: key.slice(0, -1) + last });
      },
    ],
    [
      'the same recipient twice',
      'malformed recipients.2.key',
      (e: Loose) => e.recipients.push(e.recipients[0]),
    ],
    [
      'one recipient too many',
      'too-large recipients',
      (e: Loose) => (e.recipients = Array(recipientsCeiling + 1).fill(e.recipients[0])),
    ],
    [
      'a short encapsulated secret',
      'malformed recipients.0.enc',
      (e: Loose) => (e.recipients[0].enc = base64url(64)),
    ],
    [
      'a long sealed secret',
      'malformed recipients.1.sealed',
      (e: Loose) => (e.recipients[1].sealed = base64url(49)),
    ],
    ['a short commitment', 'malformed commit', (e: Loose) => (e.commit = base64url(31))],
    ['a list of another size', 'malformed list', (e: Loose) => (e.list = base64url(529))],
    ['a body below the floor', 'malformed body', (e: Loose) => (e.body = base64url(4096 + 15))],
    ['a body between two steps', 'malformed body', (e: Loose) => (e.body = base64url(4097 + 16))],
    [
      'a body of the next step over the ceiling',
      'too-large body',
      (e: Loose) => (e.body = base64url(270_336 + 16)),
    ],
    ['a body with padding signs', 'malformed body', (e: Loose) => (e.body += '=')],
    ['a body that is no text', 'malformed body', (e: Loose) => (e.body = null)],
  ])('refuses %s', (_, answer, change) => {
    expect(refusal(changed(change))).toBe(answer);
  });

  it.each([[null], ['text'], [7], [[]], [undefined]])('refuses %j', (input) => {
    expect(refusal(input)).toBe('malformed envelope');
  });

  it('takes a body of exactly the ceiling', () => {
    expect(refusal(changed((e) => (e.body = base64url(262_144 + 16))))).toBe('accepted');
  });

  it('says nothing of the content in its refusal', () => {
    const message = () => parseEnvelope(changed((e) => (e.context.site = 'Zoë de Vries')));
    expect(message).toThrow('envelope refused (malformed) at context.site');
  });
});

describe('parseHeader', () => {
  it('takes an envelope without its list and body', () => {
    const { list, body, ...header } = whole;
    expect(parseHeader(header)).toEqual(header);
  });

  it('refuses a header with a body', () => {
    expect(refusal(whole, parseHeader)).toBe('malformed header');
  });
});
