/** Withdrawing in a real browser: the vendor is stopped, what it left is gone, other tabs follow at once. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { recordedAs, vendorsOnTest } from './vendor-services.ts';
import { analytics, clicks, openWebsite, type Visitor, type Website } from './website-on-test.ts';

let browser: Browser;
let website: Website;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => website.close());
afterAll(() => browser.close());

/** Clearing looks twice more, a second apart, before it is settled. */
const patience = { timeout: 10_000 };

/** A visitor who accepted both, with Hotjar running and everything it leaves in place. */
async function accepted(): Promise<Visitor> {
  website = await openWebsite(browser, ({ vendors }) => ({
    services: [analytics(vendors), clicks(vendors)],
  }));
  const visitor = await website.visitor();
  const { page } = visitor;
  await page.goto(`${website.origin}/zorg/thuis`);
  await page.getByRole('button', { name: 'Accepteren' }).click();
  await website.vendors.seen(({ path }) => path === '/hotjar/visit');
  // What a yes leaves to be cleared is cleared too; until then something put here might go with it.
  await expect.poll(visitor.cookie, patience).toMatch(/\.banner\.\./);
  return visitor;
}

async function refuse({ page }: Visitor, reloads = true) {
  await page.locator('#open').click();
  const press = () => page.getByRole('button', { name: 'Alles weigeren' }).click();
  if (reloads) await Promise.all([page.waitForEvent('framenavigated'), press()]);
  else await press();
}

describe('withdrawal', () => {
  it('reloads the page without the vendor, clears what it left, and proves it', async () => {
    const visitor = await accepted();
    expect(await visitor.kept()).toEqual(
      expect.arrayContaining(['_hjSessionUser_4217001', '_hjUserAttributesHash']),
    );
    await refuse(visitor);
    await website.proven(2);
    await expect.poll(visitor.kept).toEqual(['privacyloket-proef']);
    expect(website.proofs[1]).toEqual({
      ...website.proofs[0],
      choices: { ip: true, statistiek: false, klikgedrag: false },
      source: 'preferences',
    });
  });

  it('ends a yes that a vendor wrote down for later, beside the visitor’s own', async () => {
    const visitor = await accepted();
    const { page, context } = visitor;
    const kept = (await visitor.cookie())!.split('.');
    const { hostname } = new URL(website.origin);
    await page.evaluate(
      ([kept, hostname]) => {
        const [version, proof, , ...rest] = kept as string[];
        const later = (Date.now() + 3_600_000).toString(36);
        // biome-ignore lint/suspicious/noDocumentCookie: as a vendor does
        document.cookie = `privacyloket-proef=${[version, proof, later, ...rest].join('.')};path=/;domain=${hostname};max-age=9999999`;
      },
      [kept, hostname] as const,
    );
    await refuse(visitor);
    await website.proven(2);
    expect(website.proofs[1]?.choices).toMatchObject({ klikgedrag: false });
    const ours = async () =>
      (await context.cookies()).filter(({ name }) => name === 'privacyloket-proef').map(({ value }) => value);
    await expect
      .poll(ours, patience)
      .toEqual([expect.stringMatching(/\.preferences\.\..*0\w{0,4}.*klikgedrag/)]);
    website.vendors.clear();
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });

  it('lets no click reach the vendor afterwards, here or on the next page', async () => {
    const visitor = await accepted();
    const { page } = visitor;
    await refuse(visitor);
    await website.proven(2);
    website.vendors.clear();
    visitor.requests.length = 0;
    for (let each = 0; each < 20; each++) await page.mouse.click(100 + each * 10, 400);
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    await page.mouse.click(300, 400);
    await page.reload({ waitUntil: 'networkidle' });
    expect(visitor.thirdParty()).toEqual([]);
    expect(website.vendors.recorded).toEqual([]);
    expect(await visitor.kept()).toEqual(['privacyloket-proef']);
  });

  it('clears every place a vendor can write to, in all domain and path variants', async () => {
    const visitor = await accepted();
    const { page, kept, context } = visitor;
    const { hostname } = new URL(website.origin);
    await context.addCookies([
      { name: '_hjA', value: '1', domain: hostname, path: '/zorg' },
      { name: '_hjB', value: '1', domain: `.${hostname}`, path: '/zorg/thuis' },
      { name: '_ga', value: '1', domain: `.${hostname}`, path: '/' },
    ]);
    await page.evaluate(async () => {
      localStorage.setItem('_hjC', '1');
      sessionStorage.setItem('_hjD', '1');
      await caches.open('_hjE');
      await new Promise((done) => {
        const open = indexedDB.open('klik-1');
        open.onsuccess = () => {
          open.result.close();
          done(0);
        };
      });
    });
    expect(await kept()).toEqual(
      expect.arrayContaining(['_hjA', '_hjB', '_hjC', '_hjD', '_hjE', '_ga', 'klik-1']),
    );
    await refuse(visitor);
    await expect.poll(kept).toEqual(['privacyloket-proef']);
  });

  it('leaves alone what is not the vendor’s', async () => {
    const visitor = await accepted();
    await visitor.context.addCookies([{ name: 'sessie', value: '1', url: website.origin }]);
    await visitor.page.evaluate(() => localStorage.setItem('winkelmand', '1'));
    await refuse(visitor);
    await expect.poll(visitor.kept).toEqual(['privacyloket-proef', 'sessie', 'winkelmand']);
  });

  it('says what it could not clear', async () => {
    const visitor = await accepted();
    const { page, context } = visitor;
    // Something outside the vendor's script writes it back whenever it is cleared.
    await context.addInitScript(() => {
      const { removeItem } = Storage.prototype;
      localStorage.setItem('_hjBlijft', '1');
      Storage.prototype.removeItem = function (key: string) {
        if (key !== '_hjBlijft') removeItem.call(this, key);
      };
    });
    await refuse(visitor);
    await website.proven(2);
    await expect.poll(visitor.cookie, patience).not.toContain('!');
    const told = () => page.getByText('Dit konden wij niet wissen: _hjBlijft.').waitFor();
    await page.locator('#open').click();
    await told();
    // A later page tells it too: it looks, and remembers nothing.
    await page.goto(`${website.origin}/tweede`);
    await page.locator('#open').click();
    await told();
  });

  it('clears again what is written back a second later, and has nothing to tell then', async () => {
    const visitor = await accepted();
    const { page, context } = visitor;
    // Written once, after the first look: by a script of the page that the vendor left something with.
    await context.addInitScript(() => {
      const cleared = Storage.prototype.removeItem;
      let back = false;
      localStorage.setItem('_hjTerug', '1');
      Storage.prototype.removeItem = function (key: string) {
        cleared.call(this, key);
        if (key !== '_hjTerug' || back) return;
        back = true;
        setTimeout(() => localStorage.setItem('_hjTerug', '2'), 500);
      };
    });
    await refuse(visitor);
    await expect.poll(visitor.cookie, patience).not.toContain('!');
    expect(await visitor.kept()).toEqual(['privacyloket-proef']);
    await page.locator('#open').click();
    await page.getByRole('heading', { name: 'Uw keuzes' }).waitFor();
    expect(await page.getByText('Dit konden wij niet wissen').count()).toBe(0);
  });

  it('clears secure and partitioned cookies, which have a jar of their own', async () => {
    const visitor = await accepted();
    await visitor.page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: as a vendor does
      document.cookie = '_hjVeilig=1;path=/;secure';
      // biome-ignore lint/suspicious/noDocumentCookie: as a vendor does
      document.cookie = '_hjApart=1;path=/;secure;samesite=none;partitioned';
    });
    const names = () => visitor.page.evaluate(() => document.cookie);
    expect(await names()).toMatch(/_hjVeilig.*_hjApart|_hjApart.*_hjVeilig/);
    await refuse(visitor);
    await expect.poll(names, patience).not.toMatch(/_hj/);
  });

  it('is tried again on the next page while the declared names can’t be had', async () => {
    const visitor = await accepted();
    const { page } = visitor;
    await page.route('**/details', (route) => route.abort());
    await page.evaluate(() =>
      (window as never as { privacyloket: { withdraw(): void } }).privacyloket.withdraw(),
    );
    await website.proven(2);
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    expect(await visitor.cookie()).toContain('.!.');
    await page.unroute('**/details');
    await page.goto(`${website.origin}/derde`);
    await expect.poll(visitor.cookie, patience).not.toContain('!');
  });

  it('is as easy as accepting: two presses from any page', async () => {
    const visitor = await accepted();
    await refuse(visitor);
    await website.proven(2);
    expect(website.proofs[1]!.choices).toEqual({ ip: true, statistiek: false, klikgedrag: false });
  });

  it('can be done by a script of the site, which can’t grant', async () => {
    const { page } = await accepted();
    await Promise.all([
      page.waitForEvent('framenavigated'),
      page.evaluate(() =>
        (window as never as { privacyloket: { withdraw(): void } }).privacyloket.withdraw(),
      ),
    ]);
    await website.proven(2);
    expect(website.proofs[1]).toMatchObject({ source: 'link', choices: { klikgedrag: false } });
  });

  it('needs no reload where nothing runs that can’t be stopped', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [analytics(vendors)] }));
    const visitor = await website.visitor();
    const { page } = visitor;
    await page.goto(website.origin);
    await page.getByRole('button', { name: 'Accepteren' }).click();
    await website.vendors.seen(({ vendor }) => vendor === 'measurement-protocol');
    await page.evaluate(() => Object.assign(window, { same: true }));
    await refuse(visitor, false);
    await website.proven(2);
    website.vendors.clear();
    await page.evaluate(() => history.pushState(null, '', '/derde'));
    await page.goto(website.origin, { waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });

  it('is finished on the next page when the connection was lost', async () => {
    const visitor = await accepted();
    const { page, cookie } = visitor;
    await page.locator('#open').click();
    const refuseAll = page.getByRole('button', { name: 'Alles weigeren' });
    await refuseAll.waitFor();
    website.reachable = false;
    await Promise.all([page.waitForEvent('framenavigated'), refuseAll.click()]);
    expect(await cookie()).toContain('.!.');
    expect(website.proofs).toHaveLength(1);
    website.reachable = true;
    await page.goto(`${website.origin}/tweede`);
    await website.proven(2);
    await expect.poll(cookie, patience).not.toContain('!');
    await expect.poll(visitor.kept).toEqual(['privacyloket-proef']);
  });
});

describe('other tabs', () => {
  it('follow a withdrawal at once', async () => {
    const visitor = await accepted();
    const other = await visitor.context.newPage();
    await other.goto(`${website.origin}/tweede`);
    await website.vendors.seen(({ path, body }) => path === '/hotjar/visit' && body.includes('/tweede'));
    await Promise.all([other.waitForEvent('framenavigated'), refuse(visitor)]);
    await website.proven(2);
    website.vendors.clear();
    await other.mouse.click(100, 100);
    await other.reload({ waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });

  it('stop asking once one of them was answered', async () => {
    website = await openWebsite(browser, ({ vendors }) => ({ services: [clicks(vendors)] }));
    const { page, context } = await website.visitor();
    const other = await context.newPage();
    await Promise.all([page.goto(website.origin), other.goto(website.origin)]);
    await other.getByRole('region').waitFor();
    await page.getByRole('button', { name: 'Weigeren' }).click();
    await other.getByRole('region').waitFor({ state: 'detached' });
    await website.proven(1);
    expect(website.proofs).toHaveLength(1);
  });
});

describe.each(vendorsOnTest)('a withdrawal from $vendor', (each) => {
  const name = recordedAs(each.vendor);

  /** A visitor with the vendor running, in as many tabs as there are paths. */
  async function running(...paths: string[]) {
    website = await openWebsite(browser, (origins) => ({
      services: [each.service(origins)],
      ...(each.open && {
        ipAnonymisation: { locked: false, why: 'Zonder dit praat uw browser met Google.' },
      }),
    }));
    const visitor = await website.visitor();
    const { page, context } = visitor;
    await page.goto(website.origin);
    await page.locator('#open').click();
    await page.getByRole('switch', { name: /^(Statistieken|Klikgedrag)/ }).check();
    if (each.open) await page.getByRole('switch', { name: 'IP-adres verbergen' }).uncheck();
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await website.vendors.seen(({ vendor, what }) => vendor === name && what === 'beacon');
    await expect.poll(visitor.cookie, patience).not.toContain('!');
    const others = [];
    for (const path of paths) {
      website.vendors.clear();
      const other = await context.newPage();
      await other.goto(website.origin + path);
      await website.vendors.seen(({ vendor, what }) => vendor === name && what === 'beacon');
      others.push(other);
    }
    return { ...visitor, others };
  }

  it('stops it: nothing reaches it any more, and nothing of it is left (CB-16, GA-17, CT-02)', async () => {
    const visitor = await running();
    const { page, kept } = visitor;
    if (each.clicks) await page.mouse.click(300, 300);
    await expect.poll(kept).toEqual(expect.arrayContaining(each.keeps));
    await refuse(visitor, each.reloads);
    await website.proven(2);
    await expect.poll(visitor.cookie, patience).not.toContain('!');
    expect(await kept()).toEqual(['privacyloket-proef']);
    website.vendors.clear();
    for (let press = 0; press < 10; press++) await page.mouse.click(100 + press * 10, 300);
    await page.evaluate(() => history.pushState(null, '', '/derde'));
    await page.goto(`${website.origin}/tweede`, { waitUntil: 'networkidle' });
    await page.mouse.click(300, 300);
    expect(website.vendors.recorded).toEqual([]);
    expect(await kept()).toEqual(['privacyloket-proef']);
  });

  it('clears what an older yes left, where the visitor is asked again', async () => {
    website = await openWebsite(browser, (origins) => ({ services: [each.service(origins)] }));
    const visitor = await website.visitor();
    await visitor.context.addCookies(
      each.keeps
        .filter((key) => !/^_(hj[UR]|cltk)/.test(key))
        .map((key) => ({ name: key, value: '1', url: website.origin })),
    );
    await visitor.page.goto(website.origin);
    await visitor.page.getByRole('button', { name: 'Weigeren' }).waitFor();
    await expect.poll(visitor.kept, patience).toEqual([]);
  });

  it('reaches another tab within a second', async () => {
    const visitor = await running('/tweede');
    const [other] = visitor.others;
    await other!.evaluate(() => {
      document.addEventListener('privacyloket-changed', () =>
        Object.assign(window, { changedAt: Date.now() }),
      );
    });
    const follows = each.reloads
      ? other!.waitForEvent('framenavigated')
      : other!.waitForFunction(() => 'changedAt' in window);
    await Promise.all([follows, refuse(visitor, each.reloads)]);
    await website.proven(2);
    // A page that was loaded anew began when it followed.
    const followedAt = await other!.evaluate(
      () => (window as never as { changedAt?: number }).changedAt ?? performance.timeOrigin,
    );
    const decidedAt = Number.parseInt((await visitor.cookie())!.split('.')[2]!, 36);
    expect(followedAt - decidedAt).toBeLessThan(1000);
    website.vendors.clear();
    await other!.mouse.click(300, 300);
    await other!.evaluate(() => history.pushState(null, '', '/vierde'));
    await other!.reload({ waitUntil: 'networkidle' });
    expect(website.vendors.recorded).toEqual([]);
  });
});
