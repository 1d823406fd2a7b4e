/** Every screen in light and dark, wide and on a phone: nothing for axe to say, nothing beyond the edge. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEnrolmentLink } from '../../../server/secretariat/enrolment.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, openPage, send, shownWords } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe.each([
  { name: 'wide and light', site: 'rondom', width: 1280, colorScheme: 'light' },
  { name: 'on a phone in the dark', site: 'langdurig', width: 360, colorScheme: 'dark' },
] as const)('the inbox, $name', ({ site, width, colorScheme }) => {
  it('has no violation on any screen', { timeout: 90_000 }, async () => {
    const { demo } = house;
    const { page, context, faults } = await openPage(browser, {
      viewport: { width, height: 800 },
      colorScheme,
    });
    const seen: Record<string, string[]> = {};
    const look = async (screen: string) => {
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      seen[screen] = [
        ...(await axeViolations(page)),
        ...(beyond > 0 ? [`${beyond} px beyond the edge`] : []),
      ];
    };
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

    await page.goto(demo.origins.inbox + (await makeEnrolmentLink(demo.services.store, site, Date.now())));
    await page.getByLabel('Uw naam').waitFor();
    await look('name');
    await press('Verder');
    await page.getByText('Vul uw naam in.').waitFor();
    await look('name missing');
    await page.getByLabel('Uw naam').fill('Fatima');
    await press('Verder');
    await page.getByRole('button', { name: 'Dat beloof ik' }).waitFor();
    await look('promise of secrecy');
    await press('Dat beloof ik');
    const passphrase = await shownWords(page);
    await look('passphrase');
    await press('Ik heb ze bewaard');
    await page.getByLabel('Wachtzin', { exact: true }).fill('babab wrong');
    await look('retype, wrong');
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await press('Verder');
    const sheet = await shownWords(page);
    await look('sheet');
    await press('Ik heb het op papier');
    await page.getByLabel('Herstelblad', { exact: true }).fill(sheet);
    await look('retype sheet');
    await press('Verder');
    await page.getByRole('heading', { name: 'De regel voor uw website' }).waitFor();
    await look('website');
    await page.getByRole('link', { name: 'Naar de inbox' }).click();
    await page.getByText('Klaar.').waitFor();
    await look('empty');
    const answers = [
      { field: 'naam', label: 'Uw naam', kind: 'text', value: 'Anja' },
      { field: 'telefoon', label: 'Telefoon', kind: 'phone', value: '0612345678' },
      { field: 'b', label: 'BSN', kind: 'bsn', value: '123456782' },
    ];
    await send(demo, site, { name: 'Anja de Vries', answers });
    await send(demo, site, { name: 'Mo Aydın', answers, suite: 'p256' });
    await press('Vernieuwen');
    await page.getByText('Anja de Vries').waitFor();
    await look('list');
    await page.getByText('Anja de Vries').click();
    await page.getByRole('heading', { name: 'Anja de Vries' }).waitFor();
    await page.getByText('Langer of korter bewaren').click();
    await page.getByText('Hoort het ergens anders bij?').click();
    await page.getByText('Wie deed wat').click();
    await page.getByText('Fatima: Gelezen').waitFor();
    await look('reader');
    await press(/^Vasthouden/);
    await look('reason');
    await page.keyboard.press('Escape');
    await press(/^Geen overeenkomst/);
    await page.getByRole('heading', { name: 'Mo Aydın' }).waitFor();
    await look('decided');
    const onward = async (name: string) => {
      // On a telephone two pages are at hand, and the one that is open.
      const more = page.getByRole('button', { name: 'Meer', exact: true });
      if (width < 700) {
        await more.click();
        expect(await more.getAttribute('aria-expanded')).toBe('true');
      } else expect(await more.isVisible()).toBe(false);
      await page.getByRole('link', { name }).click();
      if (width < 700) expect(await more.getAttribute('aria-expanded')).toBe('false');
    };
    await onward('Register');
    await page.getByRole('table').waitFor();
    await look('register');
    await onward('Mensen');
    await press('Maak de link');
    await page.getByRole('heading', { name: 'Link voor Secretariaat' }).waitFor();
    await look('people');
    await press('Trek in: link voor Secretariaat');
    await page.getByText('De link werkt niet meer.').waitFor();
    await page.route('**/api/submissions/list', (route) => route.abort());
    await press('Vernieuwen');
    await page.getByRole('alert').waitFor();
    await look('offline');
    await press('Op slot');
    await page.getByText('De inbox is op slot.').waitFor();
    await look('locked');

    expect(Object.fromEntries(Object.entries(seen).filter(([, found]) => found.length > 0))).toEqual({});
    expect(faults).toEqual([]);
    await context.close();
  });
});
