/** The pinned tag does what the living one does: on strict pages, for who comes back, for who says yes and then no. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyPinned } from '../../../server/sites/tag-command.ts';
import { launchBrowser } from '../../support/browser.ts';
import { analytics, clicks } from '../consent/website-on-test.ts';
import { type HostileHouse, openHostileHouse } from './hostile-house.ts';

let browser: Browser;
let house: HostileHouse;
let tag: HostileHouse['tag'];

beforeAll(async () => {
  browser = await launchBrowser();
  house = await openHostileHouse(browser, (vendors) => ({
    services: [analytics(vendors), clicks(vendors), film],
    ipAnonymisation: { locked: true, why: 'Google krijgt uw IP-adres niet.' },
  }));
  tag = { ...house.tag };
});
beforeEach(() => {
  Object.assign(house, { tag: { ...tag }, policy: '' });
  house.vendors.clear();
});
afterAll(async () => {
  await house.close();
  await browser.close();
});

/** Signed with the others; the page holds it back. */
const film = {
  id: 'film',
  title: 'Film',
  purpose: 'embedded',
  why: 'Wij laten zien hoe wij werken.',
  integration: 'youtube',
} as const;
const trusted = "require-trusted-types-for 'script'; trusted-types lit-html privacyloket";
const chunks = (asked: string[]) => asked.filter((path) => path.startsWith('/a/'));

describe('the pinned tag', () => {
  it('loads the gate and the statement only, for who answered before', async () => {
    const { page, asked } = await house.visit();
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await expect.poll(async () => (await page.context().cookies())[0]?.value).toMatch(/\.banner\.\./);
    asked.length = 0;
    await page.reload({ waitUntil: 'networkidle' });
    expect(asked.toSorted()).toEqual([`/p/${tag.hash}.js`, '/s/proef/statement']);
  });

  it('proves each decision with the version of what was signed and shown', async () => {
    const { page } = await house.visit();
    const posted = page.waitForRequest(/\/consents$/);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    const { version, choices } = (await posted).postDataJSON();
    expect(version).toMatch(/^[\w-]{8}$/);
    expect(choices).toEqual({ statistiek: false, klikgedrag: false, film: false, ip: true });
  });

  it('lets a service in after a yes, and out after a no', async () => {
    const { page, foreign } = await house.visit();
    expect(foreign).toEqual([]);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await house.vendors.seen(({ vendor }) => vendor === 'hotjar');
    await expect.poll(async () => (await page.context().cookies()).length).toBeGreaterThan(1);
    await page.locator('#open').click();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.getByRole('button', { name: 'Alles weigeren' }).click(),
    ]);
    await page.waitForLoadState('networkidle');
    house.vendors.clear();
    foreign.length = 0;
    await page.mouse.click(200, 200);
    await page.reload({ waitUntil: 'networkidle' });
    expect(foreign).toEqual([]);
    await expect
      .poll(async () => (await page.context().cookies()).map(({ name }) => name))
      .toEqual(['privacyloket-proef']);
  });

  it('holds back a film until the visitor wants it', async () => {
    const { page, foreign } = await house.visit('/film');
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await page.getByRole('button', { name: 'Deze keer tonen' }).waitFor();
    expect(foreign).toEqual([]);
    await page.getByRole('button', { name: 'Deze keer tonen' }).click();
    await expect.poll(() => foreign).toEqual([`${house.vendorOrigin}/embed/1`]);
  });

  it('works where only a nonce lets scripts in', async () => {
    house.tag.nonce = 'Zm9ybXVsaWVy';
    house.policy = `default-src 'none'; script-src 'nonce-Zm9ybXVsaWVy' 'strict-dynamic'; connect-src ${house.loket}; ${trusted}`;
    const home = await house.visit();
    await home.page.getByRole('button', { name: 'Weigeren' }).click();
    await home.page.locator('#open').click();
    await home.page.getByRole('dialog').waitFor();
    const { page, violations, asked } = await house.visit('/contact');
    await page.locator('privacy-form').getByRole('textbox', { name: 'Uw naam' }).waitFor();
    expect([home.violations, violations]).toEqual([[], []]);
    expect(chunks(asked).length).toBeGreaterThan(1);
  });

  it('works where only our origin is let in', async () => {
    house.policy = `default-src 'none'; script-src ${house.loket}; connect-src ${house.loket}; style-src 'self'; ${trusted}`;
    const home = await house.visit();
    await home.page.locator('#open').click();
    await home.page.getByRole('dialog').waitFor();
    const { page, violations } = await house.visit('/contact');
    await page.locator('privacy-form').getByRole('textbox', { name: 'Uw naam' }).waitFor();
    expect([home.violations, violations]).toEqual([[], []]);
  });

  it('comes from the website itself, which is then all that it runs', async () => {
    const files = mkdtempSync(join(tmpdir(), 'privacyloket-files-'));
    const { gate } = house;
    const said: string[] = [];
    expect(copyPinned(files, (line) => void said.push(line))).toBe(0);
    expect(said).toContain(`integrity="${tag.integrity}"`);
    Object.assign(house, { files, gate: (hash: string) => `/eigen/p/${hash}.js` });
    house.tag.server = house.loket;
    house.policy = `default-src 'none'; script-src 'self'; connect-src ${house.loket}; ${trusted}`;
    const home = await house.visit();
    await home.page.getByRole('button', { name: 'Weigeren' }).click();
    await expect.poll(async () => (await home.page.context().cookies())[0]?.value).toMatch(/\.banner\.\./);
    const { page, asked, violations } = await house.visit('/contact');
    await page.locator('privacy-form').getByRole('textbox', { name: 'Uw naam' }).waitFor();
    expect([home.violations, violations]).toEqual([[], []]);
    expect([...chunks(home.asked), ...chunks(asked)]).toEqual([]);
    house.gate = gate;
    rmSync(files, { recursive: true });
  });

  it('speaks the language of the page, with the words of that language only', async () => {
    const { page, asked } = await house.visit('/?lang=en');
    await page.getByRole('button', { name: 'Refuse' }).waitFor();
    await page.locator('#open').click();
    await page.getByRole('dialog').waitFor();
    expect(chunks(asked).filter((path) => /consent-(pl|tr|uk|ar)/.test(path))).toEqual([]);
  });
});
