/** A visitor in a real Chromium, by what they do; wording and markup of the pages are known here only. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright';
import { questions } from '../../widget/words/consent-question.ts';
import { contactNl } from '../../widget/words/contact-nl.ts';
import { receiptNl } from '../../widget/words/receipt-nl.ts';
import type { Answers } from './answers.ts';
import type { RunningDemo } from './demo-house.ts';
import type { MovedClock } from './moved-clock.ts';

export type DemoSite = 'langdurig' | 'ambulant' | 'rondom' | 'welzijn' | 'balans';

/** Where each site has the form that people write with, and what it is called in the settings. */
export const formOf = {
  langdurig: { path: '/contact', form: 'contact' },
  ambulant: { path: '/contact', form: 'contact' },
  rondom: { path: '/aanmelden', form: 'aanmelding' },
  welzijn: { path: '/contact', form: 'contact' },
  balans: { path: '/contact', form: 'contact' },
} as const;

/** What the screen after sending says. */
export interface Receipt {
  reference: string;
  code: string;
}

export class Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #demo: RunningDemo;

  constructor(page: Page, demo: RunningDemo) {
    this.page = page;
    this.context = page.context();
    this.#demo = demo;
  }

  async visit(site: DemoSite, path = '/'): Promise<void> {
    await this.page.goto(this.#demo.origins[site] + path);
  }

  /** The button that refuses, which stands there as long as a choice is due. */
  get refusal(): Locator {
    return this.page.getByRole('button', { name: questions.nl.refuse, exact: true });
  }

  async acceptCookies(): Promise<void> {
    await this.page.getByRole('button', { name: questions.nl.accept, exact: true }).click();
  }

  async refuseCookies(): Promise<void> {
    await this.refusal.click();
    await this.refusal.waitFor({ state: 'hidden' });
  }

  /** Opens the page with the form and waits until it can be filled in. */
  async openForm(site: keyof typeof formOf): Promise<void> {
    await this.visit(site, formOf[site].path);
    await this.page.locator('privacy-form form').waitFor();
  }

  /** Fills in what is asked, from top to bottom, as somebody who uses the keyboard. */
  async fill(answers: Answers): Promise<void> {
    const form = this.page.locator('privacy-form form');
    for (const [name, value] of answers) {
      const input = form.locator(`[name="${name}"]`).first();
      if (!(await input.count())) await this.#nextStep();
      const kind = await input.evaluate((each: HTMLInputElement) => each.type);
      if (kind === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check();
      else if (kind === 'checkbox') await input.check();
      else await input.fill(value);
    }
  }

  /** From the questions to the review; answers with the receipt code that stands there before anything is sent. */
  async review(): Promise<string> {
    const last = this.page.getByRole('button', { name: contactNl.next });
    while (!(await last.count())) await this.#nextStep();
    await last.click();
    await this.heading(contactNl.review);
    return this.#code();
  }

  /** From the review to the screen that is made to be photographed. */
  async send(): Promise<Receipt> {
    await this.pressSend();
    await this.heading(contactNl.sent);
    return this.receipt();
  }

  /** Presses "send" and waits for nothing. */
  async pressSend(): Promise<void> {
    await this.page.getByRole('button', { name: contactNl.send, exact: true }).click();
  }

  /** What the sent (or waiting) screen says. */
  async receipt(): Promise<Receipt> {
    const screen = this.page.locator('privacy-form section');
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(
      (await screen.innerText()).replace(await this.#codeText(), ''),
    );
    return { reference: reference![0], code: await this.#code() };
  }

  async heading(name: string): Promise<void> {
    await this.page.getByRole('heading', { name, exact: true }).waitFor();
  }

  /** The receipt page: what it says about the message of this code. */
  async follow(site: DemoSite, code: string): Promise<string> {
    // An address that differs behind the # only would not be loaded again.
    await this.page.goto('about:blank');
    await this.page.goto(`${this.#demo.origins.loket}/s/${site}/bewijs#${code}`);
    await this.page.getByRole('button', { name: receiptNl.look }).click();
    return this.#receiptState();
  }

  /** Takes the message back on the receipt page; `follow` comes first. */
  async withdraw(): Promise<string> {
    await this.page.getByRole('button', { name: receiptNl.withdraw }).click();
    await this.page.getByRole('button', { name: receiptNl.yes }).click();
    await this.page.locator('privacy-receipt .state', { hasText: receiptNl.states.withdrawn }).waitFor();
    return this.#receiptState();
  }

  /** The rows under what the receipt page says: reference and days. */
  async receiptText(): Promise<string> {
    return this.page.locator('privacy-receipt dl').innerText();
  }

  /** The same visitor in another tab, with the same cookies and storage. */
  async inNewPage(): Promise<Visitor> {
    return new Visitor(await this.context.newPage(), this.#demo);
  }

  /** Everything this browser has stored for the page that is open, as one text. */
  async stored(): Promise<string> {
    return this.page.evaluate(async () => {
      const kept: unknown[] = [document.cookie, { ...localStorage }, { ...sessionStorage }];
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const asked = indexedDB.open(name!);
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        for (const table of database.objectStoreNames)
          kept.push(
            await new Promise((resolve) => {
              const asked = database.transaction(table).objectStore(table).getAll();
              asked.onsuccess = () => resolve(asked.result);
            }),
          );
        database.close();
      }
      return JSON.stringify(kept);
    });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** From one step of a form to the next; what is faulty stays, and the test says where. */
  async #nextStep(): Promise<void> {
    const title = this.page.locator('privacy-form .step');
    const before = await title.innerText();
    await this.page.getByRole('button', { name: contactNl.nextStep, exact: true }).click();
    await this.page
      .locator('privacy-form')
      .locator(`.step:not(:has-text(${JSON.stringify(before.split('\n')[0])}))`)
      .waitFor();
  }

  async #receiptState(): Promise<string> {
    return (await this.page.locator('privacy-receipt .state').innerText()).trim();
  }

  async #codeText(): Promise<string> {
    return this.page.locator('privacy-form p.large').innerText();
  }

  async #code(): Promise<string> {
    return (await this.#codeText()).trim().split(/\s+/).join('-');
  }
}

export interface VisitorOptions extends BrowserContextOptions {
  clock?: MovedClock;
}

/** A visitor with a browser profile of their own. */
export async function openVisitor(
  browser: Browser,
  demo: RunningDemo,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const { clock, ...rest } = options;
  const context = await browser.newContext({ locale: 'nl-NL', ...rest });
  // Below the limit of a test, so that a failure names the step.
  context.setDefaultTimeout(30_000);
  if (clock) await clock.guide(context);
  return new Visitor(await context.newPage(), demo);
}
