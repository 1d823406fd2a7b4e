import { afterEach, describe, expect, it } from 'vitest';
import { waitAfter } from '../../../server/mail/delivery-fault.ts';
import { inboxOpened } from '../../../server/mail/mail-queue.ts';
import { MailRoom } from './mail-room.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const minute = 60_000;
let room: MailRoom;
let server: MailServer | undefined;

afterEach(async () => {
  await room?.close();
  await server?.close();
  server = undefined;
});

/** A port on which nothing listens. */
async function deadUrl(): Promise<string> {
  const gone = await startMailServer();
  await gone.close();
  return gone.url;
}

describe('sending', () => {
  it('waits while the mail server is down and sends once it is up', async () => {
    room = new MailRoom();
    const url = await deadUrl();
    await room.receive();
    const sender = await room.send(url);
    expect(await room.queued()).toMatchObject([{ fault: 'unreachable', attempts: 1 }]);
    expect(room.sleeping).toBe(minute);
    expect(room.reported).toEqual([{ fault: 'unreachable', attempts: 1 }]);

    server = await startMailServer({}, Number(new URL(url).port));
    room.time += minute - 1;
    await sender.wake();
    expect(server.taken).toHaveLength(0);
    room.time += 1;
    await sender.wake();
    expect(server.taken).toHaveLength(1);
    expect(await room.queued()).toEqual([]);
  });

  it.each([
    ['each', true],
    ['until-opened', false],
  ] as const)(
    'never tells of a message whose date has come, and does once a wrong clock was put right (%s)',
    async (frequency, attachEnvelope) => {
      room = new MailRoom({ frequency, attachEnvelope });
      server = await startMailServer();
      const id = await room.receive();
      const wipes_at = room.time + 60 * minute;
      await room.store.db.updateTable('submission').set({ wipes_at }).where('id', '=', id).execute();
      room.time = wipes_at;
      const sender = await room.send(server.url);
      expect(server.taken).toHaveLength(0);
      expect(await room.queued()).toMatchObject([{ attempts: 0 }]);
      room.time = wipes_at - 30 * 24 * 60 * minute;
      await sender.wake();
      expect(server.taken).toHaveLength(1);
    },
  );

  it('asks a dead mail server once per round, however much is queued', async () => {
    room = new MailRoom({ frequency: 'each' });
    for (let message = 0; message < 3; message++) await room.receive();
    let asked = 0;
    await room.send('smtp://127.0.0.1:1', {
      transport: {
        sendMail: async () => {
          asked++;
          throw Object.assign(new Error('down'), { code: 'ECONNECTION' });
        },
        close() {},
      },
    });
    expect(asked).toBe(1);
    expect((await room.queued()).map((each) => each.attempts)).toEqual([1, 1, 1]);
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [9, 256],
    [10, 360],
    [400, 360],
  ])('after attempt %i waits %i minutes', (attempts, minutes) => {
    expect(waitAfter(attempts)).toBe(minutes * minute);
  });

  it.each([
    [550, 'recipient-refused'],
    [451, 'recipient-busy'],
  ])('keeps %i on a recipient as "%s", and the others get theirs', async (code, fault) => {
    room = new MailRoom({ to: ['weg@zorg.example', 'goed@zorg.example'] });
    server = await startMailServer({
      refuse: (address) => (address.startsWith('weg') ? code : undefined),
    });
    await room.receive();
    await room.send(server.url);
    expect(server.taken.map(({ to }) => to)).toEqual([['goed@zorg.example']]);
    expect(await room.queued()).toMatchObject([{ recipient: 'weg@zorg.example', fault, attempts: 1 }]);
  });

  it.each([
    [554, 'refused'],
    [452, 'busy'],
  ])('keeps %i on the mail itself as "%s"', async (responseCode, fault) => {
    room = new MailRoom();
    server = await startMailServer({
      beforeTaking: () => {
        throw Object.assign(new Error('patient@zorg.example is not welcome'), { responseCode });
      },
    });
    await room.receive();
    await room.send(server.url);
    expect(await room.queued()).toMatchObject([{ fault, attempts: 1 }]);
    expect(JSON.stringify(room.reported)).not.toContain('patient');
  });

  it('sends after a restart what an earlier run left behind', async () => {
    room = new MailRoom();
    await room.receive();
    await room.send(await deadUrl());
    await room.restart();
    server = await startMailServer();
    room.time += minute;
    await room.send(server.url);
    expect(server.taken).toHaveLength(1);
  });

  it('sends again after a crash between the answer and the note of it, under the same Message-ID', async () => {
    room = new MailRoom();
    const id = await room.receive();
    const rows = await room.queued();
    server = await startMailServer();
    await room.send(server.url);
    await room.store.db.insertInto('mail').values(rows).execute();
    await room.restart();
    await room.send(server.url);
    expect(id).toBeTruthy();
    expect(server.taken).toHaveLength(2);
    expect(server.taken[1]!.mail.messageId).toBe(server.taken[0]!.mail.messageId);
  });

  it('is not put off for days by a clock that was set back', async () => {
    room = new MailRoom();
    room.time += 400 * 24 * 60 * minute;
    await room.receive();
    room.time = room.start;
    server = await startMailServer();
    await room.send(server.url);
    expect(server.taken).toHaveLength(1);
  });

  it('sends nothing more once it was stopped', async () => {
    room = new MailRoom();
    server = await startMailServer();
    const sender = await room.send(server.url);
    await sender.stop();
    await room.receive();
    await sender.wake();
    expect(server.taken).toEqual([]);
    expect(await room.queued()).toHaveLength(1);
  });
});

describe('no second mail until the inbox was opened', () => {
  it('tells of the first message only', async () => {
    room = new MailRoom();
    server = await startMailServer();
    await room.receive();
    const sender = await room.send(server.url);
    await room.receive();
    await room.receive();
    await sender.wake();
    expect(server.taken).toHaveLength(1);
  });

  it('tells again after somebody looked', async () => {
    room = new MailRoom();
    server = await startMailServer();
    await room.receive();
    const sender = await room.send(server.url);
    await inboxOpened(room.store.db, room.site.site);
    await room.receive();
    await sender.wake();
    expect(server.taken).toHaveLength(2);
  });

  it('queues no second one while the first still waits', async () => {
    room = new MailRoom();
    await room.receive();
    await room.receive();
    expect(await room.queued()).toHaveLength(1);
  });

  it('does not count a recipient as told whose mail was refused', async () => {
    room = new MailRoom();
    server = await startMailServer({ refuse: () => 550 });
    await room.receive();
    await room.send(server.url);
    expect(await room.store.db.selectFrom('mail_hold').selectAll().execute()).toEqual([]);
    expect(await room.queued()).toHaveLength(1);
  });

  it('tells of the next message when the inbox was opened while the mail was on its way', async () => {
    room = new MailRoom();
    server = await startMailServer({
      beforeTaking: () => inboxOpened(room.store.db, room.site.site),
    });
    await room.receive();
    const sender = await room.send(server.url);
    await room.receive();
    await sender.wake();
    expect(server.taken).toHaveLength(2);
  });

  it('leaves the other sites alone', async () => {
    room = new MailRoom();
    server = await startMailServer();
    await room.receive();
    const sender = await room.send(server.url);
    await inboxOpened(room.store.db, 'rondom');
    await room.receive();
    await sender.wake();
    expect(server.taken).toHaveLength(1);
  });

  it('still tells of the second message when the first is wiped before its mail left', async () => {
    room = new MailRoom();
    const first = await room.receive();
    await room.receive();
    await room.wipe(first);
    server = await startMailServer();
    await room.send(server.url);
    expect(server.taken).toHaveLength(1);
  });

  it('sends nothing when all that waited was wiped', async () => {
    room = new MailRoom();
    await room.wipe(await room.receive());
    server = await startMailServer();
    await room.send(server.url);
    expect(server.taken).toEqual([]);
    expect(await room.queued()).toEqual([]);
    await room.receive();
    expect(await room.queued()).toHaveLength(1);
  });
});

describe('a mail for each message', () => {
  it('comes once for every message, without waiting for the inbox', async () => {
    room = new MailRoom({ frequency: 'each' });
    server = await startMailServer();
    const sender = await room.send(server.url);
    await room.receive();
    await sender.wake();
    await room.receive();
    await sender.wake();
    await sender.wake();
    expect(server.taken).toHaveLength(2);
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  it('is never sent for a message that was wiped first, not even its sealed copy', async () => {
    room = new MailRoom({ frequency: 'each', attachEnvelope: true });
    const wiped = await room.receive();
    const kept = await room.receive({ header: '{"format":"kept"}' });
    await room.send(await deadUrl());
    await room.wipe(wiped);
    server = await startMailServer();
    room.time += minute;
    await room.restart();
    await room.send(server.url);
    expect(server.taken).toHaveLength(1);
    const { attachments } = server.taken[0]!.mail;
    expect(new TextDecoder().decode(attachments[0]!.content as ArrayBuffer)).toContain('"kept"');
    expect(kept).not.toBe(wiped);
  });

  it('leaves no byte of the message in the queue', async () => {
    room = new MailRoom({ frequency: 'each', attachEnvelope: true });
    await room.receive({ header: '{"format":"kept"}' });
    const [row] = await room.queued();
    expect(Object.keys(row!).sort()).toEqual(
      [
        'attach',
        'attempts',
        'fault',
        'kind',
        'next_at',
        'recipient',
        'reminded_at',
        'seq',
        'site',
        'submission',
      ].sort(),
    );
    expect(JSON.stringify(row)).not.toContain('kept');
  });

  it('sends no doubles when it is woken many times at once', async () => {
    room = new MailRoom({ frequency: 'each' });
    server = await startMailServer();
    for (let message = 0; message < 5; message++) await room.receive();
    const sender = await room.send(server.url);
    await room.receive();
    await Promise.all(Array.from({ length: 10 }, () => sender.wake()));
    expect(server.taken).toHaveLength(6);
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(6);
  });
});
