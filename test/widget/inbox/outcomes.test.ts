/** Every decision in a real Chromium: what it says beforehand, what it does, and that it can be taken back. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
/** How far the server is ahead of the machine, in ms; only ever more, since its clock does not go back. */
let ahead = 0;

beforeAll(async () => {
  house = await startDemoHouse({ now: () => Date.now() + ahead });
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.langdurig!, 'langdurig');
  await first.context.close();
});
beforeEach(async () => {
  await house.demo.services.store.db.deleteFrom('outcome').execute();
  await house.demo.services.store.db.deleteFrom('submission').execute();
  ({ page, context } = await openPage(browser));
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Two messages wait, newest first: Eerst, Daarna. Opens the first. */
async function openFirst(): Promise<string> {
  await send(house.demo, 'langdurig', { name: 'Daarna' });
  const { id } = await send(house.demo, 'langdurig', { name: 'Eerst' });
  await page.goto(house.demo.origins.inbox);
  await signIn(page, person);
  await openMessage('Eerst');
  return id;
}

async function openMessage(name: string): Promise<void> {
  await page.locator('inbox-list').getByText(name, { exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

async function stateOf(id: string) {
  const { db } = house.demo.services.store;
  const row = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const outcomes = await db
    .selectFrom('outcome')
    .selectAll()
    .where('submission', '=', id)
    .orderBy('seq')
    .execute();
  return {
    ...row,
    outcomes: outcomes.map(({ outcome, reason }) => (reason ? `${outcome}:${reason}` : outcome)),
  };
}

const outcome = (name: string) => page.locator(`button[data-outcome="${name}"]`);
const undo = () => page.getByRole('button', { name: 'Draai terug' }).first();

describe('a decision that settles a message', () => {
  it.each([
    ['unwanted', 'Ongewenst', 'ongewenst'],
    ['no-agreement', 'Geen overeenkomst', 'geen overeenkomst'],
    ['dealt-with', 'Afgehandeld', 'afgehandeld'],
    ['agreement', 'Overeenkomst', 'overeenkomst'],
  ])(
    '%s does what its button says, brings the next message and can be taken back',
    async (code, label, state) => {
      const id = await openFirst();
      const before = await stateOf(id);
      const promised = await outcome(code).locator('.effect').innerText();
      await outcome(code).click();

      await page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
      await page
        .getByText(new RegExp(`^Eerst: ${label}\\. Terugdraaien kan tot `))
        .first()
        .waitFor();
      const after = await stateOf(id);
      expect(after.outcomes).toEqual([code]);
      // Under an agreement it has no date here until the service has ended.
      expect(after.wipes_at === null).toBe(code === 'agreement');
      const weekday = new Intl.DateTimeFormat('nl-NL', {
        timeZone: 'Europe/Amsterdam',
        weekday: 'long',
        day: 'numeric',
        month: 'long',
      });
      const told = after.wipes_at === null ? 'zonder einddatum' : weekday.format(after.wipes_at);
      expect(promised).toContain(told);
      const row = page.locator('section').filter({ hasText: 'Beslist' }).getByRole('link', { name: /Eerst/ });
      expect(await row.innerText()).toContain(state);
      expect(await axeViolations(page)).toEqual([]);

      await undo().click();
      await page.getByRole('heading', { name: 'Eerst', exact: true }).waitFor();
      const undone = await stateOf(id);
      expect(undone.outcomes).toEqual([code, 'undo']);
      expect(undone.wipes_at).toBe(before.wipes_at);
    },
  );

  it('leaves an empty inbox that says what wipes itself this week', async () => {
    await send(house.demo, 'langdurig', { name: 'Enige' });
    await page.goto(house.demo.origins.inbox);
    await signIn(page, person);
    await openMessage('Enige');
    await outcome('no-agreement').click();
    await page.getByText('Klaar.').waitFor();
    await page.getByText('1 bericht wist zichzelf deze week.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('can be taken back from the message itself later on', async () => {
    const id = await openFirst();
    await outcome('unwanted').click();
    await page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
    await page.reload();
    await signIn(page, person);
    await openMessage('Eerst');
    await page
      .locator('inbox-outcomes')
      .getByText(/^Ongewenst\. Terugdraaien kan tot /)
      .waitFor();
    await undo().click();
    await page.getByText('Teruggedraaid.').waitFor();
    expect((await stateOf(id)).outcomes).toEqual(['unwanted', 'undo']);
  });
});

describe('keeping a message', () => {
  it('asks why before it is held, and shows that it is', async () => {
    const id = await openFirst();
    await page.getByText('Langer of korter bewaren').click();
    await outcome('hold').click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Vasthouden' }).click();
    await dialog.getByText('Kies een reden.').waitFor();
    expect((await stateOf(id)).outcomes).toEqual([]);
    await dialog.getByLabel('Er loopt een rechtszaak').check();
    await dialog.getByRole('button', { name: 'Vasthouden' }).click();
    await page.locator('inbox-reader .held').waitFor();
    expect(await stateOf(id)).toMatchObject({ wipes_at: null, outcomes: ['hold:legal-procedure'] });

    await outcome('release').click();
    await page.locator('inbox-reader .held').waitFor({ state: 'detached' });
    expect((await stateOf(id)).wipes_at).not.toBeNull();
  });

  it('takes a hold back', async () => {
    const id = await openFirst();
    await page.getByText('Langer of korter bewaren').click();
    await outcome('hold').click();
    await page.getByLabel('Er loopt een klacht').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Vasthouden' }).click();
    await page.locator('inbox-reader .held').waitFor();
    await undo().click();
    await page.locator('inbox-reader .held').waitFor({ state: 'detached' });
    expect((await stateOf(id)).outcomes).toEqual(['hold:complaint', 'undo']);
  });

  it('closes the question with Escape and does nothing', async () => {
    const id = await openFirst();
    await page.getByText('Langer of korter bewaren').click();
    await outcome('hold').click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await stateOf(id)).outcomes).toEqual([]);
  });

  it('extends an agreement once, with a reason, and takes that back', async () => {
    const id = await openFirst();
    await outcome('agreement').click();
    await page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
    expect((await stateOf(id)).wipes_at).toBeNull();
    await openMessage('Eerst');
    await outcome('service-ended').click();
    const day = page.getByRole('dialog').getByLabel('Op welke dag stopte de hulp?');
    const today = await day.inputValue();
    expect(await axeViolations(page)).toEqual([]);
    await day.fill('2020-01-01');
    await page.keyboard.press('Enter');
    await page.getByText('Kies een dag vanaf de overeenkomst, tot en met vandaag.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await day.fill(today);
    await page.keyboard.press('Enter');
    await outcome('service-ended').waitFor({ state: 'detached' });
    const agreed = await stateOf(id);
    await page.getByText('Langer of korter bewaren').click();
    await outcome('extend').click();
    await page.getByLabel('De afzender vindt het goed').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Verlengen' }).click();
    await outcome('extend').waitFor({ state: 'detached' });
    const extended = await stateOf(id);
    expect(extended.outcomes).toEqual(['agreement', `service-ended:${today}`, 'extend:consent']);
    expect(extended.wipes_at).toBeGreaterThan(agreed.wipes_at!);
    await undo().click();
    await page.getByText('Teruggedraaid.').waitFor();
    expect((await stateOf(id)).wipes_at).toBe(agreed.wipes_at);
  });

  it('says by when a complaint is to be decided, and decides later once, with a reason', async () => {
    const id = await openFirst();
    await page.getByText('Hoort het ergens anders bij?').click();
    await outcome('move-klacht').click();
    const deadline = page.locator('inbox-reader .deadline');
    const six = await deadline.textContent();
    expect(six).toMatch(/^Beslis uiterlijk \w+ \d+ \w+.*, nog 42 dagen$/);
    expect(await page.locator('inbox-list .deadline').textContent()).toBe(six);
    expect(await outcome('postpone').textContent()).toMatch(
      /U beslist dan uiterlijk .* Vertel de afzender nu/,
    );
    await outcome('postpone').click();
    await page.getByLabel('Het is ingewikkeld').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Later beslissen' }).click();
    await page.getByText('nog 70 dagen').first().waitFor();
    expect((await stateOf(id)).outcomes).toEqual(['move-klacht:contact', 'postpone:complex']);
    await outcome('postpone').waitFor({ state: 'detached' });
    expect(await axeViolations(page)).toEqual([]);
  });

  it('asks after a month whether it is in the file, and both answers do what they say', async () => {
    const id = await openFirst();
    await outcome('agreement').click();
    await page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
    ahead += 33 * 86_400_000;
    await page.reload();
    await signIn(page, person);
    await openMessage('Eerst');
    await page.locator('.outcomes.asked').getByText('Staat het al in het dossier?').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await outcome('not-in-file').click();
    await page.locator('.outcomes.asked').waitFor({ state: 'detached' });
    expect((await stateOf(id)).outcomes).toEqual(['agreement', 'not-in-file']);
    await undo().click();
    await page.locator('.outcomes.asked').waitFor();

    await outcome('in-file').click();
    await page
      .getByText(/^Eerst: Staat in het dossier\. Terugdraaien kan tot /)
      .first()
      .waitFor();
    expect((await stateOf(id)).wipes_at! - Date.now() - ahead).toBeLessThanOrEqual(24 * 3_600_000);
    await undo().click();
    await page.getByRole('heading', { name: 'Eerst', exact: true }).waitFor();
    expect((await stateOf(id)).outcomes.at(-1)).toBe('undo');
  });
});

describe('moving a message', () => {
  it.each([
    ['move-klacht', 'Klacht'],
    ['move-privacyverzoek', 'Privacyverzoek'],
    ['move-aanmelding', 'Aanmelding'],
  ])('%s makes it another kind, and can be taken back', async (code, kind) => {
    const id = await openFirst();
    await page.getByText('Hoort het ergens anders bij?').click();
    await outcome(code).click();
    await page.locator('inbox-reader .kind').filter({ hasText: kind }).waitFor();
    expect((await stateOf(id)).kind).toBe(kind.toLowerCase());
    await undo().click();
    await page.locator('inbox-reader .kind').filter({ hasText: 'Contact' }).waitFor();
    expect((await stateOf(id)).kind).toBe('contact');
  });

  it('brings an intake back to contact', async () => {
    const id = await openFirst();
    await page.getByText('Hoort het ergens anders bij?').click();
    await outcome('move-aanmelding').click();
    await outcome('move-contact').click();
    await page.locator('inbox-reader .kind').filter({ hasText: 'Contact' }).waitFor();
    expect((await stateOf(id)).outcomes).toHaveLength(2);
  });

  it('offers an open complaint no other name than a request, and no Ongewenst', async () => {
    await openFirst();
    await page.getByText('Hoort het ergens anders bij?').click();
    await outcome('move-klacht').click();
    await page.locator('inbox-reader .kind').filter({ hasText: 'Klacht' }).waitFor();
    const offered = await page
      .locator('button[data-outcome]')
      .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset.outcome));
    expect(offered).toEqual(['postpone', 'hold', 'freeze', 'move-privacyverzoek']);
  });
});

describe('a decision that is refused', () => {
  it('shows what a colleague did meanwhile', async () => {
    const id = await openFirst();
    const colleague = await openPage(browser);
    await colleague.page.goto(house.demo.origins.inbox);
    await signIn(colleague.page, person);
    await colleague.page.locator('inbox-list').getByText('Eerst', { exact: true }).click();
    await colleague.page.locator('button[data-outcome="unwanted"]').click();
    await colleague.page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
    await colleague.context.close();
    await outcome('unwanted').click();
    await page.getByText('Dit kan nu niet meer met dit bericht.').waitFor();
    await page.locator('inbox-reader .state').filter({ hasText: 'ongewenst' }).waitFor();
    expect((await stateOf(id)).outcomes).toEqual(['unwanted']);
  });

  it('takes back no hold that a colleague put on since, and then shows it', async () => {
    const id = await openFirst();
    await outcome('unwanted').click();
    await page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
    const colleague = await openPage(browser);
    await colleague.page.goto(`${house.demo.origins.inbox}/#/bericht/${id}`);
    await signIn(colleague.page, person);
    await colleague.page.getByText('Langer of korter bewaren').click();
    await colleague.page.locator('button[data-outcome="hold"]').click();
    await colleague.page.getByRole('dialog').getByRole('radio').first().check();
    await colleague.page.getByRole('dialog').getByRole('button', { name: 'Vasthouden' }).click();
    await colleague.page.locator('inbox-reader .held').waitFor();
    await colleague.context.close();

    await undo().click();
    await page.getByText('Dit kan nu niet meer met dit bericht.').waitFor();
    await page.locator('inbox-list .held').waitFor();
    expect(await undo().count()).toBe(0);
    expect((await stateOf(id)).outcomes).toEqual(['unwanted', 'hold:complaint']);
  });

  it('says so when it can no longer be taken back', async () => {
    await openFirst();
    await outcome('agreement').click();
    await page.getByRole('heading', { name: 'Daarna', exact: true }).waitFor();
    ahead += 25 * 3_600_000;
    await house.demo.services.store.db
      .updateTable('session')
      .set({ seen_at: Date.now() + ahead, created_at: Date.now() + ahead })
      .execute();
    await undo().click();
    await page.getByText('Terugdraaien kan niet meer.').waitFor();
  });
});
