/** Who filled a message in, and what stays to be done about it until staff says it was (AVG 14, UAVG 5, AV-30). */
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageSource } from '../../../widget/envelope/message-content.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.langdurig!, 'langdurig');
  await first.context.close();
});
beforeEach(async () => {
  ({ page, context } = await openPage(browser));
});
afterEach(() => context.close());
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function openFrom(
  name: string,
  source?: MessageSource,
  age?: (id: string) => Promise<unknown>,
): Promise<void> {
  const { id } = await send(house.demo, 'langdurig', { name, ...(source && { source }) });
  await age?.(id);
  await page.goto(house.demo.origins.inbox);
  await signIn(page, person);
  await page.locator('inbox-list').getByText(name, { exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}
const notice = () => page.getByRole('region', { name: 'Wie dit invulde' });
const button = (name: string) => notice().getByRole('button', { name });

describe('a message that a parent wrote', () => {
  it('says that consent was declared and that the person must know, until both are written down', async () => {
    await openFrom('Mees', { who: 'child', consent: 'declared' });
    await notice().getByText('Een ouder, voor een kind.').waitFor();
    await notice().getByText('door de invuller zelf verklaard, nog nagaan.').waitFor();
    await notice()
      .getByText(/^Informeer de persoon zelf \(AVG 14\), uiterlijk [a-z]+dag \d+ [a-z]+( \d{4})?\.$/)
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await button('Toestemming is nagegaan').press('Enter');
    await notice().getByText('De toestemming is nagegaan.').waitFor();
    expect(await button('Toestemming is nagegaan').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('source-heading');
    await button('De persoon weet het').click();
    await notice().getByText('De persoon zelf weet van dit bericht.').waitFor();

    const lines = await house.demo.services.store.db.selectFrom('register').selectAll().execute();
    expect(lines.filter(({ event }) => event === 'outcome').map(({ detail }) => detail)).toEqual([
      'consent-checked',
      'person-informed',
    ]);
  });

  it('says when the month to inform the person is over', async () => {
    const { db } = house.demo.services.store;
    // Kept by an agreement, and forty days old.
    await openFrom('Roos', { who: 'known', consent: 'told' }, async (submission) => {
      const at = Date.now() - 40 * 86_400_000;
      await db
        .insertInto('outcome')
        .values({ submission, at, actor: 'x', outcome: 'agreement', reason: '' })
        .execute();
      await db.updateTable('submission').set({ received_at: at }).where('id', '=', submission).execute();
    });
    await notice().getByText('zegt de invuller. Nog nagaan.').waitFor();
    await notice().getByText('Dat moest uiterlijk').waitFor();
  });
});

describe('a message of the person', () => {
  it('asks for nothing where nobody else decides', async () => {
    await openFrom('Sem', { who: 'self' });
    await notice().getByText('De persoon zelf.').waitFor();
    expect(await notice().getByRole('button').count()).toBe(0);
  });

  it('says so where a parent does not know yet', async () => {
    await openFrom('Tess', { who: 'self', consent: 'missing' });
    await notice().getByText('Er is nog geen toestemming.').waitFor();
    expect(await notice().getByRole('button').count()).toBe(1);
  });

  it('says nothing about it where the form did not ask', async () => {
    await openFrom('Uwe');
    expect(await notice().count()).toBe(0);
  });
});
