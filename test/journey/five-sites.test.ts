/**
 * Each of the five sites as its page "Wat gebeurt er met uw gegevens?" tells it: somebody reads that page, writes, the
 * provider gets a mail that says nothing, reads, and the receipt says so; when the term on the page is over, no byte
 * is left. The term is read off the page, which draws it from the settings that the sweep obeys.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptNl } from '../../widget/words/receipt-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { movedClock } from '../support/moved-clock.ts';
import { filesWith, stretchesOf } from '../support/sealed-traces.ts';
import { openSecretariat, type Secretariat } from '../support/secretariat.harness.ts';
import { type DemoSite, formOf, openVisitor, type Visitor } from '../support/visitor.harness.ts';

/** What the page says of a message without an agreement, how it is settled, and the last moments before and after. */
const sites = {
  langdurig: { says: 'Vier weken, geteld vanaf de ontvangst.', last: 'P27DT23H' },
  ambulant: { says: 'Vier weken, geteld vanaf de ontvangst.', last: 'P27DT23H' },
  rondom: { says: 'uiterlijk drie maanden na het boekjaar', last: '2027-03-30T23:00:00+02:00' },
  welzijn: { says: 'Vier weken, geteld vanaf de ontvangst.', last: 'P27DT23H' },
  balans: { says: 'Vier weken, geteld vanaf de ontvangst.', last: 'P27DT23H' },
} satisfies Partial<Record<DemoSite, { says: string; last: string }>>;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(Object.entries(sites) as [keyof typeof sites, (typeof sites)['rondom']][])(
  'a message to %s',
  (site, { says, last }) => {
    const clock = movedClock('2026-10-05T10:00:00+02:00');
    const { answers, typed } = answersFor(site, formOf[site].form, 'Boomklever');
    const organisation = JSON.parse(
      readFileSync(new URL(`../../demo/${site}/site.json`, import.meta.url), 'utf8'),
    ).mail.to as string[];
    let house: DemoHouse;
    let visitor: Visitor;
    let secretariat: Secretariat;
    let code: string;
    let stretches: string[];

    beforeAll(async () => {
      house = await startDemoHouse({ now: clock.now });
      visitor = await openVisitor(browser, house.demo, { clock });
      secretariat = await openSecretariat(browser, house.demo, { clock });
      await secretariat.enrol(site);
    });
    afterAll(async () => {
      await visitor?.close();
      await secretariat?.close();
      await house?.close();
    });

    it('begins at the page that says what happens with it, and for how long', async () => {
      await visitor.visit(site, '/gegevens');
      const keeping = visitor.page.locator('privacy-statement section#bewaren');
      await keeping.waitFor();
      expect((await keeping.innerText()).replaceAll(/\s+/g, ' ')).toContain(says);
      await visitor.page.getByRole('main').locator(`a[href="${formOf[site].path}"]`).click();
      await visitor.page.locator('privacy-form form').waitFor();
    });

    it('goes sealed, and is announced by mails that say nothing of it', async () => {
      await visitor.fill(answers);
      await visitor.review();
      ({ code } = await visitor.send());
      stretches = await stretchesOf(house.demo.services.store);
      expect(filesWith(house.dataDir, stretches)).not.toEqual([]);
      const mails = await house.demo.mailbox.arrived(organisation.length);
      expect(mails.map(({ to }) => to).sort()).toEqual([...organisation].sort());
      for (const { raw } of mails) expect(typed.filter((each) => raw.includes(each))).toEqual([]);
    });

    it('is read by the provider alone, and the receipt says that it was', async () => {
      expect(await visitor.follow(site, code)).toBe(receiptNl.states.received);
      await secretariat.signIn();
      const shown = (await secretariat.open('Boomklever')).replaceAll(/\s+/g, ' ');
      for (const each of typed) expect(shown).toContain(each.replaceAll(/\s+/g, ' '));
      expect(await visitor.follow(site, code)).toBe(receiptNl.states.read);
      if (site === 'rondom') await secretariat.decide('dealt-with');
    });

    it('is gone to the last byte when that time is over, and no hour before', async () => {
      const until = last.startsWith('P')
        ? last
        : Temporal.Instant.fromEpochMilliseconds(clock.now())
            .until(last, { largestUnit: 'hours' })
            .toString();
      await clock.pass(until);
      await house.demo.services.sweep.run();
      expect(filesWith(house.dataDir, stretches)).not.toEqual([]);
      await clock.pass('PT2H');
      await house.demo.services.sweep.run();
      expect(filesWith(house.dataDir, stretches)).toEqual([]);
      expect(await visitor.follow(site, code)).toBe(receiptNl.states.wiped);
    });
  },
);
