/** `privacyloket doctor`: what is wrong around a server, each said with what to do. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alarmFinding, knownAlarms } from '../../../server/operate/doctor/alarm-words.ts';
import { certificateUntil } from '../../../server/operate/doctor/check-address.ts';
import { checkBackup } from '../../../server/operate/doctor/check-backup.ts';
import { checkClock } from '../../../server/operate/doctor/check-clock.ts';
import { type DoctorEffects, doctorCommand } from '../../../server/operate/doctor/doctor-command.ts';
import { thisMachine } from '../../../server/operate/doctor/this-machine.ts';
import { openSite } from '../inbox-person.ts';
import { type House, openHouse, start } from '../server-house.ts';

const dayMs = 86_400_000;
const demo = new URL('../../../demo', import.meta.url).pathname;
let house: House;
let environment: NodeJS.ProcessEnv;
beforeAll(async () => {
  house = await openHouse();
  await openSite(house);
  environment = {
    DATA_DIR: join(house.dataDir, 'data'),
    SITES_DIR: demo,
    LOKET_ORIGIN: 'https://loket.example',
    INBOX_ORIGIN: 'https://inbox.example',
    SMTP_URL: 'smtps://mail.example',
    MAIL_FROM: 'loket@praktijk.example',
  };
});
afterAll(() => house.close());

const headers = {
  'content-security-policy': 'x',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=1',
};
const answers: Record<string, () => Response> = {
  'https://loket.example/healthz': () => new Response('{"ok":true,"codes":[]}', { headers }),
  'https://inbox.example/api/sessions/current': () =>
    new Response('{"code":"not-signed-in"}', { status: 401, headers }),
};
const records: Record<string, string[][]> = {
  'praktijk.example': [['google-site=x'], ['v=spf1 ', 'mx -all']],
  '_dmarc.praktijk.example': [['v=DMARC1; p=reject']],
};
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(), { code }));

/** A machine on which all is well, with something wrong in it. */
function machine(change: Partial<DoctorEffects> = {}, said: typeof answers = {}): DoctorEffects {
  const all = { ...answers, ...said };
  return {
    fetch: async (url) => {
      const answer = all[String(url)];
      if (!answer) throw Object.assign(new TypeError(), { cause: { code: 'ENOTFOUND' } });
      return answer();
    },
    resolveTxt: async (name) => records[name] ?? (await failing('ENODATA')()),
    validUntil: async () => start + 60 * dayMs + 1,
    verify: async () => true,
    synchronisedAt: () => start,
    releasedAt: 0,
    now: start,
    ...change,
  };
}
async function told(
  effects = machine(),
  change: NodeJS.ProcessEnv = {},
): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await doctorCommand({ ...environment, ...change }, effects, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

it('finds nothing wrong where nothing is', async () => {
  const { code, text } = await told();
  expect(text).not.toContain('WRONG');
  expect(code).toBe(0);
  for (const line of [
    'ok     The settings of the server are whole.',
    'ok     Only its owner can read DATA_DIR.',
    'ok     The clock is kept right by time synchronisation.',
    'ok     The certificate of INBOX_ORIGIN is valid for 60 more days.',
    'ok     LOKET_ORIGIN answers, with its security headers.',
    'ok     The server itself has no alarm.',
    'ok     The mail server lets us in.',
    'ok     praktijk.example asks others to refuse false mail (DMARC).',
    'look   No back-up is made here.',
    'look   Site rondom: Only one person can read. Enrol a second one.',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).not.toMatch(/Anna|undefined|NaN/);
});

describe('says what is wrong, and goes on', () => {
  const cases: [string, DoctorEffects, NodeJS.ProcessEnv, RegExp][] = [
    ['a setting', machine(), { MAIL_FROM: 'niemand' }, /MAIL_FROM must be a mail address/],
    ['two settings', machine(), { BACKUP_DIR: '/x' }, /BACKUP_DIR and BACKUP_KEY go together/],
    ['a folder that is not there', machine(), { DATA_DIR: '/nergens' }, /no folder \/nergens/],
    ['no sites', machine(), { SITES_DIR: '/nergens' }, /\/nergens: can not be read/],
    ['a plain address', machine(), { LOKET_ORIGIN: 'http://loket.example' }, /begins with http/],
    [
      'a certificate that ends',
      machine({ validUntil: async () => start + 5 * dayMs }),
      {},
      /valid for 5 more days/,
    ],
    [
      'no certificate',
      machine({ validUntil: failing('CERT_HAS_EXPIRED') }),
      {},
      /no valid certificate.*CERT_HAS_EXPIRED/,
    ],
    [
      'nobody there',
      machine({}, { 'https://loket.example/healthz': () => Response.error() }),
      {},
      /LOKET_ORIGIN/,
    ],
    [
      'an unknown name',
      machine(),
      { INBOX_ORIGIN: 'https://weg.example' },
      /Nothing answers at INBOX_ORIGIN \(ENOTFOUND\)/,
    ],
    [
      'a proxy that changes the host',
      machine({}, { 'https://loket.example/healthz': () => new Response('{}', { status: 421 }) }),
      {},
      /does not pass the host name/,
    ],
    [
      'somebody else',
      machine({}, { 'https://inbox.example/api/sessions/current': () => new Response('<h1>Hallo') }),
      {},
      /Something else than this server answers at INBOX_ORIGIN/,
    ],
    [
      'headers that are gone',
      machine({}, { 'https://loket.example/healthz': () => new Response('{"codes":[]}') }),
      {},
      /takes away from LOKET_ORIGIN: content-security-policy.*strict-transport/,
    ],
    [
      'an alarm',
      machine(
        {},
        { 'https://loket.example/healthz': () => new Response('{"codes":["mail-stuck"]}', { headers }) },
      ),
      {},
      /Mail was refused five times or more/,
    ],
    [
      'a wrong password',
      machine({ verify: failing('EAUTH') }),
      {},
      /not let us in \(EAUTH\)[\s\S]*user and the password/,
    ],
    [
      'a mail server that is away',
      machine({ verify: failing('ECONNREFUSED') }),
      {},
      /ECONNREFUSED[\s\S]*host and port/,
    ],
    [
      'a domain without records',
      machine({ resolveTxt: failing('ENODATA') }),
      {},
      /no SPF record[\s\S]*no DMARC record/,
    ],
    ['a clock before the release', machine({ releasedAt: start + 1 }), {}, /before this release/],
    ['a clock that went back', machine({ now: start - dayMs }), {}, /a later time than the clock says/],
  ];
  it.each(cases)('%s', async (_, effects, change, expected) => {
    const { code, text } = await told(effects, change);
    expect(text).toMatch(expected);
    expect(code).toBe(1);
    // Each is followed by what to do, and the rest is looked at all the same.
    for (const [place, line] of text.split('\n').entries())
      if (line.startsWith('WRONG')) expect(text.split('\n')[place + 1]).toMatch(/^ {7}-> \S/);
    expect(text).toContain('This is Node');
    expect(text).not.toMatch(/\n\s+at |undefined/);
  });
});

it('says when DNS could not be asked, instead of calling it wrong', async () => {
  const { code, text } = await told(machine({ resolveTxt: failing('ECONNREFUSED') }));
  expect(text).toContain('-      The DNS of praktijk.example could not be asked from here.');
  expect(code).toBe(0);
});

it('says that other users can read the folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-doctor-'));
  mkdirSync(join(folder, 'ledger'));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'ledger'), 0o750);
  const { text } = await told(machine(), { DATA_DIR: folder });
  expect(text).toContain(
    `can read the folder itself, ledger in DATA_DIR.\n       -> Run: chmod -R go-rwx ${folder}`,
  );
  rmSync(folder, { recursive: true });
});

it('looks at the clock by what is believed', () => {
  const facts = { now: start, releasedAt: 0, synchronisedAt: null, lastBeat: start, mode: 'check' as const };
  expect(checkClock(facts)).toMatchObject({
    is: 'look',
    todo: expect.stringContaining('sign in after each'),
  });
  expect(checkClock({ ...facts, mode: 'host' })).toMatchObject({
    found: expect.stringContaining('CLOCK=host'),
  });
});

it('looks at the newest back-up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-doctor-'));
  expect(await checkBackup(join(folder, 'weg'), start)).toMatchObject({ is: 'wrong' });
  expect(await checkBackup(folder, start)).toMatchObject({ found: 'There is no back-up yet.' });
  writeFileSync(join(folder, 'x'), '');
  rmSync(folder, { recursive: true });
});

it('knows in words every alarm that the server can give', async () => {
  for (const code of knownAlarms) expect(alarmFinding(code).found).toMatch(/^[A-Z].*\.$/);
  expect(alarmFinding('new-one\u001b[31m').found).toBe('The server says "new-onem".');
});

describe('with this machine’s own eyes', () => {
  it('refuses a port that does not speak TLS, by a code', async () => {
    const server = createServer((socket) => socket.end('hallo')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(certificateUntil('127.0.0.1', port)).rejects.toHaveProperty('code');
    await expect(thisMachine(start).verify(`smtp://127.0.0.1:${port}`)).rejects.toHaveProperty('code');
    server.close();
  });
});
