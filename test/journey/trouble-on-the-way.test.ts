/**
 * A lost connection, a lost answer, a power cut, a second start: what was typed or acknowledged is never lost, and
 * nothing arrives twice. The server is `npm start` itself, in a process that is really killed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactNl } from '../../widget/words/contact-nl.ts';
import { receiptNl } from '../../widget/words/receipt-nl.ts';
import { troubleNl } from '../../widget/words/trouble-nl.ts';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoProcess, freePort, startDemoProcess } from '../support/demo-process.ts';
import { startRecordingProxy } from '../support/recording-proxy.ts';
import { openSecretariat, type Secretariat } from '../support/secretariat.harness.ts';
import { openVisitor, type Visitor } from '../support/visitor.harness.ts';

let browser: Browser;
let dataDir: string;
let port: number;
let demo: DemoProcess;
let visitor: Visitor;
let secretariat: Secretariat;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'privacyloket-'));
  port = await freePort();
  [browser, demo] = await Promise.all([launchBrowser(), startDemoProcess({ port, dataDir })]);
  secretariat = await openSecretariat(browser, demo);
  await secretariat.enrol('langdurig');
});
afterAll(async () => {
  await browser?.close();
  await demo?.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  visitor = await openVisitor(browser, demo);
});
afterEach(() => visitor.close());

const waiting = contactNl.waiting(false);

async function upToSending(name: string): Promise<string> {
  await visitor.openForm('langdurig');
  await visitor.fill(answersFor('langdurig', 'contact', name).answers);
  return visitor.review();
}

/** The inbox, after asking for news, lists exactly one message of this name. */
async function arrivedOnce(name: string): Promise<void> {
  await secretariat.refresh();
  await secretariat.row(name).waitFor();
  expect(await secretariat.row(name).count()).toBe(1);
}

describe('without a connection in mid-send', () => {
  it('a message waits, sealed, and goes when there is one again', async () => {
    await upToSending('Ooievaar');
    await visitor.context.setOffline(true);
    await visitor.pressSend();
    await visitor.heading(waiting);
    await visitor.context.setOffline(false);
    await visitor.heading(contactNl.sent);
    await arrivedOnce('Ooievaar');
  });

  it('it survives closing the page, and goes with the next visit', async () => {
    const code = await upToSending('Lepelaar');
    await visitor.context.setOffline(true);
    await visitor.pressSend();
    await visitor.heading(waiting);
    const { reference } = await visitor.receipt();
    await visitor.page.close();
    await visitor.context.setOffline(false);
    const again = await visitor.inNewPage();
    await again.openForm('langdurig');
    await again.page.getByText(troubleNl.earlier.sent(reference)).waitFor();
    expect(await again.follow('langdurig', code)).toBe(receiptNl.states.received);
    await arrivedOnce('Lepelaar');
  });

  it('nothing readable waits in the browser', async () => {
    await upToSending('Zilverreiger');
    await visitor.context.setOffline(true);
    await visitor.pressSend();
    await visitor.heading(waiting);
    const kept = await visitor.stored();
    expect(kept).toContain('privacyloket-1');
    expect(kept).not.toContain('Zilverreiger');
    await visitor.context.setOffline(false);
    await visitor.heading(contactNl.sent);
  });
});

describe('when the answer is lost', () => {
  it('the message is sent again and arrives once', async () => {
    const proxy = await startRecordingProxy();
    visitor = await openVisitor(browser, demo, { proxy: proxy.proxy });
    await upToSending('Steenuil');
    proxy.loseAnswer('/submissions');
    await visitor.pressSend();
    await visitor.heading(contactNl.sent);
    const posts = proxy.requests.filter(
      ({ method, url }) => method === 'POST' && url.endsWith('/submissions'),
    );
    expect(posts).toHaveLength(2);
    expect(posts[0]!.bytes.equals(posts[1]!.bytes)).toBe(true);
    await proxy.close();
    await arrivedOnce('Steenuil');
  });
});

describe('when the server is killed', () => {
  it('in mid-send, the visitor sees that it waits, and it is sent after the restart', async () => {
    await upToSending('Kerkuil');
    await demo.end('SIGKILL');
    await visitor.pressSend();
    await visitor.heading(waiting);
    demo = await startDemoProcess({ port, dataDir });
    await visitor.page.getByRole('button', { name: contactNl.again }).click();
    await visitor.heading(contactNl.sent);
    await arrivedOnce('Kerkuil');
  });

  it('right after "sent", the message is there when it comes back', async () => {
    const code = await upToSending('Bosuil');
    await visitor.send();
    await demo.end('SIGKILL');
    demo = await startDemoProcess({ port, dataDir });
    expect(await visitor.follow('langdurig', code)).toBe(receiptNl.states.received);
    await arrivedOnce('Bosuil');
  });
});

describe('a second start', () => {
  it('stops gracefully and finds everything as it was', async () => {
    await upToSending('Ransuil');
    const { code } = await visitor.send();
    const tag = await tagOf('langdurig');
    expect(await demo.end('SIGTERM')).toBe(0);
    demo = await startDemoProcess({ port, dataDir });
    expect(demo.enrolmentLinks.langdurig).toBeUndefined();
    expect(demo.enrolmentLinks.rondom).toMatch(/#aanmelden=/);
    expect(await tagOf('langdurig')).toBe(tag);
    expect(await visitor.follow('langdurig', code)).toBe(receiptNl.states.received);
    await arrivedOnce('Ransuil');
  });

  async function tagOf(site: 'langdurig'): Promise<string | null> {
    await visitor.visit(site);
    return visitor.page.locator('script[data-privacyloket]').getAttribute('data-key');
  }
});
