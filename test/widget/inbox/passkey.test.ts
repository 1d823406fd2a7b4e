/**
 * A passkey in a real Chromium, with its virtual authenticator: one touch signs in and unlocks, and what its PRF gave
 * is in no request, no store and no file of the server.
 */
import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { tracesIn, tracesInFolder } from '../../support/traces.ts';
import { axeViolations, enrol, openPage, type Person, send, shownWords } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let page: Page;
let session: CDPSession;
let person: Person;
let authenticator: string;
let faults: string[];
/** Bodies of all requests of the page. */
const sent: string[] = [];
/** What the PRF gave, in base64. */
const given = new Set<string>();

const plug = async (hasPrf: boolean): Promise<string> => {
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return authenticatorId;
};
const unplug = (authenticatorId: string) =>
  session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const opened = await openPage(browser);
  ({ page, faults } = opened);
  await page.exposeFunction('prfGave', (base64: string) => given.add(base64));
  // Listens at the browser's own door, before our code has the answer.
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { prfGave(base64: string): void }).prfGave;
    const read = PublicKeyCredential.prototype.getClientExtensionResults;
    PublicKeyCredential.prototype.getClientExtensionResults = function (this: PublicKeyCredential) {
      const results = read.call(this);
      const first = (results as { prf?: { results?: { first?: ArrayBuffer } } }).prf?.results?.first;
      if (first) tell(btoa(String.fromCharCode(...new Uint8Array(first))));
      return results;
    };
  });
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  session = await opened.context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  authenticator = await plug(true);
  person = await enrol(page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await send(house.demo, 'rondom', { name: 'Anja de Vries' });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function prove(passphrase: string): Promise<void> {
  await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Voeg toe' }).click();
}

describe('a passkey', () => {
  it('is added with the words as proof, and after that one touch signs in and unlocks', async () => {
    await page.getByRole('link', { name: 'Toegang' }).click();
    await prove(person.passphrase.replace(/^\S+/, 'babab'));
    await page.getByText('Dit klopt niet.').waitFor();
    await prove(person.passphrase);
    await page.getByText('De toegangssleutel werkt.').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByRole('button', { name: 'Open met uw toegangssleutel' }).click();
    await page.getByRole('link', { name: 'Berichten' }).click();
    await page.getByText('Anja de Vries').waitFor();

    await page.getByRole('button', { name: 'Op slot' }).click();
    const button = page.getByRole('button', { name: 'Open met uw toegangssleutel' });
    await expect.poll(() => button.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Anja de Vries').waitFor();
    expect(faults).toEqual([]);
  });

  it('leaves what its PRF gave in no request, no store and no file', async () => {
    const secrets = [...given].map((base64) => Buffer.from(base64, 'base64'));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.every((each) => each.length === 32)).toBe(true);
    const forms = secrets.flatMap((each) =>
      [each.toString('base64'), each.toString('base64url'), each.toString('hex')].map((text) =>
        text.replace(/=+$/, ''),
      ),
    );
    expect(forms.filter((form) => sent.join('\n').includes(form))).toEqual([]);
    expect(sent.join('\n')).toContain('"clientExtensionResults":{}');
    const stored = await page.evaluate(async () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()]),
    );
    expect(tracesIn(Buffer.from(stored), forms)).toEqual([]);
    expect(tracesInFolder(house.dataDir, forms)).toEqual([]);
  });

  it('is proof enough to add another, on another device than its own', async () => {
    await page.getByRole('link', { name: 'Toegang' }).click();
    await page.getByRole('button', { name: 'Bewijs het met een toegangssleutel' }).click();
    await page.getByText('Dit apparaat heeft al een toegangssleutel voor u.').waitFor();
  });

  it('is proof enough for new words, where the old ones were lost', async () => {
    await page.getByRole('button', { name: 'Maak een nieuwe wachtzin' }).click();
    const passphrase = await shownWords(page);
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click();
    await page.getByLabel('Nieuwe wachtzin').fill(passphrase);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Uw nieuwe wachtzin werkt.').waitFor();
    expect(sent.filter((body) => passphrase.split(' ').some((word) => body.includes(word)))).toEqual([]);
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByLabel('Wachtzin', { exact: true }).fill(person.passphrase);
    await page.getByRole('button', { name: 'Open de inbox' }).click();
    await page.getByText('Dit klopt niet.').waitFor();
    person = { ...person, passphrase };
    await page.getByLabel('Wachtzin', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Open de inbox' }).click();
    await page.getByRole('heading', { name: 'Uw toegang' }).waitFor();
  });

  it('of a lost device is taken away with the other one, and opens nothing any more', async () => {
    await unplug(authenticator);
    authenticator = await plug(true);
    await prove(person.passphrase);
    const cards = page.locator('inbox-access li', { hasText: 'Gemaakt op' });
    await cards.nth(1).waitFor();
    await page.getByRole('button', { name: 'Op slot' }).click();
    await page.getByRole('button', { name: 'Open met uw toegangssleutel' }).click();
    await cards.filter({ hasNotText: 'Hiermee bent u nu ingelogd' }).getByRole('button').click();
    await page.getByText('Die toegangssleutel werkt niet meer.').waitFor();
    await expect.poll(() => cards.count()).toBe(1);
    await cards.getByRole('button').click();
    await page.getByText('U bent uitgelogd.').waitFor();
    await page.getByRole('button', { name: 'Open met uw toegangssleutel' }).click();
    await page.getByText('Dit klopt niet.').waitFor();
  });

  it('without a PRF is not added: it could sign in and open nothing', async () => {
    await unplug(authenticator);
    await plug(false);
    await page.getByLabel('Wachtzin', { exact: true }).fill(person.passphrase);
    await page.getByRole('button', { name: 'Open de inbox' }).click();
    await page.getByRole('link', { name: 'Toegang' }).click();
    await prove(person.passphrase);
    await page.getByText('Deze toegangssleutel kan de inbox niet openen.').waitFor();
    expect(faults).toEqual([]);
  });
});
