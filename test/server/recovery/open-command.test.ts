/** Promise of the recovery sheet: its twelve words open the practice's messages, with nothing else at hand. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommand } from '../../../server/recovery/open-command.ts';
import { openSecret } from '../../../widget/envelope/open.ts';
import { drawRecoveryWords } from '../../../widget/envelope/recovery.ts';
import { sealNote } from '../../../widget/envelope/seal-note.ts';
import { referenceOf, type Suite } from '../../../widget/envelope/wire.ts';
import { sampleFile } from '../../vectors/sample-file.ts';
import { type OpenSite, openSite } from '../inbox-person.ts';
import { broughtUpload } from '../sealed-files.ts';
import { postOf, type SealedPost, sealedPost, secretText } from '../sealed-post.ts';
import { type House, openHouse } from '../server-house.ts';

const suites: Suite[] = ['p256', 'xwing'];
const mail = { p256: '', xwing: '' };
const posts = {} as Record<Suite, SealedPost>;
let house: House;
let site: OpenSite;
/** A copy of the data folder, made after the server had stopped. */
let folder: string;

beforeAll(async () => {
  house = await openHouse();
  site = await openSite(house);
  for (const suite of suites) {
    posts[suite] = await sealedPost(site.signed, { suite });
    expect((await house.visit('/s/rondom/submissions', postOf(posts[suite]))).status).toBe(201);
    mail[suite] = join(house.dataDir, `${suite}.privacyloket`);
    writeFileSync(mail[suite], JSON.stringify(posts[suite].envelope));
    house.setTime(house.now() + 60_000);
  }
  folder = join(house.dataDir, 'copy');
  await house.restart(() => cpSync(join(house.dataDir, 'data'), folder, { recursive: true }));
});
afterAll(() => house.close());

async function opening(path: string, typed = site.words.join(' '), now = house.now(), files?: string) {
  const printed: string[] = [];
  const told: string[] = [];
  const input = Readable.from([typed]);
  const effects = {
    input,
    now,
    files,
    print: (text: string) => printed.push(text),
    tell: (line: string) => told.push(line),
  };
  return { code: await openCommand(path, effects), printed, told: told.slice(1) };
}

const failed = ['Dit gaat niet open. Horen de woorden en het bestand bij elkaar?'];

describe('privacyloket open', () => {
  it.each(suites)('opens a mailed envelope of %s', async (suite) => {
    const { code, printed, told } = await opening(mail[suite]);
    expect({ code, told }).toEqual({ code: 0, told: [] });
    const title = JSON.parse(site.signed.statement).forms.aanmelding.definition.title;
    expect(printed).toEqual([
      `=== ${title} ===\nPraktijk: rondom\nKenmerk: ${referenceOf(posts[suite].envelope.context.id)}\n` +
        `\n  Uw vraag\n    ${secretText}\n`,
    ]);
  });

  const references = (printed: string[]) => printed.map((text) => /Kenmerk: (\S+)/.exec(text)![1]);
  const inOrder = (...order: Suite[]) => order.map((suite) => referenceOf(posts[suite].envelope.context.id));

  it('opens every message of a stopped server, with the moment it came in', async () => {
    const { code, printed, told } = await opening(folder);
    expect({ code, told }).toEqual({ code: 0, told: [] });
    expect(references(printed)).toEqual(inOrder('p256', 'xwing'));
    expect(printed[1]).toContain('Ontvangen: maandag 23 november 2026 om 10:01');
    expect(printed[1]).toContain(secretText);
  });

  it('opens what staff wrote beside a message', async () => {
    const { sqlite } = house.services.store;
    const { list: _, body: __, ...header } = posts.p256.envelope;
    const place = { kind: 'text' as const, author: site.person.id, number: 1 };
    const secret = await openSecret(header, site.person.keys.reading);
    const { iv, sealed } = await sealNote(secret, place, { text: 'Teruggebeld-5521' });
    const insert =
      'insert into sealed_note (submission, kind, author, number, at, iv, sealed) values (?, ?, ?, ?, ?, ?, ?)';
    sqlite.prepare(insert).run(header.context.id, 'text', site.person.id, 1, house.now(), iv, sealed);
    const { printed } = await opening(join(house.dataDir, 'data'));
    expect(printed.filter((text) => text.includes('Teruggebeld-5521'))).toHaveLength(1);
    sqlite.exec('delete from sealed_note');
  });

  it('opens beside a server that runs, oldest first', async () => {
    const { sqlite } = house.services.store;
    sqlite.exec("update submission set received_at = received_at + 3600000 where suite = 'p256'");
    const { printed } = await opening(join(house.dataDir, 'data'));
    expect(references(printed)).toEqual(inOrder('xwing', 'p256'));
    sqlite.exec("update submission set received_at = received_at - 3600000 where suite = 'p256'");
  });

  it('writes nothing: no file comes, goes or changes', async () => {
    const state = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name))
        .map((file) => [file, statSync(file).mtimeMs, readFileSync(file, 'base64')]);
    const before = state();
    expect((await opening(folder)).code).toBe(0);
    expect(state()).toEqual(before);
  });

  it('shows nothing whose date has come', async () => {
    const late = house.now() + 400 * 86_400_000;
    const kept = await opening(folder, undefined, late);
    const dated = house.services.store.sqlite.prepare('select wipes_at from submission').all();
    // At rondom an intake is kept until it was dealt with: first see that it is there, then give it a date.
    expect(kept.printed).toHaveLength(dated.filter(({ wipes_at }) => wipes_at === null).length);
    house.services.store.sqlite.exec(`update submission set wipes_at = ${late}`);
    const gone = await opening(join(house.dataDir, 'data'), undefined, late);
    expect(gone).toEqual({ code: 0, printed: [], told: ['Er staan geen berichten in deze map.'] });
    house.services.store.sqlite.exec('update submission set wipes_at = null');
  });

  it('takes the words as people type them: over lines, numbered, in capitals', async () => {
    const typed = site.words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join('\n');
    expect((await opening(mail.p256, typed)).code).toBe(0);
  });
});

describe('privacyloket open says what is wrong with the words', () => {
  it.each([
    ['a word that is none, by its place', () => site.words.with(4, 'appel'), 'Woord 5 klopt niet.'],
    ['too few words', () => site.words.slice(1), 'Op het blad staan twaalf woorden.'],
    ['nothing at all', () => [], 'Op het blad staan twaalf woorden.'],
    [
      'two words that changed places',
      () => [site.words[1]!, site.words[0]!, ...site.words.slice(2)],
      'Een van de woorden klopt niet.',
    ],
  ])('%s', async (_what, words, sentence) => {
    const { code, printed, told } = await opening(mail.p256, words().join(' '));
    expect({ code, printed }).toEqual({ code: 1, printed: [] });
    expect(told).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('privacyloket open says of everything else that it does not open', () => {
  it('words of another sheet, for a file and for a folder', async () => {
    const others = (await drawRecoveryWords()).join(' ');
    for (const path of [mail.p256, mail.xwing, folder])
      expect(await opening(path, others)).toEqual({ code: 1, printed: [], told: failed });
  });

  it('an envelope of another practice, and one that was changed', async () => {
    const strange = join(house.dataDir, 'strange.privacyloket');
    const foreign = await sealedPost((await openSite(house, 'langdurig')).signed, { form: 'contact' });
    const { envelope } = posts.p256;
    const moved = { ...envelope, context: { ...envelope.context, form: 'contact' } };
    for (const each of [foreign.envelope, moved, { ...envelope, commit: envelope.context.statementHash }]) {
      writeFileSync(strange, JSON.stringify(each));
      expect(await opening(strange)).toEqual({ code: 1, printed: [], told: failed });
    }
  });

  it.each([
    ['a file that is no envelope', () => 'nee'],
    ['a file larger than any envelope', () => JSON.stringify(posts.p256.envelope) + ' '.repeat(524_288)],
  ])('%s, before it asks for any word', async (_what, text) => {
    const file = join(house.dataDir, 'no.privacyloket');
    writeFileSync(file, text());
    const asked: string[] = [];
    const effects = { input: Readable.from([]), print: () => {}, now: 0 };
    expect(await openCommand(file, { ...effects, tell: (line) => asked.push(line) })).toBe(1);
    expect(asked).toEqual(failed);
  });

  it('a path that does not exist, and a folder without a database', async () => {
    const empty = join(house.dataDir, 'empty');
    mkdirSync(empty);
    for (const path of [join(house.dataDir, 'nergens'), empty]) expect((await opening(path)).code).toBe(1);
    expect(readdirSync(empty)).toEqual([]);
  });

  it('one damaged message, and still opens the others', async () => {
    const { sqlite } = house.services.store;
    const { id } = posts.p256.envelope.context;
    const { header } = sqlite.prepare('select header from submission where id = ?').get(id)!;
    sqlite.prepare('update submission set header = ? where id = ?').run('{"format":', id);
    const { code, printed, told } = await opening(join(house.dataDir, 'data'));
    expect({ code, told }).toEqual({
      code: 1,
      told: ['1 van 2 berichten gaan met deze woorden niet open.'],
    });
    expect(printed).toHaveLength(1);
    sqlite.prepare('update submission set header = ? where id = ?').run(header!, id);
  });
});

describe('privacyloket open, with files', () => {
  it('writes them only where it is asked to, whole, once, under names that deceive nobody', async () => {
    const upload = await broughtUpload(house, site.signed, [12, 1_100_000]);
    expect((await house.visit('/s/rondom/submissions', postOf(upload))).status).toBe(201);
    const data = join(house.dataDir, 'data');
    const before = await opening(data);
    expect(before.code).toBe(0);
    expect(before.told).toEqual([]);

    const out = join(house.dataDir, 'bestanden');
    const { code, told } = await opening(data, undefined, undefined, out);
    const reference = referenceOf(upload.envelope.context.id);
    const names = [`${reference} 1 besluit 0.pdf`, `${reference} 2 besluit 1.pdf`];
    expect(code).toBe(0);
    expect(told).toEqual(names.map((name) => `Bestand geschreven: ${name}. Niet gescand op virussen.`));
    expect(readdirSync(out).sort()).toEqual(names);
    for (const [at, length] of [12, 1_100_000].entries())
      expect(readFileSync(join(out, names[at]!)).equals(sampleFile(length))).toBe(true);
    expect(statSync(join(out, names[0]!)).mode & 0o777).toBe(0o600);

    // What is there already is not written over; what is damaged is not written at all.
    house.services.store.sqlite.exec(
      'update file_chunk set sealed = zeroblob(length(sealed)) where file = 1',
    );
    const again = await opening(data, undefined, undefined, out);
    expect(again.code).toBe(1);
    expect(again.told).toEqual(['2 bestanden zijn niet geschreven: weg, beschadigd, of al in de map.']);
    await house.visit('/s/rondom/receipts/withdraw', { key: upload.receiptKey });
  });
});

describe('privacyloket open, as a command', () => {
  it('reads the words from standard input, prints messages only, and asks on standard error', async () => {
    const cli = new URL('../../../server/cli.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [cli, 'open', mail.p256]);
    let out = '';
    let asked = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      asked += chunk;
    });
    // Not ended: it must not wait for more than the twelfth word.
    child.stdin.write(`${site.words.join('\n')}\n`);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(out).toContain(secretText);
    expect(out).not.toContain('Typ de twaalf woorden');
    expect(asked).toContain('Typ de twaalf woorden');
  });
});
