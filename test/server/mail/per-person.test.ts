/** Mail as each recipient asked for it, over real SMTP; and what is known of an address that takes none. */
import { afterEach, describe, expect, it } from 'vitest';
import { notesOf, tidyMailNotes } from '../../../server/mail/mail-notes.ts';
import { queueReminder } from '../../../server/mail/mail-queue.ts';
import { openTransport } from '../../../server/mail/smtp-transport.ts';
import { MailRoom } from './mail-room.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const minute = 60_000;
const desk = 'balie@zorg.example';
const coach = 'coach@zorg.example';
let room: MailRoom;
let server: MailServer | undefined;
afterEach(async () => {
  await room?.close();
  await server?.close();
  server = undefined;
});
const takenBy = (address: string) => server!.taken.filter(({ to }) => to[0] === address);
const notes = () => notesOf(room.store.db, 'langdurig');

describe('mail per person', () => {
  it('goes at once to one and once an hour to another, as often as something new came', async () => {
    room = new MailRoom({
      to: [desk, coach],
      perAddress: { [coach]: { frequency: 'hourly' } },
      frequency: 'each',
    });
    server = await startMailServer();
    room.time += 5 * minute;
    await room.receive();
    await room.receive();
    const sender = await room.send(server.url);
    expect([takenBy(desk).length, takenBy(coach).length]).toEqual([2, 0]);
    expect(room.sleeping).toBe(55 * minute);
    room.time += 55 * minute;
    await sender.wake();
    await sender.wake();
    expect(takenBy(coach)).toHaveLength(1);
    expect(takenBy(coach)[0]!.mail.text).toContain('U krijgt hooguit elk uur een mail.');
    room.time += minute;
    await room.receive();
    room.time += 59 * minute;
    await sender.wake();
    expect(takenBy(coach)).toHaveLength(2);
    // A mailbox takes two mails with one id for the same.
    expect(new Set(takenBy(coach).map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  it('goes once a day, and not where all of it was read before', async () => {
    room = new MailRoom({ frequency: 'daily', to: [coach], at: '08:00' });
    server = await startMailServer();
    const id = await room.receive();
    await room.receive();
    expect(await room.queued()).toMatchObject([{ submission: null, next_at: Date.UTC(2026, 10, 24, 7) }]);
    await room.store.db.updateTable('submission').set({ first_read_at: room.time }).execute();
    room.time = Date.UTC(2026, 10, 24, 7);
    await room.send(server.url);
    expect([server.taken.length, await room.queued()]).toEqual([0, []]);
    await room.wipe(id);
  });

  it('waits out the quiet hours, as reminders do; a term of the law and the seal do not', async () => {
    room = new MailRoom({ to: [desk], quiet: { from: '09:30', until: '11:00', weekends: false } });
    server = await startMailServer();
    room.time += 30 * minute;
    await room.receive();
    await queueReminder(room.store.db, room.site, 'unread-14', room.time);
    await queueReminder(room.store.db, room.site, 'report-48', room.time);
    const sender = await room.send(server.url);
    const held = (await room.queued()).map(({ kind, next_at, attempts }) => [kind, next_at, attempts]);
    const eleven = Date.UTC(2026, 10, 23, 10);
    expect(held).toEqual([
      ['new-message', eleven, 0],
      ['unread-14', eleven, 0],
    ]);
    room.time = eleven;
    await sender.wake();
    expect(server.taken.map(({ mail }) => mail.subject)).toEqual(['Er staat een nieuw bericht klaar']);
  });

  it('tells the cover and the administrator of the last two steps before a wiping, each once', async () => {
    const others = { cover: ['waarnemer@zorg.example'], administrator: ['beheer@zorg.example', desk] };
    room = new MailRoom({ to: [desk], ...others });
    for (const kind of ['unread-14', 'unread-7', 'unread-2'] as const)
      await queueReminder(room.store.db, room.site, kind, room.time);
    const told = (await room.queued()).map(({ kind, recipient }) => `${kind} ${recipient.split('@')[0]}`);
    const last = ['balie', 'waarnemer', 'beheer'];
    expect(told).toEqual([
      'unread-14 balie',
      ...last.map((who) => `unread-7 ${who}`),
      ...last.map((who) => `unread-2 ${who}`),
    ]);
  });

  it.each(['until-opened', 'each', 'hourly', 'daily'] as const)(
    'is equally large for every message, name and day where it is content-free: %s',
    async (frequency) => {
      room = new MailRoom({ frequency, to: [desk] });
      server = await startMailServer();
      const sizes = new Set<number>();
      const sender = await room.send(server.url);
      for (const [day, bytes] of [1, 9, 27, 40].entries()) {
        const id = await room.receive({
          bytes: 4000 + 9000 * bytes,
          header: `{"name":"${'x'.repeat(day * 50)}"}`,
        });
        room.time = Date.UTC(2026, 10, 24 + bytes, 7);
        await sender.wake();
        sizes.add(server.taken.at(-1)!.raw.length);
        await room.store.db.deleteFrom('mail_hold').execute();
        await room.wipe(id);
      }
      expect([server.taken.length, sizes.size]).toEqual([4, 1]);
    },
  );
});

describe('an address that takes no mail', () => {
  it('is noted at the first refusal, and no more once a mail was taken', async () => {
    let refused = true;
    room = new MailRoom({ to: [desk, coach] });
    server = await startMailServer({ refuse: (address) => (refused && address === coach ? 550 : undefined) });
    await room.receive();
    const sender = await room.send(server.url);
    const since = new Date(room.time).toISOString();
    expect(await notes()).toEqual([{ recipient: coach, fault: 'recipient-refused', since }]);
    refused = false;
    room.time += 10 * minute;
    await sender.wake();
    expect([takenBy(coach).length, await notes()]).toEqual([1, []]);
  });

  it('is not noted for a mail server that is away for a moment, and is when it stays away', async () => {
    room = new MailRoom({ to: [desk] });
    await room.receive();
    const sender = await room.send('smtp://127.0.0.1:9');
    for (let attempt = 2; attempt < 5; attempt++) {
      room.time += 60 * minute;
      await sender.wake();
    }
    expect(await notes()).toEqual([]);
    room.time += 60 * minute;
    await sender.wake();
    expect(await notes()).toMatchObject([{ recipient: desk, fault: 'unreachable' }]);
    const named = (to: string[]) => ({ get: () => ({ ...room.site, mail: { ...room.site.mail, to } }) });
    await tidyMailNotes(room.store, named([desk]));
    expect(await notes()).toHaveLength(1);
    await tidyMailNotes(room.store, named([coach]));
    expect(await notes()).toEqual([]);
  });
});

describe('a mail server on another machine', () => {
  it('hears nothing before TLS stands', async () => {
    room = new MailRoom();
    server = await startMailServer();
    await room.receive();
    const far = new URL(`${server.url}?ignoreTLS=true`);
    Object.assign(far, { username: 'loket', password: 'sleutel' });
    await room.send(server.url, { transport: openTransport(far.href, { near: false }) });
    expect([server.taken.length, room.reported]).toEqual([0, [{ fault: 'tls', attempts: 1 }]]);
  });

  it('hears nothing where its certificate is one that nobody signed', async () => {
    room = new MailRoom();
    server = await startMailServer({ startTls: true });
    await room.receive();
    await room.send(server.url, { transport: openTransport(server.url, { near: false }) });
    expect([server.taken.length, room.reported]).toEqual([0, [{ fault: 'tls', attempts: 1 }]]);
  });

  it('is talked to over TLS where it offers that, also on this machine', async () => {
    room = new MailRoom();
    server = await startMailServer({ startTls: true });
    await room.receive();
    await room.send(server.url);
    expect([server.taken.length, server.taken[0]!.secure]).toEqual([1, true]);
  });
});
