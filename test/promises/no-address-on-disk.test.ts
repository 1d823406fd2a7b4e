/**
 * Promise 7: no visitor's IP address, user agent or URL is written to disk anywhere, nor logged. A browser with a
 * recognisable name, at an address of its own, does everything a visitor can do; then every file is searched.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { type DemoHouse, startDemoHouse } from '../support/demo-house.ts';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy.ts';
import { openSecretariat } from '../support/secretariat.harness.ts';
import { tracesIn, tracesInFolder } from '../support/traces.ts';
import { openVisitor } from '../support/visitor.harness.ts';

/** Linux sends from any address of 127.0.0.0/8; elsewhere only browser and URL can be told apart from the server's own. */
const address = process.platform === 'linux' ? '127.0.0.77' : undefined;
const agent = 'Klapekster/7.3 (verrekijker; nl)';
const query = '?bron=vogelgids-4711';
const secrets = [...(address ? [address] : []), agent, 'Klapekster', query, 'vogelgids'];
let browser: Browser;
let house: DemoHouse;
let proxy: RecordingProxy;

beforeAll(async () => {
  [browser, house, proxy] = await Promise.all([
    launchBrowser(),
    startDemoHouse(),
    startRecordingProxy(address ? { from: address } : {}),
  ]);
  const secretariat = await openSecretariat(browser, house.demo);
  await secretariat.enrol('rondom');
  await secretariat.close();

  const visitor = await openVisitor(browser, house.demo, { proxy: proxy.proxy, userAgent: agent });
  await visitor.visit('rondom', `/${query}`);
  const proven = visitor.page.waitForResponse((response) => response.url().endsWith('/consents'));
  const hit = visitor.page.waitForResponse((response) => response.url().endsWith('/hits'));
  await visitor.acceptCookies();
  await Promise.all([proven, hit]);
  await visitor.visit('rondom', `/aanmelden${query}`);
  await visitor.page.locator('privacy-form form').waitFor();
  await visitor.fill(answersFor('rondom', 'aanmelding', 'Koekoek').answers);
  await visitor.review();
  const { code } = await visitor.send();
  await visitor.follow('rondom', code);
  await visitor.withdraw();
  await house.demo.mailbox.arrived(1);
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await house?.close();
});

describe('an address, a browser and a URL', () => {
  it('were seen by the server: the requests carried them', () => {
    const recorded = Buffer.concat(proxy.requests.map(({ bytes }) => bytes));
    expect(recorded.includes(agent)).toBe(true);
    expect(recorded.includes(query)).toBe(true);
  });

  it('stand in no file', () => {
    expect(tracesInFolder(house.dataDir, secrets)).toEqual([]);
  });

  it('stand in no line that was printed or logged', () => {
    const lines = house.printed.filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(5);
    expect(tracesIn(Buffer.from(lines.join('\n')), secrets)).toEqual([]);
  });

  it('are not passed on to the statistics either', async () => {
    await house.demo.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    expect(tracesIn(Buffer.from(JSON.stringify(house.demo.vendors.recorded)), secrets)).toEqual([]);
  });

  it('would have been noticed: the same search finds an access log', () => {
    writeFileSync(join(house.dataDir, 'access.log'), `${address ?? ''} - "GET /${query}" "${agent}"\n`);
    expect(tracesInFolder(house.dataDir, secrets).length).toBeGreaterThanOrEqual(secrets.length);
  });
});
