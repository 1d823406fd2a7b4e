import { expect, it } from 'vitest';
import { isAsSigned } from '../../../widget/envelope/as-signed.ts';
import { hashText } from '../../../widget/envelope/hash.ts';

it.each(['', '{}', 'Zoë belt € 🙂', 'x'.repeat(10_000)])('knows a text by its hash (%#)', async (text) => {
  expect(await isAsSigned(text, await hashText(text))).toBe(true);
  expect(await isAsSigned(`${text} `, await hashText(text))).toBe(false);
  expect(await isAsSigned(text, (await hashText(text)).slice(0, 42))).toBe(false);
});
