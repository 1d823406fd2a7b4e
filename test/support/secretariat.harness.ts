/** Somebody of the secretariat in a real Chromium, by what they do; built on the inbox's own harness. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import { inboxWords } from '../../widget/words/inbox-nl.ts';
import { enrol, type Person, signIn } from '../widget/inbox/inbox.harness.ts';
import type { RunningDemo } from './demo-house.ts';
import type { MovedClock } from './moved-clock.ts';

export class Secretariat {
  readonly page: Page;
  readonly context: BrowserContext;
  person!: Person;
  readonly #demo: RunningDemo;

  constructor(page: Page, demo: RunningDemo) {
    this.page = page;
    this.context = page.context();
    this.#demo = demo;
  }

  /** From the one-time link to an open form: passphrase, recovery sheet, proof, published statement. */
  async enrol(site: string): Promise<void> {
    this.person = await enrol(this.page, this.#demo.enrolmentLinks[site]!, site);
  }

  /** Comes in again with the passphrase, on a page that was just loaded. Ends at the list. */
  async signIn(address = '/'): Promise<void> {
    // `about:blank` first, so that an address that differs behind the # only is loaded too.
    await this.page.goto('about:blank');
    await this.page.goto(this.#demo.origins.inbox + address);
    await signIn(this.page, this.person);
    await this.page.getByRole('button', { name: inboxWords.bar.lock }).waitFor();
  }

  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: inboxWords.bar.lock }).click();
    await this.page.getByRole('button', { name: inboxWords.signIn.submit }).waitFor();
  }

  /** Goes to the list, asks the server for news and waits for the answer; for who is signed in. */
  async refresh(): Promise<void> {
    await this.page.getByRole('link', { name: inboxWords.bar.messages }).click();
    const answered = this.page.waitForResponse((response) =>
      response.url().endsWith('/api/submissions/list'),
    );
    await this.page.getByRole('button', { name: inboxWords.bar.refresh }).click();
    await answered;
  }

  /** Rows of the list that have this text. */
  row(text: string) {
    return this.page.locator('inbox-list a', { hasText: text });
  }

  /** Opens the message whose row has this text, and answers with everything the reader shows. */
  async open(text: string): Promise<string> {
    await this.row(text).click();
    return this.reading();
  }

  /** Everything the reader shows. */
  async reading(): Promise<string> {
    await this.page.locator('inbox-reader .answers').waitFor();
    return this.page.locator('inbox-reader').innerText();
  }

  /** Takes a decision about the message that is open; answers with what the button said it would do. */
  async decide(outcome: OutcomeCode): Promise<string> {
    const button = this.page.locator(`[data-outcome="${outcome}"]`);
    const effect = await button.locator('.effect').innerText();
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/outcomes'));
    await button.click();
    const answer = await answered;
    if (answer.status() !== 200) throw new Error(`${outcome} was refused: ${await answer.text()}`);
    return effect;
  }

  /** Drops a file somewhere on the page, as one drags it from the mailbox. */
  async drop(file: { name: string; bytes: Uint8Array }): Promise<void> {
    await this.page.locator('inbox-mailed').waitFor();
    await this.page.evaluate(
      ({ name, bytes }) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      { name: file.name, bytes: [...file.bytes] },
    );
  }

  /** What the drop zone says after a file that it did not open. */
  async dropped(): Promise<string> {
    return this.page.locator('inbox-mailed .notice').innerText();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

export interface SecretariatOptions extends BrowserContextOptions {
  clock?: MovedClock;
}

/** Somebody with a browser profile of their own. */
export async function openSecretariat(
  browser: Browser,
  demo: RunningDemo,
  options: SecretariatOptions = {},
): Promise<Secretariat> {
  const { clock, ...rest } = options;
  const context = await browser.newContext({ locale: 'nl-NL', ...rest });
  // Below the limit of a test, so that a failure names the step.
  context.setDefaultTimeout(30_000);
  if (clock) await clock.guide(context);
  return new Secretariat(await context.newPage(), demo);
}
