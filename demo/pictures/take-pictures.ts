/**
 * Makes the pictures of the README from the demo as it is now: `node demo/pictures/take-pictures.ts`.
 * The same people and answers each time, in a house of its own that is gone afterwards.
 */
import type { Page } from 'playwright';
import { launchBrowser } from '../../test/support/browser.ts';
import { startDemoHouse } from '../../test/support/demo-house.ts';
import { openSecretariat } from '../../test/support/secretariat.harness.ts';
import { openVisitor } from '../../test/support/visitor.harness.ts';
import { questions } from '../../widget/words/consent-question.ts';
import { contactNl } from '../../widget/words/contact-nl.ts';

const desk = { width: 1200, height: 750 };
const phone = { width: 390, height: 780 };
const answers = new Map([
  ['voor-wie', 'self'],
  ['naam', 'Noor van der Aa'],
  ['adres.postcode', '6139 SD'],
  ['adres.number', '12'],
  ['woonplaats', 'Elzenbrug'],
  ['telefoon', '06 39 57 28 41'],
  ['leeftijd', 'vanaf-16'],
  ['beslist-soort', 'nee'],
  ['indicatie', 'wmo'],
  ['hulpvraag', 'Ik woon net op mezelf. De post en het geld lukken mij niet. Kan iemand meekijken?'],
]);

const [browser, house] = await Promise.all([launchBrowser(), startDemoHouse()]);
try {
  const secretariat = await openSecretariat(browser, house.demo, { viewport: phone });
  await secretariat.enrol('rondom');

  const visitor = await openVisitor(browser, house.demo, { viewport: desk });
  await visitor.visit('rondom');
  await visitor.page.getByRole('button', { name: questions.nl.refuse, exact: true }).waitFor();
  await take(visitor.page, 'website');
  await visitor.refuseCookies();
  await visitor.page.setViewportSize(phone);
  await visitor.openForm('rondom');
  await visitor.page.locator('privacy-form').evaluate((form) => form.scrollIntoView());
  await take(visitor.page, 'form');
  await visitor.fill(answers);
  await visitor.page.getByRole('button', { name: contactNl.next }).click();
  await visitor.heading(contactNl.review);
  await visitor.pressSend();
  await visitor.heading(contactNl.sent);
  await take(visitor.page, 'sent');

  await secretariat.refresh();
  await secretariat.open('Noor van der Aa');
  await take(secretariat.page, 'inbox');
} finally {
  await browser.close();
  await house.close();
}

function take(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: new URL(`${name}.png`, import.meta.url).pathname, animations: 'disabled' });
}
