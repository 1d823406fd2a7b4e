/** The session cookie in a real Chromium, on the plain http of a demo: `__Host-` is taken there, and stays put. */

import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../../server/listen.ts';
import { makeEnrolmentLink } from '../../../server/secretariat/enrolment.ts';
import { recoveryKeys } from '../../../widget/envelope/recovery.ts';
import { launchBrowser } from '../../support/browser.ts';
import { completionOf } from '../inbox-person.ts';
import { type House, inboxOrigin, loketOrigin, openHouse } from '../server-house.ts';

let house: House;
let listening: Listening;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  house = await openHouse();
  listening = await listen(house.services, { host: '127.0.0.1', port: 0, inboxOrigin });
  const rules = ['inbox', 'loket'].map((host) => `MAP ${host}.localhost:8787 127.0.0.1:${listening.port}`);
  browser = await launchBrowser({ args: [`--host-resolver-rules=${rules.join(',')}`] });
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(inboxOrigin);
});
afterAll(async () => {
  await browser.close();
  await listening.stop();
  await house.close();
});

/** As the inbox page asks. */
function ask(path: string, content?: unknown): Promise<number> {
  return page.evaluate(
    async ([path, content]) => {
      const answer = await fetch(path as string, {
        ...(content !== undefined && {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(content),
        }),
      });
      return answer.status;
    },
    [path, content],
  );
}

describe('the session cookie', () => {
  it('is taken by Chromium on http://inbox.localhost and comes back', async () => {
    expect(await ask('/api/sessions/current')).toBe(401);
    const link = await makeEnrolmentLink(house.services.store, 'rondom', house.now());
    const keys = await recoveryKeys(new Uint8Array(22), 'rondom');
    const person = { id: 'lezer-1', name: 'Anna' };
    const completion = completionOf(link.split('=')[1]!, person, keys, house.now());
    expect(await ask('/api/enrolments/complete', completion)).toBe(201);
    expect(await ask('/api/sessions/current')).toBe(200);
    const cookies = await context.cookies(inboxOrigin);
    const attributes = {
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      domain: 'inbox.localhost',
    };
    expect(cookies).toMatchObject([
      { name: '__Host-inbox', ...attributes },
      // Of the browser, not of the session: known-browser.ts.
      { name: '__Host-known', ...attributes },
    ]);
  });

  it('can’t be read by a script, not even ours', async () => {
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('goes to no other origin', async () => {
    expect(await context.cookies(loketOrigin)).toEqual([]);
  });

  it('is still there after the page was loaded anew', async () => {
    await page.reload();
    expect(await ask('/api/sessions/current')).toBe(200);
  });

  it('opens nothing for a page of another origin', async () => {
    const other = await context.newPage();
    await other.goto(`${loketOrigin}/s/rondom/bewijs`);
    const refused = await other.evaluate(
      (url) =>
        fetch(url, { credentials: 'include' }).then(
          ({ status }) => status,
          () => 'blocked',
        ),
      `${inboxOrigin}/api/sessions/current`,
    );
    expect(refused).toBe('blocked');
    await other.close();
  });

  it('is gone after signing out', async () => {
    const status = await page.evaluate(() =>
      fetch('/api/sessions/current', { method: 'DELETE' }).then((answer) => answer.status),
    );
    expect(status).toBe(204);
    expect(await context.cookies(inboxOrigin)).toMatchObject([{ name: '__Host-known' }]);
    expect(await ask('/api/sessions/current')).toBe(401);
  });
});
