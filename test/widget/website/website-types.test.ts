/** privacyloket.d.ts: what a website's TypeScript relies on is what our script does. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Privacyloket } from '../../../widget/privacyloket.d.ts';
import { launchBrowser } from '../../support/browser.ts';
import { house } from '../../support/imports.ts';
import { analytics, openWebsite, type Website } from '../consent/website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
  website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors)] }));
});
afterAll(async () => {
  await website?.close();
  await browser?.close();
});

describe('privacyloket.d.ts', () => {
  it('holds together by itself, without anything of ours or of Node', () => {
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom'];
    const tsc = join(house, 'node_modules/.bin/tsc');
    const { stdout } = spawnSync(tsc, [...options, '--types', '', 'widget/privacyloket.d.ts'], {
      cwd: house,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  it('names what window.privacyloket has, all of it', async () => {
    const named: Record<keyof Privacyloket, true> = { open: true, choices: true, withdraw: true };
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await page.waitForFunction(() => window.privacyloket?.choices);
    const has = await page.evaluate(() => Object.keys(window.privacyloket!));
    expect(has.sort()).toEqual(Object.keys(named).sort());
  });

  it('tells of a decision in the event it names, with what holds now', async () => {
    const { page } = await website.visitor();
    await page.goto(website.origin);
    await page.waitForFunction(() => window.privacyloket?.choices);
    const told = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('privacyloket-changed', ({ detail }) =>
            resolve({ detail, now: window.privacyloket!.choices() }),
          );
          window.privacyloket!.withdraw();
        }),
    );
    expect(told).toEqual({
      detail: { ip: true, statistiek: false },
      now: { ip: true, statistiek: false },
    });
  });
});
