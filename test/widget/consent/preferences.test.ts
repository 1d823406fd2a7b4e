/** The preferences in a real browser: what is on, what is explained, and what decides. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatePart } from '../../../server/sites/public-part.ts';
import { launchBrowser } from '../../support/browser.ts';
import { reachableFrom } from '../../support/imports.ts';
import { analytics, clicks, counting, openWebsite, type Visitor, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

const both = ({ vendors }: { vendors: string }) => ({ services: [analytics(vendors), clicks(vendors)] });
const unlocked = (origins: { vendors: string }) => ({
  ...both(origins),
  ipAnonymisation: { locked: false, why: 'Zet u dit uit? Dan praat uw browser zelf met Google.' },
});

async function opened(cookies: Parameters<typeof openWebsite>[1] = both, opener = 'open') {
  website = await openWebsite(browser, cookies);
  const visitor = await website.visitor();
  const { page } = visitor;
  await page.goto(website.origin);
  await page.locator(`#${opener}`).click();
  const dialog = page.getByRole('dialog', { name: 'Uw keuzes' });
  await dialog.waitFor();
  return {
    ...visitor,
    dialog,
    at: (name: string) => dialog.getByRole('switch', { name, exact: true }),
    press: (name: string) => dialog.getByRole('button', { name, exact: true }).click(),
  };
}

describe('preferences', () => {
  it('opens with nothing on but what is functional and what protects', async () => {
    const { at } = await opened();
    expect(await at('Statistieken').isChecked()).toBe(false);
    expect(await at('Klikgedrag').isChecked()).toBe(false);
    expect(await at('IP-adres verbergen').isChecked()).toBe(true);
  });

  it('has functional locked on, and says why', async () => {
    const { at, dialog } = await opened();
    expect(await at('Functioneel').isChecked()).toBe(true);
    expect(await at('Functioneel').isDisabled()).toBe(true);
    expect(await dialog.innerText()).toContain('Daarom staat het altijd aan.');
  });

  it('has the IP switch locked with its reason where the site promises it', async () => {
    const { at, dialog } = await opened();
    expect(await at('IP-adres verbergen').isDisabled()).toBe(true);
    expect(await dialog.innerText()).toContain('Google krijgt uw IP-adres niet. Dat beloven wij.');
  });

  it('lets the visitor turn IP anonymisation off where the site unlocked it', async () => {
    const { at, press } = await opened(unlocked);
    await at('Statistieken').check();
    await at('IP-adres verbergen').uncheck();
    await press('Opslaan');
    await website.proven(1);
    expect(website.proofs[0]!.choices).toEqual({ ip: false, statistiek: true, klikgedrag: false });
  });

  it('says what the IP switch does while it is on, and nothing of it while it is off', async () => {
    const { at, dialog } = await opened(unlocked);
    const row = dialog.locator('div:has(> h4 #ip)');
    expect(await row.innerText()).toContain('elke dag een ander nummer');
    await at('IP-adres verbergen').uncheck();
    expect((await row.innerText()).trim()).toMatch(/Dan praat uw browser zelf met Google\.$/);
  });

  it('lists what each service keeps: name, party, purpose and duration', async () => {
    const { dialog } = await opened();
    await dialog.getByText('Wat bewaart uw browser? (3)').click();
    const row = dialog.getByRole('row').filter({ hasText: '_hjSessionUser_*' });
    expect(await row.innerText()).toMatch(/Hotjar[\s\S]*Herkent uw browser\.[\s\S]*365 dagen/);
  });

  it.each([
    ['Escape', (page: import('playwright').Page) => page.keyboard.press('Escape')],
    ['Sluiten', (page: import('playwright').Page) => page.getByRole('button', { name: 'Sluiten' }).click()],
  ])('decides nothing when it is closed with %s', async (_, close) => {
    const { at, page, dialog, cookie } = await opened();
    await at('Statistieken').check();
    await close(page);
    await dialog.waitFor({ state: 'detached' });
    expect(await cookie()).toBeUndefined();
    expect(website.proofs).toEqual([]);
    expect(await page.locator('privacy-choice').count()).toBe(1);
  });

  it('gives the focus back to what opened it', async () => {
    const { page, press, dialog } = await opened();
    await press('Alles weigeren');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('open');
  });

  it('keeps exactly what the switches say', async () => {
    const { at, press, page, dialog } = await opened();
    await at('Klikgedrag').check();
    await press('Opslaan');
    await website.proven(1);
    expect(website.proofs[0]).toMatchObject({
      choices: { ip: true, statistiek: false, klikgedrag: true },
      source: 'preferences',
    });
    await page.locator('#open').click();
    await dialog.waitFor();
    expect(await at('Klikgedrag').isChecked()).toBe(true);
    expect(await at('Statistieken').isChecked()).toBe(false);
  });

  it('takes no switch that a script of the page turned, also where it hides its click from us', async () => {
    const { page, press } = await opened();
    await page.evaluate(() => {
      addEventListener('click', (event) => event.isTrusted || event.stopImmediatePropagation(), true);
      const { shadowRoot } = document.querySelector('privacy-preferences')!;
      for (const each of shadowRoot!.querySelectorAll<HTMLInputElement>('input[role=switch]:enabled')) {
        each.click();
        each.checked = true;
        each.dispatchEvent(new Event('change'));
        each.dispatchEvent(new MouseEvent('click'));
        each.checked = true;
      }
    });
    await press('Opslaan');
    await website.proven(1);
    expect(website.proofs[0]).toMatchObject({ choices: { ip: true, statistiek: false, klikgedrag: false } });
  });

  it('turns a switch by its label and by the space bar too', async () => {
    const { page, press, dialog, at } = await opened();
    await dialog.getByText('Statistieken', { exact: true }).click();
    await at('Klikgedrag').focus();
    await page.keyboard.press('Space');
    await press('Opslaan');
    await website.proven(1);
    expect(website.proofs[0]).toMatchObject({ choices: { statistiek: true, klikgedrag: true } });
  });

  it('has one button for all yes and one for all no, of the same size and weight', async () => {
    const { dialog } = await opened();
    const looks = ['Alles weigeren', 'Alles accepteren'].map((name) =>
      dialog.getByRole('button', { name }).evaluate((element) => {
        const { width, height } = element.getBoundingClientRect();
        const { fontSize, fontWeight, color, backgroundColor, border } = getComputedStyle(element);
        return { width: Math.round(width), height, fontSize, fontWeight, color, backgroundColor, border };
      }),
    );
    const [refuse, accept] = await Promise.all(looks);
    expect(refuse).toEqual(accept);
  });

  it('says on which day was chosen', async () => {
    const { press, page, dialog } = await opened();
    await press('Alles weigeren');
    await website.proven(1);
    await page.locator('#open').click();
    await dialog.waitFor();
    const today = new Date().toLocaleDateString('nl', { dateStyle: 'full' });
    expect(await dialog.innerText()).toContain(`Gekozen op ${today}.`);
  });

  it('opens at the row of click tracking from the statement’s link, and notes that as the way', async () => {
    const { page, at, press } = await opened(both, 'clicks');
    const focused = () => page.evaluate(() => document.activeElement!.shadowRoot!.activeElement!.id);
    expect(await focused()).toBe('click-tracking');
    await at('Klikgedrag').check();
    await press('Opslaan');
    await website.proven(1);
    expect(website.proofs[0]!.source).toBe('link');
  });

  it('has a switch per service where a purpose has more than one', async () => {
    const { at, press } = await opened(({ vendors, site }) => ({
      services: [analytics(vendors), { ...counting(site), countingOnly: undefined }],
    }));
    await at('Statistieken').check();
    expect(await at('Google Analytics').isChecked()).toBe(true);
    await at('Matomo').uncheck();
    expect(await at('Statistieken').isChecked()).toBe(false);
    await press('Opslaan');
    await website.proven(1);
    expect(website.proofs[0]!.choices).toEqual({ ip: true, statistiek: true, tellen: false });
  });

  it('can switch off what needs no choice', async () => {
    const { at, press, page, dialog } = await opened(({ site }) => ({ services: [counting(site)] }));
    expect(await at('Statistieken').isChecked()).toBe(true);
    expect(await dialog.innerText()).toContain('Uitzetten mag altijd.');
    expect(await dialog.innerText()).toContain(counting('').countingOnly);
    await at('Statistieken').uncheck();
    await press('Opslaan');
    await website.proven(1);
    website.vendors.clear();
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });

  it('still decides when the explanation cannot be loaded, and says so', async () => {
    website = await openWebsite(browser, both);
    const { page } = await website.visitor();
    await page.route('**/details', (route) => route.abort());
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Zelf kiezen' }).click();
    await page.getByText('De uitleg is nu niet te laden.').waitFor();
    await page.getByRole('button', { name: 'Alles weigeren' }).click();
    await website.proven(1);
    expect(website.proofs[0]!.choices).toEqual({ ip: true, statistiek: false, klikgedrag: false });
  });

  it('leaves the two answers of the first layer where it cannot be loaded itself', async () => {
    website = await openWebsite(browser, both);
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await website.proven(1);
    await page.waitForLoadState('networkidle');
    website.reachable = false;
    await page.locator('#open').click();
    await page.getByRole('button', { name: 'Weigeren' }).waitFor();
  });

  it('lets no script of the page decide', async () => {
    const { page, cookie } = await opened();
    await page.evaluate(() => {
      for (const button of document
        .querySelector('privacy-preferences')!
        .shadowRoot!.querySelectorAll('.buttons button'))
        (button as HTMLButtonElement).click();
    });
    expect(await cookie()).toBeUndefined();
    expect(
      await page.evaluate(() => Object.keys((window as never as { privacyloket: object }).privacyloket)),
    ).toEqual(['open', 'choices', 'withdraw']);
  });

  it('can be reached from a page that has no link to it', async () => {
    website = await openWebsite(browser, both);
    website.put('/', '<p>x</p>');
    const { page } = await website.visitor();
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => document.querySelector('footer')?.remove());
    });
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await page.getByRole('button', { name: 'Privacy', exact: true }).click();
    await page.getByRole('dialog', { name: 'Uw keuzes' }).waitFor();
  });
});

/** A visitor who decided before, in a browser that is prepared by `before`; the preferences stand open. */
async function openedAgain(
  decided: Record<string, boolean>,
  before: (visitor: Visitor) => Promise<unknown> = async () => {},
) {
  website = await openWebsite(browser, both);
  const visitor = await website.visitor();
  const { page, context } = visitor;
  const { services } = gatePart(website.site);
  const answers = Object.entries({ ip: true, ...decided }).map(
    ([id, yes]) => `${+yes}${services.find((each) => each.id === id)?.asks ?? '----'}${id}`,
  );
  const at = Date.parse('2026-11-20T10:00:00Z').toString(36);
  const value = `eerdere_.${number}.${at}.banner..${answers.join('~')}`;
  await page.clock.setFixedTime('2026-11-22T10:00:00Z');
  await context.addCookies([{ name: 'privacyloket-proef', value, url: website.origin }]);
  await before(visitor);
  await page.goto(website.origin);
  await page.locator('#open').click();
  const dialog = page.getByRole('dialog', { name: 'Uw keuzes' });
  await dialog.waitFor();
  return { ...visitor, dialog };
}
const number = 'Vb3kQ0pS7rTn2LwYx8Zc1A';

describe('the visitor’s own proof', () => {
  it('is not there before there is a decision', async () => {
    const { dialog } = await opened();
    expect(await dialog.getByText('Uw bewijs').count()).toBe(0);
  });

  it('has the number, the day and the answers of the newest decision', async () => {
    const { dialog } = await openedAgain({ statistiek: true, klikgedrag: false });
    expect(await dialog.getByLabel('Nummer van uw keuze').inputValue()).toBe(number);
    const text = await dialog.locator('section:has(#proof)').innerText();
    expect(text).toContain('Gekozen op vrijdag 20 november 2026.');
    expect(text).toContain('Aan: Google Analytics, IP-adres verbergen');
    expect(text).toContain('Uit: Hotjar');
  });

  it('can be copied', async () => {
    const { page, dialog } = await openedAgain({ statistiek: false, klikgedrag: false }, ({ context }) =>
      context.grantPermissions(['clipboard-read', 'clipboard-write']),
    );
    await dialog.getByRole('button', { name: 'Kopiëren' }).click();
    await dialog.getByText('Gekopieerd').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
  });

  it('stands selected where the browser has no clipboard for us', async () => {
    const { page, dialog } = await openedAgain({ statistiek: false, klikgedrag: false }, ({ page }) =>
      page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })),
    );
    await dialog.getByRole('button', { name: 'Kopiëren' }).click();
    const selected = await page.evaluate(() => {
      const field = document.activeElement!.shadowRoot!.activeElement as HTMLInputElement;
      return field.value.slice(field.selectionStart!, field.selectionEnd!);
    });
    expect(selected).toBe(number);
  });

  it('leads to the page that looks it up, with the number in no address', async () => {
    const { dialog } = await openedAgain({ statistiek: false, klikgedrag: false });
    const link = dialog.getByRole('link', { name: 'Keuze opzoeken of intrekken' });
    expect(await link.getAttribute('href')).toMatch(/^http:\/\/loket\.localhost:\d+\/s\/proef\/keuze$/);
  });
});

describe('what asks for attention', () => {
  const signal = ({ page }: Visitor) =>
    page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    );

  it('names the wish of the browser as the reason that all is off', async () => {
    const { dialog } = await openedAgain({ statistiek: false, klikgedrag: false }, signal);
    await dialog.getByText('(Global Privacy Control). Daarom staat alles uit.').waitFor();
  });

  it('says that a later choice of the visitor counts, where it differs from the browser’s wish', async () => {
    const { dialog } = await openedAgain({ statistiek: true, klikgedrag: false }, signal);
    await dialog.getByText('(Global Privacy Control). U koos daarna zelf. Dat geldt nu.').waitFor();
  });

  it('marks what was not asked before, and only that', async () => {
    const { dialog } = await openedAgain({ statistiek: true });
    expect(await dialog.getByText('Nieuw', { exact: true }).count()).toBe(1);
    expect(await dialog.locator('h4:has(strong)').innerText()).toMatch(/Hotjar\s+Nieuw/);
  });

  it('marks nothing that is asked where it stands, because of an answer beside it', async () => {
    const { page, dialog } = await opened(({ vendors }) => ({
      services: [
        analytics(vendors),
        {
          id: 'film',
          title: 'YouTube',
          purpose: 'embedded',
          why: 'Films.',
          integration: 'youtube',
          cookies: [],
        },
      ],
    }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Weigeren', exact: true }).click();
    await website.proven(1);
    await page.locator('#open').click();
    await dialog.getByText('Uit: ').waitFor();
    expect(await dialog.getByText('Nieuw', { exact: true }).count()).toBe(0);
  });

  it('tells what an earlier page could not clear', async () => {
    const { dialog } = await openedAgain({ statistiek: false, klikgedrag: false }, ({ context }) =>
      context.addCookies([{ name: '_hjSession_1', value: 'x', url: website.origin }]),
    );
    await dialog.getByText('Dit konden wij niet wissen: _hjSession_1.').waitFor();
  });

  it('says so where the browser keeps nothing, before and after the choice', async () => {
    website = await openWebsite(browser, both);
    const { page } = await website.visitor();
    await page.addInitScript(() => {
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
      Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
    });
    await page.goto(website.origin);
    await page.locator('#open').click();
    const dialog = page.getByRole('dialog', { name: 'Uw keuzes' });
    await dialog.getByText('Uw browser bewaart niets. Uw keuze geldt alleen op deze pagina.').waitFor();
    await dialog.getByRole('button', { name: 'Alles weigeren' }).click();
    await page.locator('privacy-preferences [role=status]').getByText('Uw browser bewaart niets.').waitFor();
  });

  it('says that the choice is kept, to whoever only hears', async () => {
    const { page, press } = await opened();
    await press('Alles weigeren');
    await page.locator('privacy-preferences').getByRole('status').getByText('Uw keuze is bewaard.').waitFor();
    await page.keyboard.press('Tab');
    await page.locator('privacy-preferences').waitFor({ state: 'detached' });
  });
});

describe('a page that refuses the Trusted Types policy of lit-html', () => {
  it('has preferences all the same: they are made without it', () => {
    const { packages } = reachableFrom('widget/consent/preferences.ts');
    expect([...packages]).toEqual([]);
  });
});
