/**
 * Wrote refused.json, once: `node test/vectors/make-refused-vectors.ts`. Each is the envelope of envelope-p256.json with
 * one thing wrong, as a merge patch (RFC 7396): what another implementation has to refuse as well. Those that are wrong
 * inside are sealed with Node's own cipher, by FORMAT.md.
 */
import { createCipheriv, hkdfSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const here = (name: string) => new URL(`${name}.json`, import.meta.url);
const { secret, contextHash, envelope, paddedList, bodyContent } = JSON.parse(
  readFileSync(here('envelope-p256'), 'utf8'),
);
const hash = Buffer.from(contextHash, 'hex');
const utf8 = (value: object) => Buffer.from(JSON.stringify(value));

/** Under the key of one part and the name of another. */
function sealed(padded: Buffer, key: string, name = key): string {
  const derived = Buffer.from(
    hkdfSync('sha256', Buffer.from(secret, 'hex'), hash, `privacyloket-1 ${key}`, 32),
  );
  const cipher = createCipheriv('aes-256-gcm', derived, Buffer.alloc(12));
  cipher.setAAD(Buffer.concat([Buffer.from(`privacyloket-1 ${name}`), hash]));
  return Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function padded(content: Buffer, { length = content.length, rest = 0 } = {}): Buffer {
  const bytes = Buffer.alloc(4096);
  bytes.writeUInt32BE(length);
  content.copy(bytes, 4);
  bytes[4095] = rest;
  return bytes;
}

const content = Buffer.from(bodyContent, 'hex');
const said = JSON.parse(content.toString());
const [anna, sheet] = envelope.recipients;
const file = {
  field: 'bijlage',
  name: 'a.pdf',
  type: 'pdf',
  bytes: 5,
  padded: 65_536,
  chunks: 1,
  hash: 'A'.repeat(43),
};
const flipped = (text: string) => (text[0] === 'A' ? 'B' : 'A') + text.slice(1);
// The last letter of 43 holds four bits; the two after them must be zero.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const loose = (text: string) => text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)!) + 1];

const refused: { why: string; when: 'read' | 'opened'; patch: object }[] = [
  { why: 'a key too many', when: 'read', patch: { extra: '' } },
  { why: 'no list', when: 'read', patch: { list: null } },
  { why: 'another format', when: 'read', patch: { format: 'privacyloket-2' } },
  { why: 'an unknown suite', when: 'read', patch: { suite: 'p384' } },
  { why: 'a suite that the encapsulated secrets are not of', when: 'read', patch: { suite: 'xwing' } },
  {
    why: 'list and body in each other’s place',
    when: 'read',
    patch: { list: envelope.body, body: envelope.list },
  },
  { why: 'a recipient twice', when: 'read', patch: { recipients: [anna, anna] } },
  { why: 'nobody to read it', when: 'read', patch: { recipients: [] } },
  { why: 'an id of fifteen bytes', when: 'read', patch: { context: { id: 'A'.repeat(20) } } },
  { why: 'statement 0', when: 'read', patch: { context: { statement: 0 } } },
  {
    why: 'base64url whose unused bits are not zero',
    when: 'read',
    patch: { commit: loose(envelope.commit) },
  },
  { why: 'base64url with padding', when: 'read', patch: { commit: `${envelope.commit}=` } },
  { why: 'a file of no padded size', when: 'read', patch: { files: [65_537] } },
  { why: 'another commitment', when: 'opened', patch: { commit: flipped(envelope.commit) } },
  { why: 'another site', when: 'opened', patch: { context: { site: 'langdurig' } } },
  { why: 'another id', when: 'opened', patch: { context: { id: flipped(envelope.context.id) } } },
  { why: 'another version of the statement', when: 'opened', patch: { context: { statement: 8 } } },
  {
    why: 'the secret of another recipient',
    when: 'opened',
    patch: { recipients: [{ ...anna, enc: sheet.enc, sealed: sheet.sealed }, sheet] },
  },
  {
    why: 'a changed byte in the body',
    when: 'opened',
    patch: { body: flipped(envelope.body) },
  },
  {
    why: 'a list sealed as a body',
    when: 'opened',
    patch: {
      body: sealed(Buffer.concat([Buffer.from(paddedList, 'hex'), Buffer.alloc(3584)]), 'list', 'body'),
    },
  },
  {
    why: 'padding that is not zero',
    when: 'opened',
    patch: { body: sealed(padded(content, { rest: 1 }), 'body') },
  },
  {
    why: 'a length beyond the end',
    when: 'opened',
    patch: { body: sealed(padded(content, { length: 4093 }), 'body') },
  },
  {
    why: 'content that is no JSON',
    when: 'opened',
    patch: { body: sealed(padded(Buffer.from('Hallo')), 'body') },
  },
  {
    why: 'content with a key too many',
    when: 'opened',
    patch: { body: sealed(padded(utf8({ ...said, html: '<b>' })), 'body') },
  },
  {
    why: 'a language that there is none of',
    when: 'opened',
    patch: { body: sealed(padded(utf8({ ...said, language: 'klingon' })), 'body') },
  },
  {
    why: 'a file whose chunks do not fit its size',
    when: 'opened',
    patch: { body: sealed(padded(utf8({ ...said, files: [{ ...file, chunks: 2 }] })), 'body') },
  },
];
writeFileSync(here('refused'), `${JSON.stringify({ of: 'envelope-p256', refused }, null, 2)}\n`);
