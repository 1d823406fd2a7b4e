/**
 * Promise: with the pinned tag a server that was taken over can't change what runs in a visitor's browser, what is
 * asked, or who reads the form. It can only make it fall silent: all stays held, and the form shows a phone number.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signStatement } from '../../widget/envelope/sign-statement.ts';
import type { SignedStatement, SiteStatement } from '../../widget/envelope/site-statement.ts';
import { launchBrowser } from '../support/browser.ts';
import { clicks } from '../widget/consent/website-on-test.ts';
import { newSigningKey } from '../widget/envelope/sample-site.ts';
import { type HostileHouse, openHostileHouse, type Visitor } from '../widget/pinned/hostile-house.ts';

const dayMs = 86_400_000;
/** Runs in the page if anything that was swapped ever does. */
const evil = ';globalThis.tellHacked();';
/** The visitor's files as they were built, `a/<name>-<hash>.js`. */
const built = Object.values(
  JSON.parse(readFileSync(new URL('../../dist/visitor/manifest.json', import.meta.url), 'utf8')) as Record<
    string,
    { file: string }
  >,
).map(({ file }) => file);
let browser: Browser;
let house: HostileHouse;
let tag: HostileHouse['tag'];

beforeAll(async () => {
  browser = await launchBrowser();
  house = await openHostileHouse(browser, (vendors) => ({ services: [clicks(vendors)] }));
  tag = { ...house.tag };
});
beforeEach(() => {
  house.tamper = async () => undefined;
  Object.assign(house, { tag: { ...tag }, policy: '' });
  house.vendors.clear();
});
afterEach(() => expect(house.vendors.recorded).toEqual([]));
afterAll(async () => {
  await house.close();
  await browser.close();
});

const banner = ({ page }: Visitor) => page.locator('privacy-choice');
/** Nothing of ours stands in the page, and nobody else was asked anything. */
async function expectSilence(visitor: Visitor): Promise<void> {
  expect(visitor.hacked).toBe(false);
  expect(await banner(visitor).count()).toBe(0);
  expect(visitor.foreign).toEqual([]);
  expect(await visitor.page.context().cookies()).toEqual([]);
}
/** What the page itself put into its form is what a visitor sees. */
async function expectPhone(visitor: Visitor): Promise<void> {
  await expect.poll(() => visitor.page.locator('#bel').isVisible()).toBe(true);
  expect(await visitor.page.locator('privacy-form').getByRole('textbox').count()).toBe(0);
}

/** Safari before 17 and Firefox before 115. */
function olderBrowser(): void {
  const { supports } = DOMTokenList.prototype;
  DOMTokenList.prototype.supports = function (token) {
    return token !== 'modulepreload' && supports.call(this, token);
  };
}

/** Swaps a file whose path fits, by what a hand adds to it. */
const swap =
  (fits: (path: string) => boolean): HostileHouse['tamper'] =>
  async (path, genuine) =>
    fits(path) ? (await genuine()) + evil : undefined;

describe('an honest server', () => {
  it('asks as ever, from signed settings', async () => {
    const visitor = await house.visit();
    await banner(visitor).getByRole('button', { name: 'Weigeren' }).waitFor();
    expect(visitor.foreign).toEqual([]);
  });

  it('opens the form, with one request for the statement', async () => {
    const { page, asked } = await house.visit('/contact');
    await page.locator('privacy-form').getByRole('textbox', { name: 'Uw naam' }).waitFor();
    expect(asked.filter((path) => path.endsWith('/statement'))).toHaveLength(1);
  });
});

describe('a server that swaps the gate', () => {
  it('is stopped by the tag', async () => {
    house.tamper = swap((path) => path.startsWith('/p/'));
    const visitor = await house.visit('/contact');
    await expectSilence(visitor);
    await expectPhone(visitor);
  });
});

describe('a server that swaps a file which the gate asks for', () => {
  const paths = ['/', '/contact', '/?lang=en', '/contact?lang=en', '/?lang=pl'];

  /** Opens all that a visit can open: the question, a yes, the preferences, the form and its faults. */
  async function walk(path: string): Promise<Visitor> {
    const visitor = await house.visit(path);
    const { page } = visitor;
    const press = async (name: string | RegExp) => {
      const button = page.getByRole('button', { name });
      if (await button.count()) await button.first().click();
      await page.waitForLoadState('networkidle');
    };
    await press(/^(Weigeren|Refuse|Odrzu)/);
    await press(/^(Bekijk|Verder|Check|Review)/);
    await page.locator('#open').click();
    await page.waitForLoadState('networkidle');
    return visitor;
  }

  it('is found out, since every file is asked for by its hash, and once', async () => {
    const files = new Set<string>();
    for (const path of paths) {
      const { page, asked } = await walk(path);
      const chunks = asked.filter((each) => each.startsWith('/a/'));
      const checked = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')]
          .filter(({ integrity }) => /^sha256-[\w+/]{43}=$/.test(integrity))
          .map(({ href }) => new URL(href).pathname),
      );
      expect(chunks.sort()).toEqual(checked.sort());
      for (const each of chunks) files.add(each.replace(/-.{8}\.js$/, ''));
      await page.context().close();
    }
    expect([...files]).toEqual(expect.arrayContaining(['/a/preferences', '/a/contact-entry', '/a/trouble']));
    expect([...files]).toEqual(expect.arrayContaining(['/a/consent-en', '/a/contact-en', '/a/consent-pl']));
  });

  it.each(paths)('has none of it run on %s', async (path) => {
    house.tamper = swap((asked) => asked.startsWith('/a/'));
    const visitor = await walk(path);
    expect([visitor.hacked, visitor.foreign]).toEqual([false, []]);
  });

  it.each(['shown', 'preferences', 'consent-nl', 'language-choice', 'trouble', 'settle'])(
    'has none of it run where only %s is another',
    async (name) => {
      expect(built.filter((file) => new RegExp(`^a/${name}-.{8}\\.js$`).test(file))).toHaveLength(1);
      house.tamper = swap((path) => path.startsWith(`/a/${name}-`));
      for (const path of ['/', '/contact']) {
        const visitor = await walk(path);
        expect([visitor.hacked, visitor.foreign]).toEqual([false, []]);
      }
    },
  );

  it('has its words checked too where the form is read in another language, or keeps its own', async () => {
    const speak = async () => {
      const visitor = await house.visit('/contact');
      await visitor.page.locator('privacy-form').getByRole('button', { name: 'Polski' }).click();
      await visitor.page.waitForLoadState('networkidle');
      return visitor;
    };
    const { page } = await speak();
    await page.locator('privacy-form [lang=pl] button.main').waitFor();
    for (const name of ['contact-pl', 'trouble-pl']) {
      house.tamper = swap((path) => path.startsWith(`/a/${name}-`));
      const visitor = await speak();
      expect(visitor.hacked).toBe(false);
      expect(await visitor.page.locator('privacy-form .form').getAttribute('lang')).toBe('nl');
    }
  });

  it('leaves the form with its phone number', async () => {
    house.tamper = swap((path) => path.includes('contact-entry'));
    const visitor = await house.visit('/contact');
    expect(visitor.hacked).toBe(false);
    await expectPhone(visitor);
  });

  it('has it run in no older browser either, which has a script check instead of a link', async () => {
    const older = { path: '/contact', init: olderBrowser };
    const { page } = await house.visit(older.path, {}, older.init);
    await page.locator('privacy-form').getByRole('textbox', { name: 'Uw naam' }).waitFor();
    // What the form's first file needs itself.
    house.tamper = swap((path) => path.startsWith('/a/language-choice-'));
    const visitor = await house.visit(older.path, {}, older.init);
    expect(visitor.hacked).toBe(false);
    await expectPhone(visitor);
  });
});

describe('the living tag', () => {
  it('is another promise: there the same hand reaches the page, as its text says', async () => {
    const { gate } = house;
    Object.assign(house, { gate: () => `${house.loket}/proef.js`, tag: { ...tag, integrity: '' } });
    house.tamper = swap((path) => path === '/proef.js');
    expect((await house.visit()).hacked).toBe(true);
    house.gate = gate;
  });
});

describe('a server that swaps the settings', () => {
  const resigned = async (change: (statement: SiteStatement) => void): Promise<string> => {
    const { signed } = house.enrolled;
    const statement = JSON.parse(signed.statement) as SiteStatement;
    change(statement);
    return JSON.stringify({ ...signed, statement: JSON.stringify(statement) } satisfies SignedStatement);
  };
  const serve = (text: string) => {
    house.tamper = async (path) => (path.endsWith('/statement') ? text : undefined);
  };
  async function expectRefused(): Promise<void> {
    const home = await house.visit();
    await expectSilence(home);
    await home.page.locator('#open').click();
    const form = await house.visit('/contact');
    await expectSilence(form);
    await expectPhone(form);
  }

  it.each<[string, (statement: SiteStatement) => void]>([
    [
      'sets a service to counting only',
      ({ settings }) => {
        settings.services[0]!.free = true;
      },
    ],
    [
      'has a script come from elsewhere',
      ({ settings }) => {
        settings.services[0]!.from = 'https://evil.test';
      },
    ],
    [
      'adds a service',
      ({ settings }) => {
        const from = 'https://evil.test/';
        settings.services.push({
          id: 'meer',
          purpose: 'analytics',
          asks: 'aaaa',
          free: true,
          run: 'matomo',
          tag: 1,
          from,
        });
      },
    ],
    [
      'leaves a service out',
      ({ settings }) => {
        settings.services = [];
      },
    ],
    [
      'changes a question',
      ({ forms }) => {
        forms.contact!.definition.fields[0]!.label = 'Uw BSN';
      },
    ],
    [
      'adds a reader',
      ({ readers }) => {
        readers.push({ ...readers[0]!, person: 'meelezer' });
      },
    ],
  ])('is refused where it %s', async (_, change) => {
    serve(await resigned(change));
    await expectRefused();
  });

  it('is refused where it signs with a key of its own', async () => {
    const key = await newSigningKey();
    const statement = JSON.parse(house.enrolled.signed.statement) as SiteStatement;
    serve(JSON.stringify(await signStatement({ ...statement, version: 2 }, key, { now: Date.now() })));
    await expectRefused();
  });

  const genuine = async (change: Partial<SiteStatement>, now = Date.now()) => {
    const statement = { ...(JSON.parse(house.enrolled.signed.statement) as SiteStatement), ...change };
    return JSON.stringify(await signStatement(statement, house.enrolled.person.keys.signing, { now }));
  };

  it('is refused where it replays a statement that the tag no longer takes', async () => {
    house.tag.version = 2;
    await expectRefused();
  });

  it('is refused where it keeps an expired statement alive', async () => {
    serve(await genuine({}, Date.now() - 100 * dayMs));
    await expectRefused();
  });

  it("is refused where it shows another site's", async () => {
    serve(await genuine({ site: 'welzijn' }));
    await expectRefused();
  });

  it('is refused where it shows nothing, or something else', async () => {
    serve('{}');
    await expectRefused();
    serve('{"code":"form-closed"}');
    await expectRefused();
  });

  it('takes what the administrator signed later', async () => {
    serve(await genuine({ version: 2 }));
    const visitor = await house.visit();
    await banner(visitor).getByRole('button', { name: 'Weigeren' }).waitFor();
  });
});

describe('a server that swaps what the preferences explain', () => {
  it('has none of it shown', async () => {
    house.tamper = async (path, genuine) =>
      path.endsWith('/details') ? (await genuine()).replaceAll('Hotjar', 'Niets') : undefined;
    const { page } = await house.visit();
    await page.locator('#open').click();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').textContent()).not.toContain('Niets');
  });
});

describe('a server that swaps whom to call', () => {
  it('has no other number shown under a form that can’t open', async () => {
    house.tamper = async (path, genuine) => {
      if (path.endsWith('/details')) return (await genuine()).replaceAll('012 345 67 89', '0900 1234');
      return undefined;
    };
    const { page, asked } = await house.visit('/onbekend');
    await expect.poll(() => asked.some((path) => path.endsWith('/details'))).toBe(true);
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('0900').count()).toBe(0);
    house.tamper = async () => undefined;
    const honest = await house.visit('/onbekend');
    await honest.page.locator('privacy-form').getByText('012 345 67 89').waitFor();
  });
});

describe('the hash', () => {
  it('is the same whatever the settings are', async () => {
    const other = await openHostileHouse(browser, () => ({ services: [] }));
    expect(other.tag.hash).toBe(house.tag.hash);
    expect(other.tag.integrity).toBe(house.tag.integrity);
    await other.close();
  });
});
