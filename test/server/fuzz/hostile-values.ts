/** What nobody sends by accident: values, paths and headers for the fuzzer, from a seed. */
import fc from 'fast-check';

/** Stands in everything hostile that is text: it may come back in no refusal and in no line of the log. */
export const canary = 'Koekoek8261';

const words = [
  '',
  ' ',
  canary,
  `'; drop table submission; -- ${canary}`,
  `<script>alert("${canary}")</script>`,
  `../../../../etc/${canary}`,
  `\u0000${canary}`,
  `\u202e${canary}\ud800`,
  `\r\nSet-Cookie: a=${canary}`,
  'a'.repeat(5000),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e309',
  '0x10',
  '9007199254740993',
  '2026-11-31T25:61:61Z',
  'A'.repeat(22),
  'A'.repeat(43),
];
const numbers = [0, -0, -1, 1.5, 1e308, 2 ** 53, 2 ** 31, 8.64e15 + 1, Number.MIN_VALUE];

/** A value for one place in a body. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...words),
  fc.constantFrom<unknown>(...numbers),
  fc.constantFrom<unknown>(null, true, false, [], {}, [[[[]]]], [null], { length: 5 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom<unknown>(...words, ...numbers), { maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A key that objects have without having it, or one too many. */
export const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  'code',
  'site',
  'id',
  canary,
  '',
);

/** One part of a path. */
export const hostilePart = fc.oneof(
  fc.constantFrom(...words.map((word) => encodeURIComponent(word.toWellFormed()))),
  fc.constantFrom('%', '%00', '%2e%2e%2f', '%2f', '%5c', '..', '.', '%ff%fe', 'x;y=z', '%252e', '*', ':site'),
  fc.string({ maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
);

/** What stands before or behind a whole path. */
export const pathTrick = fc.constantFrom(
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => path,
  (path: string) => `${path}/`,
  (path: string) => `/${path}`,
  (path: string) => `${path}//`,
  (path: string) => `${path}%00.js`,
  (path: string) => `${path}?${'a[]=1&'.repeat(50)}__proto__[x]=${canary}`,
  (path: string) => `/x/..${path}`,
  (path: string) => `/%2e%2e${path}`,
  (path: string) => path.toUpperCase(),
  (path: string) => `${path}?after=-1&lang=${canary}`,
  (path: string) => path.replace('/s/', '/S/'),
  (path: string) => path.replaceAll('/', '%2f').replace('%2f', '/'),
);

/** What a body says that it is, when that is not true. */
export const contentType = fc.constantFrom(
  'application/json; charset=utf-8',
  'application/json; charset=utf-7',
  'application/jsonp',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  `text/${canary}`,
  '',
);
