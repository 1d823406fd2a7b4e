import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyContent, listContent } from '../../../widget/envelope/message-content.ts';
import { roomIn } from '../../../widget/envelope/padding.ts';
import { readBodyContent, readListContent } from '../../../widget/envelope/read-content.ts';
import { listBytes } from '../../../widget/envelope/wire.ts';
import { content, list } from './sample-site.ts';

const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const anyText = fc.string({ unit: 'binary', maxLength: 700 });

describe('listContent', () => {
  it('keeps what fits as it is', () => {
    expect(readListContent(listContent(list))).toEqual(list);
  });

  it('cuts the first line, and says so', () => {
    const cut = readListContent(listContent({ ...list, first: 'a'.repeat(1000) }));
    expect(cut.name).toBe(list.name);
    expect(cut.first).toMatch(/^a{300,}…$/);
    expect(listContent({ ...list, first: 'a'.repeat(1000) }).length).toBe(roomIn(listBytes));
  });

  it('leaves half of the room to the first line, however long the name', () => {
    const cut = readListContent(
      listContent({ name: 'n'.repeat(1000), kind: 'contact', first: 'f'.repeat(1000) }),
    );
    expect(cut.name.length).toBeGreaterThan(200);
    expect(cut.first.length).toBeGreaterThan(200);
  });

  it('gives the name all the room that a short first line leaves', () => {
    const cut = readListContent(listContent({ name: 'n'.repeat(400), kind: 'contact', first: 'kort' }));
    expect(cut.name).toBe('n'.repeat(400));
  });

  it('cuts between characters, never through one', () => {
    const cut = readListContent(listContent({ ...list, first: '🙂'.repeat(400) }));
    expect(cut.first).toMatch(/^🙂+…$/u);
  });

  it('fits whatever is typed, line breaks, quotes and broken characters included', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, first) => {
        const bytes = listContent({ name, kind: 'privacyverzoek', first });
        expect(bytes.length).toBeLessThanOrEqual(roomIn(listBytes));
        expect(readListContent(bytes).kind).toBe('privacyverzoek');
      }),
    );
  });
});

describe('readListContent', () => {
  it.each([
    ['a missing text', { name: 'a', kind: 'b' }],
    ['a text too many', { name: 'a', kind: 'b', first: 'c', html: 'd' }],
    ['a number for a text', { name: 1, kind: 'b', first: 'c' }],
    ['a list', []],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    expect(() => readListContent(encoded(value))).toThrow(TypeError);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(() => readListContent(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(TypeError);
  });
});

describe('readBodyContent', () => {
  it('gives back what bodyContent wrote', () => {
    expect(readBodyContent(bodyContent(content))).toEqual(content);
  });

  it('leaves out what an answer holds besides its four texts', () => {
    const more = { ...content, answers: [{ ...content.answers[0]!, secret: 'x' }] };
    expect(readBodyContent(bodyContent(more))).toEqual({ ...content, answers: [content.answers[0]] });
  });

  const file = {
    field: 'brief',
    name: 'brief.pdf',
    type: 'pdf',
    bytes: 70_000,
    padded: 71_680,
    chunks: 1,
    hash: 'A'.repeat(43),
  };
  const withFile = (change: object) => ({ ...content, files: [{ ...file, ...change }] });

  it('gives back what it says about files', () => {
    expect(readBodyContent(bodyContent(withFile({})))).toEqual(withFile({}));
  });

  it.each([
    ['an empty list of files', { ...content, files: [] }],
    ['files that are no list', { ...content, files: {} }],
    ['more files than a message has', { ...content, files: Array(21).fill(file) }],
    ['a file with something more', withFile({ url: '/' })],
    ['a file without a name', withFile({ name: 5 })],
    ['a file that is empty', withFile({ bytes: 0, padded: 65_536 })],
    ['a padded size that is none', withFile({ bytes: 65_537, padded: 65_537 })],
    ['a length that does not fit its padded size', withFile({ bytes: 65_536 })],
    ['half a byte', withFile({ bytes: 69_999.5 })],
    ['a number of chunks that does not fit', withFile({ chunks: 2 })],
    ['a hash of another length', withFile({ hash: 'AAAA' })],
  ])('refuses %s', (_, value) => {
    expect(() => readBodyContent(encoded(value))).toThrow(TypeError);
  });

  // Who wrote is asked by some forms only, so a message without it is whole.
  it.each([{ who: 'child', consent: 'declared' }, { who: 'self' }, { consent: 'missing' }] as const)(
    'gives back who wrote it: %j',
    (source) => {
      expect(readBodyContent(bodyContent({ ...content, source }))).toEqual({ ...content, source });
    },
  );

  it.each([
    ['a writer that there is not', { who: 'doctor' }],
    ['a consent that there is not', { who: 'self', consent: 'checked' }],
    ['a source of nothing', {}],
    ['a source with more in it', { who: 'self', name: 'x' }],
    ['a source that is a text', 'self'],
    ['a source that is a list', []],
    ['no source where one is named', null],
  ])('refuses %s', (_, source) => {
    expect(() => readBodyContent(encoded({ ...content, source }))).toThrow(TypeError);
  });

  // A key for an answer that is another text elsewhere, or shorter, would seal what nobody opens.
  it('gives back what an answer is sealed with', () => {
    const reply = Buffer.alloc(32, 7).toString('base64url');
    expect(readBodyContent(bodyContent({ ...content, reply }))).toEqual({ ...content, reply });
  });

  it.each([
    ['too short', 'A'.repeat(42)],
    ['too long', 'A'.repeat(44)],
    ['no base64url', `${'A'.repeat(42)}+`],
    ['padded with a sign', `${'A'.repeat(43)}=`],
    ['the same bytes in another text', `${'A'.repeat(42)}B`],
    ['empty', ''],
    ['a number', 5],
    ['null', null],
    ['a list', ['A'.repeat(43)]],
  ])('refuses a reply that is %s', (_, reply) => {
    expect(() => readBodyContent(encoded({ ...content, reply }))).toThrow();
  });

  it('refuses a key that it does not know', () => {
    expect(() => readBodyContent(encoded({ ...content, html: '<b>' }))).toThrow(TypeError);
  });

  it.each([
    ['no answers', { language: 'nl', form: 'A' }],
    ['answers that are no list', { language: 'nl', form: 'A', answers: {} }],
    [
      'an answer without a value',
      { language: 'nl', form: 'A', answers: [{ field: 'a', label: 'b', kind: 'c' }] },
    ],
    [
      'an answer that is no text',
      { language: 'nl', form: 'A', answers: [{ field: 'a', label: 'b', kind: 'c', value: {} }] },
    ],
  ])('refuses %s', (_, value) => {
    expect(() => readBodyContent(encoded(value))).toThrow(TypeError);
  });
});
