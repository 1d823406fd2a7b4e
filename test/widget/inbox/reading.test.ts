/** Signing in, the list and the reader, in a real Chromium against the real server. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../../support/demo-house.ts';
import { axeViolations, enrol, openPage, type Person, send, signIn } from './inbox.harness.ts';

/** To the form of `rondom`, in its words and its order. */
const answers = [
  { field: 'naam', label: 'Voornaam en achternaam van wie zorg zoekt', kind: 'text', value: 'Anja de Vries' },
  { field: 'telefoon', label: 'Telefoonnummer waarop wij u bereiken', kind: 'phone', value: '06 1234 5678' },
  { field: 'email', label: 'E-mailadres waarop wij u bereiken', kind: 'email', value: '' },
  { field: 'bsn', label: 'Burgerservicenummer (BSN)', kind: 'bsn', value: '123456782' },
  { field: 'hulpvraag', label: 'Korte hulpvraag', kind: 'longtext', value: 'Eerste regel\n\nTweede regel' },
];

let house: DemoHouse;
let browser: Browser;
let person: Person;
let page: Page;
let context: BrowserContext;
let faults: string[];

beforeAll(async () => {
  house = await startDemoHouse();
  browser = await launchBrowser();
  const first = await openPage(browser);
  person = await enrol(first.page, house.demo.enrolmentLinks.rondom!, 'rondom');
  await first.context.close();
});
beforeEach(async () => {
  ({ page, context, faults } = await openPage(browser));
});
afterEach(async () => {
  await context.close();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function open(hash = ''): Promise<void> {
  await page.goto(`${house.demo.origins.inbox}/${hash}`);
  await signIn(page, person);
  await page.getByRole('heading', { name: 'Te doen' }).waitFor();
}

/** Runs something while a JSON column of the person is changed in the database. */
async function withPerson(
  column: 'sign_in' | 'wrapped',
  change: object,
  during: () => Promise<void>,
): Promise<void> {
  const { db } = house.demo.services.store;
  const { [column]: kept } = await db
    .selectFrom('person')
    .select(column)
    .where('site', '=', 'rondom')
    .executeTakeFirstOrThrow();
  const set = (text: string) =>
    db
      .updateTable('person')
      .set({ [column]: text })
      .where('site', '=', 'rondom')
      .execute();
  await set(JSON.stringify({ ...JSON.parse(kept), ...change }));
  await during().finally(() => set(kept));
}

describe('signing in', () => {
  it('remembers practice, name, the heads of register and list of readers, and nothing else', async () => {
    await open();
    await page.reload();
    expect(await page.getByLabel('Praktijk').inputValue()).toBe('rondom');
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('Fatima');
    expect(await page.getByLabel('Wachtzin', { exact: true }).inputValue()).toBe('');
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
      'privacyloket-inbox': '{"site":"rondom","name":"Fatima"}',
      'privacyloket-register-rondom': expect.stringMatching(/^\{"seq":\d+,"hash":"[\w-]{43}"\}$/),
      'privacyloket-statement-rondom': expect.stringMatching(/^\{"version":\d+,"hash":"[\w-]{43}"\}$/),
    });
    await page.locator('#passphrase:focus').waitFor();
  });

  it('fills in the practice that the link in the mail names', async () => {
    await page.goto(`${house.demo.origins.inbox}/#/?praktijk=rondom`);
    expect(await page.getByLabel('Praktijk').inputValue()).toBe('rondom');
  });

  it.each([
    ['another passphrase', { passphrase: 'babab babab babab babab babab babab babab' }, 'Dit klopt niet.'],
    ['an unknown name', { name: 'Niemand' }, 'Dit klopt niet.'],
    ['an unknown practice', { site: 'nergens' }, 'Dit klopt niet.'],
    ['a word that is none', { passphrase: 'lusab geheim' }, 'Woord 2 klopt niet. Kijk het na op uw papier.'],
    ['too few words', { passphrase: 'lusab babad' }, 'Een wachtzin heeft zeven woorden van vijf letters.'],
    ['an empty field', { passphrase: ' ' }, 'Vul alle drie de velden in.'],
  ])('refuses %s', async (_what, wrong, words) => {
    await page.goto(house.demo.origins.inbox);
    await signIn(page, { ...person, ...wrong });
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(await page.locator('inbox-desk').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('says so when the server does not answer', async () => {
    await page.goto(house.demo.origins.inbox);
    await page.route('**/api/sessions/begin', (route) => route.abort());
    await signIn(page, person);
    await page.getByRole('alert').filter({ hasText: 'We krijgen geen antwoord van de server.' }).waitFor();
    expect(await page.getByLabel('Wachtzin', { exact: true }).inputValue()).toBe(person.passphrase);
  });

  it.each([
    ['weaker stretching', { iterations: 1000 }],
    ['a shorter salt', { salt: 'AAAA' }],
  ])('gives a server that asks for %s nothing derived from the passphrase', async (_what, weaker) => {
    const started: string[] = [];
    page.on('request', (request) => started.push(new URL(request.url()).pathname));
    await withPerson('sign_in', weaker, async () => {
      await page.goto(house.demo.origins.inbox);
      await signIn(page, person);
      await page.getByText('Uw sleutels kwamen beschadigd van de server.').waitFor();
    });
    expect(started).toContain('/api/sessions/begin');
    expect(started).not.toContain('/api/sessions');
  });

  it('opens nothing with wrapped keys that were changed on the server', async () => {
    await withPerson('wrapped', { root: 'A'.repeat(43) }, async () => {
      await page.goto(house.demo.origins.inbox);
      await signIn(page, person);
      await page.getByText('Uw sleutels kwamen beschadigd van de server.').waitFor();
    });
    expect(await page.locator('inbox-desk').count()).toBe(0);
  });

  it('takes capitals, hyphens and line ends in a passphrase from paper', async () => {
    await page.goto(house.demo.origins.inbox);
    await signIn(page, { ...person, passphrase: person.passphrase.toUpperCase().replaceAll(' ', '-') });
    await page.getByRole('heading', { name: 'Te doen' }).waitFor();
  });
});

describe('the list', () => {
  it.each(['xwing', 'p256'] as const)('opens a message in %s after a reload, in a worker', async (suite) => {
    const { id } = await send(house.demo, 'rondom', { name: `Met ${suite}`, answers, suite });
    await open();
    await page.getByRole('link', { name: new RegExp(`Met ${suite}`) }).click();
    await page.getByRole('heading', { name: `Met ${suite}` }).waitFor();
    await page.getByText(referenceOf(id)).waitFor();
    await page.getByText('Tweede regel').waitFor();
    expect(page.workers().length).toBeGreaterThan(0);
    const words = suite === 'xwing' ? 'Beveiligd tegen quantumcomputers' : 'Gewone beveiliging';
    expect(await page.locator('inbox-reader').getByText(words).count()).toBe(1);
  });

  it('shows the newest first, unread, and counts it in the title', async () => {
    await send(house.demo, 'rondom', { name: 'Ouder' });
    await send(house.demo, 'rondom', { name: 'Nieuwer', first: 'Een vraag over huishoudelijke hulp' });
    await open();
    await page.getByText('Nieuwer').waitFor();
    const names = await page.locator('inbox-list .name').allInnerTexts();
    expect(names.indexOf('Nieuwer')).toBeLessThan(names.indexOf('Ouder'));
    const row = page.getByRole('link', { name: /Nieuwer/ });
    expect(await row.innerText()).toMatch(
      /Nieuw[\s\S]*Nieuwer[\s\S]*huishoudelijke hulp[\s\S]*Aanmelding[\s\S]*Blijft tot u beslist/,
    );
    expect(await page.title()).toMatch(/^\(\d+\) Inbox Zorgkring Elzenbrug$/);
    await row.click();
    await page.getByRole('heading', { name: 'Nieuwer' }).waitFor();
    expect(await row.getAttribute('class')).toBe('');
  });

  it('fetches what is new every minute while somebody looks, also where no news comes through', async () => {
    await page.route('**/api/news*', (route) => route.abort());
    await page.clock.install();
    await open();
    await send(house.demo, 'rondom', { name: 'Vanzelf' });
    expect(await page.getByText('Vanzelf').count()).toBe(0);
    await page.clock.runFor(60_000);
    await page.getByText('Vanzelf').waitFor();
  });

  it('shows what came in meanwhile to who comes back to it', async () => {
    await open();
    await page.getByRole('link', { name: 'Register' }).click();
    await page.getByRole('heading', { name: 'Register' }).waitFor();
    await send(house.demo, 'rondom', { name: 'Intussen gekomen' });
    await page.getByRole('link', { name: 'Berichten' }).click();
    await page.getByText('Intussen gekomen').waitFor();
  });

  it('hears of what is new and says how much, and says so when asked too', async () => {
    const following = page.waitForResponse('**/api/news?*');
    await open();
    await following;
    await send(house.demo, 'rondom', { name: 'Meteen gehoord' });
    await page.getByText('1 nieuw bericht.').waitFor();
    await page.getByText('Meteen gehoord').waitFor();
    await page.getByRole('button', { name: 'Vernieuwen' }).click();
    await page.getByText('Niets nieuws.').waitFor();
  });

  it('is written down when it is opened, not each time that nothing new is found', async () => {
    await send(house.demo, 'rondom', { name: 'Eén regel' });
    await open();
    await page.getByText('Eén regel').waitFor();
    const opened = () =>
      house.demo.services.store.db
        .selectFrom('register')
        .select('seq')
        .where('event', '=', 'list-opened')
        .execute();
    const before = await opened();
    const again = async () => {
      const answered = page.waitForResponse('**/api/submissions/list');
      await page.getByRole('button', { name: 'Vernieuwen' }).click();
      await (await answered).finished();
    };
    await again();
    await page.getByText('Niets nieuws.').waitFor();
    await again();
    await page.getByText('Eén regel').waitFor();
    expect(await opened()).toEqual(before);
    await send(house.demo, 'rondom', { name: 'Tweede regel in de lijst' });
    await page.getByRole('button', { name: 'Vernieuwen' }).click();
    await page.getByText('Tweede regel in de lijst').waitFor();
    expect(await opened()).toHaveLength(before.length + 1);
  });

  it('says so when it cannot be fetched, and keeps what it has', async () => {
    await send(house.demo, 'rondom', { name: 'Blijft staan' });
    await open();
    await page.getByText('Blijft staan').waitFor();
    await page.route('**/api/submissions/list', (route) => route.abort());
    await page.getByRole('button', { name: 'Vernieuwen' }).click();
    await page.getByRole('alert').filter({ hasText: 'We krijgen geen antwoord van de server.' }).waitFor();
    expect(await page.getByText('Blijft staan').count()).toBe(1);
    await page.unroute('**/api/submissions/list');
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('is worked with the keyboard alone', async () => {
    await send(house.demo, 'rondom', { name: 'Onder' });
    await send(house.demo, 'rondom', { name: 'Boven' });
    await page.goto(house.demo.origins.inbox);
    for (const text of [person.site, person.name, person.passphrase]) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('Boven').waitFor();
    await page.getByRole('link', { name: /Boven/ }).focus();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement!.textContent)).toContain('Onder');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Boven' }).waitFor();
    await page.locator('h1:focus').waitFor();
    const outcome = page.getByRole('button', { name: /^Ongewenst/ });
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      if (await outcome.evaluate((button) => button === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Boven: Ongewenst\. Terugdraaien kan tot/)
      .first()
      .waitFor();
  });
});

describe('the reader', () => {
  it('shows the answers in order, the number to call, and that nobody checked the BSN', async () => {
    await send(house.demo, 'rondom', { name: 'Lezen', answers });
    await open();
    await page.getByText('Lezen', { exact: true }).click();
    await page.getByRole('heading', { name: 'Lezen' }).waitFor();
    expect(await page.locator('.answers dt').allInnerTexts()).toEqual(answers.map(({ label }) => label));
    expect(
      await page.locator('.answers').getByRole('link', { name: '06 1234 5678' }).getAttribute('href'),
    ).toBe('tel:0612345678');
    const bsn = page.locator('.answers > div').filter({ hasText: 'Burgerservicenummer (BSN)' });
    expect(await bsn.innerText()).toContain('Door de afzender ingevuld, niet gecontroleerd.');
    expect(await page.getByText('Niet ingevuld').count()).toBe(1);
    expect(await page.getByText('Niet uit dit formulier').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('shows the questions that were signed, and sets apart what the sender made up', async () => {
    await send(house.demo, 'rondom', {
      name: 'Nep',
      answers: [
        { field: 'telefoon', label: 'Nummer van de huisarts', kind: 'text', value: '06 1234 5678' },
        { field: 'hulpvraag', label: 'Gecontroleerd door de gemeente', kind: 'bsn', value: 'Hulp' },
        { field: 'bank', label: 'Bel voor de betaling', kind: 'phone', value: '0900 123 456' },
      ],
    });
    await open();
    await page.getByText('Nep', { exact: true }).click();
    await page.getByRole('heading', { name: 'Niet uit dit formulier' }).waitFor();
    const [asked, foreign] = await page.locator('.answers').allInnerTexts();
    expect(asked).toContain('Telefoonnummer waarop wij u bereiken');
    expect(asked).toContain('Korte hulpvraag');
    expect(asked).not.toMatch(/huisarts|gemeente|niet gecontroleerd|betaling/);
    expect(foreign).toMatch(/^Bel voor de betaling\s+0900 123 456$/);
    expect(await page.locator('.answers a').allInnerTexts()).toEqual(['06 1234 5678']);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('shows the questions that the sender was asked, after the form was signed anew', async () => {
    const field = house.demo.services.sites
      .get('rondom')!
      .forms.aanmelding!.fields.find(({ id }) => id === 'hulpvraag')!;
    const kept = field.label;
    await send(house.demo, 'rondom', { name: 'Oude vraag', answers });
    field.label = 'Waar kunnen wij mee helpen?';
    try {
      await open();
      await page.getByRole('button', { name: 'Publiceer' }).click();
      await page.getByText('Gepubliceerd. Bezoekers zien het nu.').waitFor();
      await send(house.demo, 'rondom', { name: 'Nieuwe vraag', answers });
      await page.getByRole('button', { name: 'Vernieuwen' }).click();
      for (const [name, label] of [
        ['Oude vraag', kept],
        ['Nieuwe vraag', field.label],
      ]) {
        await page.getByText(name!, { exact: true }).click();
        await page.getByRole('heading', { name: name! }).waitFor();
        expect(await page.locator('.answers dt').last().innerText()).toBe(label);
      }
    } finally {
      field.label = kept;
    }
    await page.reload();
    await signIn(page, person);
    await page.getByRole('button', { name: 'Publiceer' }).click();
    await page.getByText('Gepubliceerd. Bezoekers zien het nu.').waitFor();
  });

  it('says above the answers that the signed form cannot be found', async () => {
    await send(house.demo, 'rondom', { name: 'Zonder formulier', answers });
    await page.route('**/api/directory/statements/*', (route) =>
      route.fulfill({ status: 404, json: { code: 'not-found' } }),
    );
    await open();
    await page.getByText('Zonder formulier', { exact: true }).click();
    const notice = page.getByText('We vinden het ondertekende formulier van dit bericht niet.');
    await notice.waitFor();
    expect(await page.locator('.answers dd').allInnerTexts()).toContain('06 1234 5678');
    expect(await page.locator('.answers a').count()).toBe(0);
    const below = await notice.evaluate(
      (text) =>
        text.compareDocumentPosition(document.querySelector('.answers')!) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(below).toBeTruthy();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('opens the very message that the link in the mail names', async () => {
    const { id } = await send(house.demo, 'rondom', { name: 'Uit de mail', answers });
    await open(`#/bericht/${id}?praktijk=rondom`);
    await page.getByRole('heading', { name: 'Uit de mail' }).waitFor();
  });

  it('opens a message that is newer than the list, with its name, and puts it in the list', async () => {
    await open();
    const { id } = await send(house.demo, 'rondom', { name: 'Nieuwer dan de lijst', answers });
    await page.evaluate((place) => {
      location.hash = place;
    }, `#/bericht/${id}?praktijk=rondom`);
    await page.getByRole('heading', { name: 'Nieuwer dan de lijst' }).waitFor();
    const number = await page.locator('.answers').getByRole('link', { name: '06 1234 5678' }).boundingBox();
    expect(number!.height).toBeGreaterThanOrEqual(44);
    await page.locator('inbox-list a', { hasText: 'Nieuwer dan de lijst' }).waitFor();
  });

  it('says who read it and when', async () => {
    await send(house.demo, 'rondom', { name: 'Gelezen door', answers });
    await open();
    await page.getByText('Gelezen door', { exact: true }).click();
    await page.getByRole('heading', { name: 'Gelezen door' }).waitFor();
    await page.getByText('Wie deed wat').click();
    await page.getByText('Fatima: Gelezen').waitFor();
  });

  it('says so where a message is gone, and takes it out of the list', async () => {
    const { id } = await send(house.demo, 'rondom', { name: 'Intussen weg' });
    await open();
    await page.getByText('Intussen weg').waitFor();
    await house.demo.services.store.db.deleteFrom('submission').where('id', '=', id).execute();
    await page.getByText('Intussen weg').click();
    await page.getByText('Dit bericht bestaat niet meer.').waitFor();
    expect(await page.getByText('Intussen weg').count()).toBe(0);
  });

  it('shows nothing of a message that was changed in the database', async () => {
    const { id, envelope } = await send(house.demo, 'rondom', { name: 'Veranderd', answers });
    const body = `${envelope.body.slice(0, 100)}${envelope.body[100] === 'A' ? 'B' : 'A'}${envelope.body.slice(101)}`;
    await house.demo.services.store.db.updateTable('submission').set({ body }).where('id', '=', id).execute();
    await open();
    await page.getByText('Veranderd').click();
    await page.getByText('Het is onderweg veranderd of beschadigd.').waitFor();
    expect(await page.locator('.answers').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('says which browser to take where this one lacks the suite', async () => {
    await send(house.demo, 'rondom', { name: 'Quantum', answers, suite: 'xwing' });
    // What Firefox and Safari answer today, before the worker's own first line.
    const lacking = `const own = SubtleCrypto.prototype.generateKey;
      SubtleCrypto.prototype.generateKey = function (algorithm, ...rest) {
        return algorithm.name === 'MLKEM768-X25519'
          ? Promise.reject(new DOMException('no', 'NotSupportedError'))
          : own.call(this, algorithm, ...rest);
      };`;
    const folder = new URL('../../../dist/secretariat/a/', import.meta.url);
    await page.route('**/a/open-worker-*.js', (route) => {
      const file = new URL(new URL(route.request().url()).pathname.split('/').at(-1)!, folder);
      return route.fulfill({ contentType: 'text/javascript', body: lacking + readFileSync(file, 'utf8') });
    });
    await open();
    await page.getByText('Niet te openen').first().click();
    await page.getByText('Open het in Chrome of Edge.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('on a phone takes the place of the list, with a way back to the same row', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await send(house.demo, 'rondom', { name: 'Op de telefoon', answers });
    await open();
    await page.getByText('Op de telefoon').click();
    await page.getByRole('heading', { name: 'Op de telefoon' }).waitFor();
    expect(await page.locator('inbox-list').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Terug' }).click();
    await page.locator('inbox-list a:focus').filter({ hasText: 'Op de telefoon' }).waitFor();
  });

  it('speaks English when asked', async () => {
    await page.goto(house.demo.origins.inbox);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Open your inbox' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await axeViolations(page)).toEqual([]);
  });
});
