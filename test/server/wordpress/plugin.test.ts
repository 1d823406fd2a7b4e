/**
 * The WordPress plugin: its zip, its PHP run as WordPress runs it, hostile values in every place that takes one, and
 * the HTML that it printed opened in a browser.
 */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../server/cli.ts';
import { pluginZip } from '../../../server/wordpress/plugin-zip.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { launchBrowser } from '../../support/browser.ts';
import { house as root } from '../../support/imports.ts';
import { analytics } from '../../widget/consent/website-on-test.ts';
import { type HostileHouse, openHostileHouse } from '../../widget/pinned/hostile-house.ts';
import { type PhpPlugin, unpackPlugin } from './php-plugin.ts';

const dist = join(root, 'dist');
const home = 'https://www.zorg.example';
const good = {
  site: 'rondom',
  server: 'https://loket.example',
  key: `${'a'.repeat(43)} ${'B_-4'.padEnd(43, 'x')}`,
  version: '3',
};
const hostile = `"><script>alert('1')</script><img src=x onerror=alert(1)>&"' `;
let plugin: PhpPlugin;
let zip: Uint8Array;

beforeAll(async () => {
  await buildIfStale(['visitor']);
  zip = pluginZip(dist);
  plugin = unpackPlugin(zip);
});
afterAll(() => plugin?.remove());

const text = (name: string) => new TextDecoder().decode(plugin.files[`privacyloket/${name}`]);
const names = () => Object.keys(plugin.files);
const php = () => names().filter((name) => name.endsWith('.php'));

describe('the zip', () => {
  it('has the same bytes each time, and everything lies in one folder', () => {
    expect(Buffer.compare(zip, pluginZip(dist))).toBe(0);
    expect(names().filter((name) => !name.startsWith('privacyloket/'))).toEqual([]);
    expect(names()).toContain('privacyloket/privacyloket.php');
    expect(names()).toContain('privacyloket/uninstall.php');
    expect(names()).toContain('privacyloket/block/block.json');
  });

  it('has the pinned gate and every file that it names', () => {
    const [gate] = names().filter((name) => name.startsWith('privacyloket/gate/p/'));
    const named = [
      ...new TextDecoder().decode(plugin.files[gate!]).matchAll(/["'`]([\w.-]+-[\w-]{8}\.js)["'`]/g),
    ];
    expect(named.length).toBeGreaterThan(5);
    const missing = named.filter(([, name]) => !names().includes(`privacyloket/gate/a/${name}`));
    expect(missing).toEqual([]);
  });

  it('is written by the command, which says where it goes', async () => {
    const file = join(tmpdir(), `privacyloket-${process.pid}.zip`);
    const printed: string[] = [];
    expect(await run(['wordpress', file], (line) => void printed.push(line))).toBe(0);
    expect(Buffer.compare(readFileSync(file), zip)).toBe(0);
    expect(printed.join('\n')).toContain('Uploaden');
    rmSync(file);
    expect(await run(['wordpress', '/nergens/x.zip'], () => {})).toBe(1);
    expect(await run(['wordpress'], () => {})).toBe(2);
  });

  it('says the same version everywhere', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(text('privacyloket.php')).toMatch(new RegExp(`Version: +${RegExp.escape(version)}\n`));
    expect(text('readme.txt')).toContain(`Stable tag: ${version}\n`);
    expect(text('block/editor.asset.php')).toContain(`'${version}'`);
  });
});

describe('the PHP', () => {
  it('has no fault that php finds', () => {
    expect(plugin.lint()).toEqual([]);
  });

  it('asks nothing of another server, sets no cookie, runs no text, and can not be called from outside', () => {
    const never =
      /\b(wp_remote_|curl_|fsockopen|file_get_contents|setcookie|eval|exec|system|passthru|unserialize|base64_decode|\$_(GET|POST|REQUEST|COOKIE|SERVER))/;
    for (const name of php()) {
      const code = new TextDecoder().decode(plugin.files[name]);
      expect({ name, found: never.exec(code)?.[0] }).toEqual({ name, found: undefined });
      if (!name.endsWith('.l10n.php'))
        expect(code).toMatch(/defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/);
    }
    expect(plugin.run({ options: { privacyloket: good } }, home).cookies).toEqual([]);
  });

  it('has Dutch for everything that it says, and English without', () => {
    const dutch = text('languages/privacyloket-nl_NL.l10n.php');
    const said = php().flatMap((name) =>
      [
        ...new TextDecoder().decode(plugin.files[name]).matchAll(/__\( '((?:[^'\\]|\\.)+)', 'privacyloket'/g),
      ].map(([, each]) => each!),
    );
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((each) => !dutch.includes(`'${each}' =>`))).toEqual([]);
    const json = JSON.parse(text('languages/privacyloket-nl_NL-privacyloket-content-editor-script.json'));
    const inEditor = [...text('block/editor.js').matchAll(/say\('([^']+)'\)/g)].map(([, each]) => each!);
    expect(inEditor.filter((each) => !json.locale_data.messages[each])).toEqual([]);
    const page = (locale: string) => plugin.run({}, home, locale).page;
    expect(page('nl_NL')).toContain('Sleutels');
    expect(page('en_GB')).toContain('Keys');
    expect(plugin.run({}, home).translations).toBe(true);
  });
});

describe('the tag', () => {
  it('is the pinned one from the own website, and names the server apart', () => {
    const { head, other } = plugin.run({ options: { privacyloket: good } }, home);
    const attributes = Object.fromEntries(
      [...head.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, value ?? true]),
    );
    const [, hash] = /gate\/p\/([0-9a-f]{24})\.js$/.exec(String(attributes.src))!;
    expect(attributes).toMatchObject({
      type: 'module',
      async: true,
      crossorigin: 'anonymous',
      'data-privacyloket': 'rondom',
      'data-key': good.key,
      'data-version': '3',
      'data-server': 'https://loket.example',
      src: `${home}/wp-content/plugins/privacyloket/gate/p/${hash}.js`,
    });
    expect(attributes.integrity).toMatch(/^sha384-/);
    expect(head.match(/<script/g)).toHaveLength(1);
    expect(other).toBe('<script src="/other.js"></script>');
  });

  it.each<[string, unknown]>([
    ['nothing was set', undefined],
    ['a text is in its place', hostile],
    ...Object.keys(good).flatMap((name): [string, unknown][] => [
      [`${name} is hostile`, { ...good, [name]: hostile }],
      [`${name} is right but for what comes behind it`, { ...good, [name]: `${good[name as 'site']}\n"x` }],
      [`${name} is a list`, { ...good, [name]: ['x'] }],
      [`${name} is not there`, { ...good, [name]: undefined }],
    ]),
    ['the server is not encrypted', { ...good, server: 'http://loket.example' }],
    ['the server has a path', { ...good, server: 'https://loket.example/x' }],
    ['the server is a script', { ...good, server: 'javascript:alert(1)' }],
    ['there is one key', { ...good, key: 'a'.repeat(43) }],
    ['the version is nothing', { ...good, version: '0' }],
  ])('is not there when %s', (_what, options) => {
    expect(plugin.run({ options: { privacyloket: options } }, home).head).toBe('');
  });
});

describe('the settings page', () => {
  it('is for who may manage the site, and is saved with a nonce', () => {
    const { page, capability } = plugin.run({ options: { privacyloket: good } }, home);
    expect(capability).toBe('manage_options');
    expect(page).toContain('name="_wpnonce"');
    expect(page).toContain('action="options.php" method="post"');
    for (const name of Object.keys(good)) expect(page).toContain(`name="privacyloket[${name}]"`);
    expect(plugin.run({ may: false }, home).page).toBe('');
  });

  it('keeps what is right, as it is printed', () => {
    const typed = { ...good, server: ' https://loket.example/ ', more: 'x' };
    expect(plugin.run({ typed }, home)).toMatchObject({ saved: good, errors: [] });
  });

  it('keeps the old value of what is wrong, and says which it is', () => {
    const typed = { ...good, site: hostile, version: 'zes' };
    const { saved, errors } = plugin.run({ options: { privacyloket: good }, typed }, home);
    expect(saved).toEqual(good);
    expect(errors).toEqual([
      'Site klopt niet en is niet veranderd.',
      'Versie klopt niet en is niet veranderd.',
    ]);
  });

  it.each([hostile, null, 7, [[]]])('keeps nothing of %j', (typed) => {
    expect(plugin.run({ typed }, home).saved).toEqual([]);
  });

  it('shows a hostile value as text', () => {
    const options = { privacyloket: { ...good, site: hostile, key: hostile } };
    const { page } = plugin.run({ options }, home);
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('leaves nothing when the plugin is removed', () => {
    const told = plugin.run({ options: { privacyloket: good, other: 1 }, uninstall: true }, home);
    expect(told.options).toEqual(['other']);
  });
});

describe('shortcodes and the block', () => {
  const content = (given: string) => plugin.run({ content: given }, home).content;

  it('print a form with something to read inside', () => {
    expect(content('[privacyloket_form form="aanmelding"]')).toBe(
      '<privacy-form form="aanmelding"><p>Het formulier komt eraan. Ziet u het niet? Bel ons dan.</p></privacy-form>',
    );
    expect(content('[privacyloket_form]<p>Bel 012.</p>[/privacyloket_form]')).toBe(
      '<privacy-form form="contact"><p>Bel 012.</p></privacy-form>',
    );
  });

  it('print a link back to the choice, which without the script goes to the statement', () => {
    expect(content('[privacyloket_open row="click-tracking"]Klikgedrag[/privacyloket_open]')).toBe(
      `<a href="${home}/privacy" data-privacy-open="click-tracking">Klikgedrag</a>`,
    );
    expect(content('[privacyloket_open]')).toContain('data-privacy-open="">Cookies en privacy</a>');
  });

  it('print the privacy statement, or its list of cookies', () => {
    expect(content('[privacyloket_statement level="2"]')).toBe(
      '<privacy-statement level="2"><p>De privacyverklaring komt eraan.</p></privacy-statement>',
    );
    expect(content('[privacyloket_statement part="cookies" level="9"]')).toContain(
      '<privacy-statement part="cookies" level="3">',
    );
  });

  it.each([
    '[privacyloket_form form="x\' onclick=alert(1)"]',
    '[privacyloket_form form="<script>"]',
    '[privacyloket_open row="<img src=x onerror=alert(1)>"]x[/privacyloket_open]',
    '[privacyloket_open]<script>alert(1)</script><a onclick="alert(1)">x</a>[/privacyloket_open]',
    '[privacyloket_form]<script>alert(1)</script><p onclick="x">x</p>[/privacyloket_form]',
    '[privacyloket_statement level="<script>"]',
  ])('let nothing hostile through: %s', (given) => {
    expect(content(given)).not.toMatch(/<script|<img|onclick|onerror|alert/);
  });

  it.each([
    [{ part: 'form', form: 'contact' }, /^<privacy-form form="contact">/],
    [{}, /^<privacy-form form="contact">/],
    [
      { part: 'open', text: hostile },
      /^<p><a href="[^"]+" data-privacy-open="">(?!.*<(script|img)).*<\/a><\/p>$/,
    ],
    [{ part: 'statement' }, /^<privacy-statement level="3">/],
    [{ part: 'cookies' }, /^<privacy-statement part="cookies" level="3">/],
    [{ part: 'form', form: hostile }, /^$/],
    [{ part: 'form', form: ['x'] }, /^$/],
    [{ part: 'open', text: ['x'] }, />Cookies en privacy<\/a>/],
    [{ part: ['x'] }, /^<privacy-form form="contact">/],
  ])('as the block: %j', (block, expected) => {
    expect(plugin.run({ block }, home).block).toMatch(expected);
  });

  it('offers the four parts in the editor, and leaves the drawing to the server', () => {
    let registered: { edit(props: object): unknown; save(): unknown } | undefined;
    let name = '';
    const wp = {
      blocks: {
        registerBlockType: (id: string, block: typeof registered) => ([name, registered] = [id, block]),
      },
      blockEditor: { useBlockProps: () => ({}) },
      components: { SelectControl: 'select', TextControl: 'text' },
      element: { createElement: (...parts: unknown[]) => parts },
      i18n: { __: (words: string) => words },
    };
    runInNewContext(text('block/editor.js'), { window: { wp } });
    expect(name).toBe(JSON.parse(text('block/block.json')).name);
    expect(registered!.save()).toBeNull();
    for (const part of JSON.parse(text('block/block.json')).attributes.part.enum) {
      const drawn = registered!.edit({ attributes: { part, form: 'contact', text: '' }, setAttributes() {} });
      expect(JSON.stringify(drawn)).toContain(`"value":"${part}"`);
    }
  });
});

describe('a WordPress page in a browser', () => {
  let browser: Browser;
  let loket: HostileHouse;
  let context: BrowserContext;
  let scripts: string[];
  let violations: string[];
  beforeAll(async () => {
    browser = await launchBrowser();
    loket = await openHostileHouse(browser, (vendors) => ({
      services: [analytics(vendors)],
      ipAnonymisation: { locked: true, why: 'Google krijgt uw IP-adres niet.' },
    }));
    const { key, version } = loket.tag;
    const options = { privacyloket: { site: 'proef', server: loket.loket, key, version: String(version) } };
    const given = '[privacyloket_form form="contact"][privacyloket_open]';
    const { head, content } = plugin.run({ options, content: given }, loket.origin);
    const front = plugin.run(
      { options, content: '<h1>Welkom</h1>[privacyloket_open]' },
      loket.origin,
    ).content;
    const page = (main: string) =>
      `<!doctype html><html lang="nl-NL"><head><meta charset="utf-8"><title>Proef</title>${head}</head><body>${main}</body></html>`;
    scripts = [];
    violations = [];
    // Chromium takes a page that a test answers for one from the internet, which may not call this machine unasked.
    context = await browser.newContext({ permissions: ['local-network-access'] });
    context.on(
      'request',
      (each) => each.resourceType() === 'script' && scripts.push(new URL(each.url()).origin),
    );
    context.on('console', (each) => each.type() === 'error' && violations.push(each.text()));
    await context.route(`${loket.origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const file = plugin.files[pathname.replace('/wp-content/plugins/', '')];
      return route.fulfill(
        file
          ? { body: Buffer.from(file), contentType: 'text/javascript' }
          : {
              body: page(pathname === '/contact' ? content : front),
              contentType: 'text/html',
              headers: {
                'content-security-policy': `default-src 'none'; script-src 'self'; connect-src ${loket.loket}; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html privacyloket`,
              },
            },
      );
    });
  });
  afterAll(async () => {
    await context?.close();
    await loket?.close();
    await browser?.close();
  });

  it('asks, keeps the answer, and shows the way back', async () => {
    const page = await context.newPage();
    await page.goto(loket.origin);
    await page.getByRole('button', { name: 'Weigeren', exact: true }).click();
    await expect
      .poll(async () => (await context.cookies()).map(({ name }) => name))
      .toEqual(['privacyloket-proef']);
    await page.getByRole('link', { name: 'Cookies en privacy' }).click();
    await page.getByRole('dialog').waitFor();
    expect([...new Set(scripts)]).toEqual([loket.origin]);
    expect(violations).toEqual([]);
    await page.close();
  });

  it('shows the form, with every script from the own website', async () => {
    const page = await context.newPage();
    await page.goto(`${loket.origin}/contact`);
    await page.locator('privacy-form').getByRole('textbox', { name: 'Uw naam' }).waitFor();
    expect([...new Set(scripts)]).toEqual([loket.origin]);
    expect(violations).toEqual([]);
    await page.close();
  });
});
