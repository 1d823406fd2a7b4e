/**
 * Promise 3, as it happens: while a visitor sends a message nothing in the page opens, unwraps or imports a private
 * key. Every call of WebCrypto is watched, in both suites, from the first byte of the page to the sent screen. The
 * receipt page on our own origin opens, after a button, and answers only.
 */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Suite } from '../../widget/envelope/wire.ts';
import { answerNl } from '../../widget/words/answer-nl.ts';
import { firstReplies } from '../../widget/words/first-replies.ts';
import { answerWords } from '../../widget/words/inbox-answer-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { openSecretariat, type Secretariat } from '../support/secretariat.harness.ts';
import { openVisitor, type Receipt } from '../support/visitor.harness.ts';

interface Call {
  name: string;
  /** Key format and algorithm, where they are given. */
  what: string;
}

let browser: Browser;
let house: DemoHouse;
let secretariat: Secretariat;
/** Of the message that was sent last. */
let receipt: Receipt;

beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), startDemoHouse()]);
  secretariat = await openSecretariat(browser, house.demo);
  await secretariat.enrol('rondom');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Runs in the page before anything else: writes down each call, and hides X-Wing where a test wants that. */
function watch(hidden: boolean): void {
  const calls: Call[] = [];
  Object.assign(globalThis, { calls });
  const methods = SubtleCrypto.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const name of Object.getOwnPropertyNames(methods)) {
    const original = Object.getOwnPropertyDescriptor(methods, name)?.value;
    if (name === 'constructor' || typeof original !== 'function') continue;
    methods[name] = function (this: SubtleCrypto, ...given: unknown[]) {
      const text = given.map((each) =>
        typeof each === 'string' ? each : ((each as { name?: string })?.name ?? ''),
      );
      calls.push({ name, what: text.filter(Boolean).join(' ') });
      if (hidden && text.some((each) => each.includes('MLKEM')))
        return Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'));
      return original.apply(this, given);
    };
  }
}

async function callsWhileSending(suite: Suite): Promise<Call[]> {
  const visitor = await openVisitor(browser, house.demo);
  await visitor.context.addInitScript(watch, suite === 'p256');
  await visitor.openForm('rondom');
  await visitor.fill(answersFor('rondom', 'aanmelding', 'Tureluur').answers);
  await visitor.review();
  receipt = await visitor.send();
  const calls = await callsOf(visitor.page);
  await visitor.close();
  return calls;
}

function callsOf(page: Page): Promise<Call[]> {
  return page.evaluate(() => (globalThis as unknown as { calls: Call[] }).calls);
}

/** Answers the newest message, on its receipt. */
async function answer(): Promise<void> {
  await secretariat.signIn();
  await secretariat.row('Tureluur').first().click();
  const part = secretariat.page.locator('inbox-answer');
  await part.locator('summary').click();
  await part.getByLabel(answerWords.text, { exact: true }).fill(firstReplies.nl);
  await part.getByRole('button', { name: answerWords.send }).click();
  await part.locator('.written li').waitFor();
}

const opening = /^(decrypt|decapsulate|unwrapKey)/;
const privateKey = /^(pkcs8|raw-seed|raw-private|jwk)/;

describe.each<Suite>(['xwing', 'p256'])('a page that sends in the suite %s', (suite) => {
  let calls: Call[];
  beforeAll(async () => {
    calls = await callsWhileSending(suite);
  });

  it('seals, in that very suite', async () => {
    expect(calls.filter(({ name }) => name === 'encrypt').length).toBeGreaterThan(2);
    const { db } = house.demo.services.store;
    const newest = await db.selectFrom('submission').select('suite').orderBy('received_at', 'desc').execute();
    expect(newest[0]!.suite).toBe(suite);
  });

  it('decrypts, decapsulates and unwraps nothing', () => {
    expect(calls.filter(({ name }) => opening.test(name))).toEqual([]);
  });

  it('imports no private key', () => {
    const imports = calls.filter(({ name }) => name === 'importKey');
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter(({ what }) => privateKey.test(what))).toEqual([]);
  });
});

it('the receipt page of our own origin opens after a button, and one answer', async () => {
  await answer();
  const visitor = await openVisitor(browser, house.demo);
  await visitor.context.addInitScript(watch, false);
  await visitor.follow('rondom', receipt.code);
  const open = visitor.page.getByRole('button', { name: answerNl.open });
  await open.waitFor();
  expect((await callsOf(visitor.page)).filter(({ name }) => opening.test(name))).toEqual([]);
  await open.click();
  await visitor.page.getByText(firstReplies.nl).waitFor();
  const calls = await callsOf(visitor.page);
  expect(calls.filter(({ name }) => opening.test(name))).toEqual([{ name: 'decrypt', what: 'AES-GCM' }]);
  // Its keys come from the receipt code alone.
  const imports = calls.filter(({ name }) => name === 'importKey').map(({ what }) => what);
  expect(new Set(imports)).toEqual(new Set(['raw HKDF']));
  await visitor.close();
});

it('the watch itself notices an opening call', async () => {
  const visitor = await openVisitor(browser, house.demo);
  await visitor.context.addInitScript(watch, false);
  await visitor.visit('rondom');
  const names = await decryptIn(visitor.page);
  expect(names).toContain('decrypt');
  await visitor.close();
});

function decryptIn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const iv = new Uint8Array(12);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(1));
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
    return (globalThis as unknown as { calls: Call[] }).calls.map(({ name }) => name);
  });
}
