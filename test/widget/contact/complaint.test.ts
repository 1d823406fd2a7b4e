/** The form of a complaint: the independent route first, and nothing to send where its only reader is the subject. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSites } from '../../../server/sites/load-sites.ts';
import { formDefinitions } from '../../../server/sites/public-part.ts';
import { launchBrowser } from '../../support/browser.ts';
import { axeViolations } from '../inbox/inbox.harness.ts';
import { openStage, type Stage } from './form-stage.ts';

const sites = loadSites(new URL('../../../demo', import.meta.url).pathname);
const complaint = formDefinitions(sites.get('ambulant')!).klacht!;
const request = formDefinitions(sites.get('rondom')!).verzoek!;

let stage: Stage;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), launchBrowser()]);
});
beforeEach(async () => {
  page = await (
    await browser.newContext({ locale: 'nl-NL', viewport: { width: 360, height: 800 } })
  ).newPage();
  page.setDefaultTimeout(30_000);
});
afterEach(() => page.context().close());
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

async function open(form: typeof complaint): Promise<void> {
  const signed = await stage.sign({ form });
  stage.answers.statement = () => ({ status: 200, body: signed });
  await page.goto(stage.pageUrl());
}

describe('a complaint', () => {
  it('is told first where else it can go, and by whom nothing can be sent about its only reader', async () => {
    await open(complaint);
    const route = page.getByRole('group', { name: 'Klachtenloket Kleine Zorgpraktijken' });
    await route.waitFor();
    for (const text of ['U betaalt niets', '039 012 34 29', 'vertrouwenspersoon', 'Geschillencommissie'])
      expect(await route.innerText()).toContain(text);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByLabel('Over Hanna Tinneveld').check();
    await page.getByText('Daarom kunt u hier niets sturen.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Verder' }).count()).toBe(0);
    await page.getByLabel('Over Hanna Tinneveld').press('Enter');
    expect(await page.getByRole('button', { name: 'Verstuur' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByLabel(/Over iets anders/).check();
    await page.getByLabel('Uw naam').fill('Zoë de Vries');
    await page.getByLabel(/Telefoonnummer/).fill('0612345678');
    await page.getByLabel('Uw klacht').fill('De rekening klopt niet.');
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('button', { name: 'Verstuur', exact: true }).click();
    await expect.poll(() => stage.posts().length).toBe(1);
  });

  it('stays closed, with phone and address, where that route can’t be fetched', async () => {
    await page.route(/complaint-route/, (each) => each.abort());
    await open(complaint);
    await page.getByRole('button', { name: 'Probeer opnieuw' }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });
});

describe('a privacy request', () => {
  it('says what follows from each right once it is chosen', async () => {
    await open(request);
    await page.getByLabel('Zien wat u van mij hebt').check();
    await page.getByText('zonder kopie van een paspoort').waitFor();
    await page.getByLabel('Mijn gegevens laten wissen').check();
    await page.getByText('binnen drie maanden').first().waitFor();
    expect(await page.getByText('zonder kopie van een paspoort').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});
