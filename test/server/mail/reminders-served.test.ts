/** Reminders in a whole server: in the sweep's own round, gone with the message, and through a `kill -9`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { remindRound } from '../../../server/mail/remind.ts';
import { addTerm } from '../../../server/retention/dutch-calendar.ts';
import { loadSites } from '../../../server/sites/load-sites.ts';
import { migrations } from '../../../server/store/migrations.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { buildIfStale } from '../../../widget/build.ts';
import { keep } from '../retention/retention-house.ts';
import { type House, inboxOrigin, loketOrigin, openHouse, start } from '../server-house.ts';
import { type MailServer, type MailServerRules, startMailServer } from './mail-server.ts';

const root = join(import.meta.dirname, '../../..');

describe('the sweep', () => {
  let house: House;
  afterEach(() => house.close());

  const queued = () =>
    house.services.store.db
      .selectFrom('mail')
      .select(['kind', 'recipient', 'submission'])
      .orderBy('seq')
      .execute();
  const reminded = () => house.services.store.db.selectFrom('reminder').selectAll().execute();

  it('reminds in its round, and takes what was reminded along with the message', async () => {
    house = await openHouse();
    const to = house.sites.find(({ site }) => site === 'langdurig')!.mail.to;
    const { id } = await keep(house.services.store, start);
    house.setTime(addTerm(start, 'P26D'));
    await house.services.sweep.run();
    expect(await queued()).toEqual(
      to.map((recipient) => ({ kind: 'unread-2', recipient, submission: null })),
    );
    expect(await reminded()).toMatchObject([{ submission: id, kind: 'unread-2' }]);
    expect(house.services.sweep.health().alarms).toEqual([]);

    house.setTime(addTerm(start, 'P28D'));
    await house.services.sweep.run();
    expect(await reminded()).toEqual([]);
  });

  it('reminds at a start after days off, of the most urgent step only', async () => {
    house = await openHouse();
    await keep(house.services.store, start);
    await house.restart(() => house.setTime(addTerm(start, 'P22D')));
    expect(new Set((await queued()).map(({ kind }) => kind))).toEqual(new Set(['unread-7']));
  });

  it('reminds of nothing while the clock is in doubt', async () => {
    // Nothing but the wall clock moves: that is no time that passed, but somebody who set it.
    house = await openHouse({ monotonic: () => 3_600_000 });
    await keep(house.services.store, start);
    house.setTime(addTerm(start, 'P21D'));
    await house.services.sweep.run();
    expect(house.services.clock.confirmed()).toBe(false);
    expect(await queued()).toEqual([]);
    expect(await reminded()).toEqual([]);
  });
});

it('takes over the queue of the release before, and reminds in its file too', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'privacyloket-earlier-'));
  const path = join(dir, 'privacyloket.sqlite');
  const old = new DatabaseSync(path);
  old.exec('pragma auto_vacuum = full');
  for (const sql of migrations.slice(0, 2)) old.exec(sql);
  old.exec('pragma user_version = 2');
  old.exec(
    "insert into mail values (7, 'langdurig', 'a@zorg.example', 'new-message', null, 0, 3, 1, 'busy')",
  );
  old.close();
  const store = openStore(path);
  try {
    expect(await store.db.selectFrom('mail').selectAll().execute()).toEqual([
      {
        seq: 7,
        site: 'langdurig',
        recipient: 'a@zorg.example',
        kind: 'new-message',
        submission: null,
        attach: 0,
        attempts: 3,
        next_at: 1,
        fault: 'busy',
        reminded_at: null,
      },
    ]);
    await keep(store, start);
    const sites = loadSites(join(root, 'demo'));
    await remindRound({ store, sites, wakeMail: () => {} })(addTerm(start, 'P21D'));
    expect((await store.db.selectFrom('mail').select('kind').execute()).at(-1)).toEqual({ kind: 'unread-7' });
  } finally {
    store.close();
    rmSync(dir, { recursive: true });
  }
});

// Two servers each, as processes of their own.
describe('kill -9', { timeout: 120_000 }, () => {
  let dataDir: string;
  let mail: MailServer;
  const running = new Set<ChildProcess>();
  const file = () => join(dataDir, 'privacyloket.sqlite');
  const sites = loadSites(join(root, 'demo'));
  const recipients = sites.get('langdurig')!.mail.to.length;

  beforeAll(() => buildIfStale(), 120_000);
  afterEach(async () => {
    for (const child of running) child.kill('SIGKILL');
    await mail.close();
    rmSync(dataDir, { recursive: true });
  });

  /** A message that goes in six days, in the folder of a server that doesn't run. */
  async function unreadMessage(): Promise<void> {
    dataDir = mkdtempSync(join(tmpdir(), 'privacyloket-reminded-'));
    const store = openStore(file());
    await keep(store, addTerm(Date.now(), '-P22D'));
    store.close();
  }

  function serve(): { child: ChildProcess; listening: Promise<void>; ended: Promise<unknown> } {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        DATA_DIR: dataDir,
        SITES_DIR: 'demo',
        LOKET_ORIGIN: loketOrigin,
        INBOX_ORIGIN: inboxOrigin,
        SMTP_URL: mail.url,
        MAIL_FROM: 'loket@privacyloket.example',
        CLOCK: 'host',
        PORT: '0',
      },
    });
    running.add(child);
    const ended = once(child, 'exit').then(() => running.delete(child));
    const listening = new Promise<void>((resolve) => {
      createInterface({ input: child.stderr! }).on('line', (line) => {
        if (line.includes('"listening"')) resolve();
      });
    });
    return { child, listening, ended };
  }

  /** A server that ends by itself once the mail server has all that it was to get. */
  async function serveUntilSent(count: number): Promise<void> {
    const sent = Promise.withResolvers<void>();
    const { child, listening, ended } = serve();
    onTaken = () => mail.taken.length + 1 >= count && sent.resolve();
    await Promise.all([listening, sent.promise]);
    child.kill('SIGTERM');
    await ended;
  }
  let onTaken: () => void = () => {};
  const rules: MailServerRules = { beforeTaking: () => onTaken() };

  async function left() {
    const store = openStore(file());
    try {
      const { db } = store;
      return {
        mail: await db.selectFrom('mail').select(['kind', 'recipient']).execute(),
        reminders: await db.selectFrom('reminder').select('kind').execute(),
      };
    } finally {
      store.close();
    }
  }

  it('between queueing and sending loses no reminder and doubles none', async () => {
    await unreadMessage();
    // The process ends right after the commit of the round, before anything of it could be sent.
    const round = `
      const { openStore } = await import('./server/store/open-store.ts');
      const { loadSites } = await import('./server/sites/load-sites.ts');
      const { remindRound } = await import('./server/mail/remind.ts');
      const store = openStore(${JSON.stringify(file())});
      const wakeMail = () => process.kill(process.pid, 'SIGKILL');
      await remindRound({ store, sites: loadSites('demo'), wakeMail })(Date.now());
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', round], {
      cwd: root,
      stdio: 'ignore',
    });
    running.add(child);
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    running.delete(child);
    expect((await left()).mail).toHaveLength(recipients);

    mail = await startMailServer(rules);
    await serveUntilSent(recipients);
    expect(mail.taken).toHaveLength(recipients);
    expect(await left()).toEqual({ mail: [], reminders: [{ kind: 'unread-7' }] });
  });

  it('while the mail server has not taken it yet: it is sent once, by the next start', async () => {
    await unreadMessage();
    const first = Promise.withResolvers<void>();
    let killed = false;
    mail = await startMailServer({
      beforeTaking: async () => {
        if (!killed) {
          killed = true;
          for (const child of running) child.kill('SIGKILL');
          first.resolve();
          throw Object.assign(new Error('nobody waits for this any more'), { responseCode: 451 });
        }
        onTaken();
      },
    });
    const { ended } = serve();
    await first.promise;
    await ended;
    expect(mail.taken).toEqual([]);
    expect(await left()).toMatchObject({ reminders: [{ kind: 'unread-7' }] });
    await serveUntilSent(recipients);
    expect(mail.taken).toHaveLength(recipients);
    expect(new Set(mail.taken.flatMap(({ to }) => to)).size).toBe(recipients);
    expect((await left()).mail).toEqual([]);
  });

  it('knows what was told after the next start: a round of that finds nothing new', async () => {
    await unreadMessage();
    mail = await startMailServer(rules);
    await serveUntilSent(recipients);
    const store = openStore(file());
    let woken = 0;
    const wakeMail = () => {
      woken += 1;
    };
    await remindRound({ store, sites, wakeMail })(Date.now());
    store.close();
    expect(woken).toBe(0);
    expect((await left()).mail).toEqual([]);
  });
});
