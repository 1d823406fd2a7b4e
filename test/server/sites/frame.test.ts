/** The page of a form in a frame, as the server gives it: who may show it, and what may run in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type House, loketOrigin, openHouse, rondomOrigin } from '../server-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('the page of a form', () => {
  it('can be shown by pages of the site’s own origins, and runs our script only', async () => {
    const answer = await house.visit('/s/rondom/formulier/aanmelding');
    const policy = answer.headers.get('content-security-policy')!.split('; ');
    expect(policy).toContain(`frame-ancestors ${rondomOrigin}`);
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    const text = await answer.text();
    expect(text).not.toMatch(/\son[a-z]+=|style=|<script>/);
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]*)"/g))
      expect(new URL(address!, loketOrigin).origin).toMatch(new RegExp(`^(${loketOrigin}|null)$`));
  });

  it('speaks the language that was asked for, where the site speaks it', async () => {
    const lang = async (site: string, language: string) =>
      /<html lang="\w+" dir="\w+">/.exec(
        await (await house.visit(`/s/${site}/formulier/contact?taal=${language}`)).text(),
      )![0];
    expect(await lang('welzijn', 'ar')).toBe('<html lang="ar" dir="rtl">');
    expect(await lang('langdurig', 'ar')).toBe('<html lang="nl" dir="ltr">');
    expect(await lang('welzijn', '"><script>')).toBe('<html lang="nl" dir="ltr">');
  });

  it.each(['/s/rondom/formulier/niets', '/s/rondom/formulier/constructor'])(
    '%s: unknown-form',
    async (path) => {
      expect(await codeOf(await house.visit(path))).toBe('unknown-form');
    },
  );

  it.each(['/formulier/gate.js', '/formulier/toString', '/formulier/..%2fgate.js'])(
    'gives no other file: %s',
    async (path) => {
      expect(await codeOf(await house.visit(path))).toBe('not-found');
    },
  );
});
