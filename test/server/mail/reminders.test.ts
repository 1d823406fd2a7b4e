/** Reminders from the database to the mail server: what is counted, what is never told twice, what is not told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindRound } from '../../../server/mail/remind.ts';
import { reminderMail } from '../../../server/mail/reminder-mail.ts';
import { reminderKinds } from '../../../server/mail/reminder-policy.ts';
import { openTransport } from '../../../server/mail/smtp-transport.ts';
import { addTerm } from '../../../server/retention/dutch-calendar.ts';
import { eventsOf, termOfRow } from '../../../server/retention/kept-message.ts';
import type { Site } from '../../../server/sites/site-schema.ts';
import { rulesFor } from '../retention/five-rules.ts';
import { type KeptOptions, keep } from '../retention/retention-house.ts';
import { MailRoom } from './mail-room.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

const dayMs = 86_400_000;
const quarterMs = 15 * 60_000;
const inbox = 'https://inbox.loket.example/#/?praktijk=langdurig';
let room: MailRoom;
let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
});
afterEach(async () => {
  await room?.close();
  await server.close();
});

function open(mail: Partial<Site['mail']> = {}): void {
  room = new MailRoom(mail);
}
const receive = async (options: KeptOptions = {}) => (await keep(room.store, room.time, options)).id;
const daysLater = (days: number) => {
  room.time = addTerm(room.start, `P${days}D`);
};
/** One round of the sweep at the room's time. */
function round(): Promise<void> {
  const sites = new Map([[room.site.site, room.site]]);
  return remindRound({ store: room.store, sites, wakeMail: () => {} })(room.time);
}
async function roundAndSend(): Promise<void> {
  await round();
  await room.send(server.url);
}
/** The line of each mail that counts. */
const counted = () => server.taken.map(({ mail }) => mail.text!.split('\n')[2]!.trim());
const reminded = () => room.store.db.selectFrom('reminder').selectAll().orderBy('at').execute();
const openMessage = (id: string) =>
  room.store.db.updateTable('submission').set({ first_read_at: room.time }).where('id', '=', id).execute();

/** As the inbox does: the outcome, and what the policy says about the date since. */
async function decide(id: string, outcome: string, reason = ''): Promise<void> {
  const { db } = room.store;
  await db
    .insertInto('outcome')
    .values({ submission: id, at: room.time, actor: 'p1', outcome, reason })
    .execute();
  const row = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const term = termOfRow(row, (await eventsOf(db, [id])).get(id)!, room.time);
  await db
    .updateTable('submission')
    .set({ wipes_at: term.wipesAt, kind: term.kind })
    .where('id', '=', id)
    .execute();
}

describe('a reminder', () => {
  it('says how many and how soon, where the inbox is, and nothing else', async () => {
    open();
    const ids = [await receive(), await receive(), await receive()];
    daysLater(21);
    await roundAndSend();
    const [{ mail, raw, from, to }] = server.taken as [(typeof server.taken)[number]];
    expect(server.taken).toHaveLength(1);
    expect(mail.subject).toBe('Herinnering van uw inbox');
    expect(mail.text!.trim().replace(/ +$/gm, '')).toBe(
      [
        'Goedendag,',
        '3 berichten worden binnen 7 dagen gewist en zijn nog niet gelezen.\nLees wat er staat, en beslis. Gewist is voorgoed weg.',
        'Open de inbox:',
        inbox,
        'In deze mail staat geen naam en geen vraag. Dat is met opzet.',
        'Stuur geen antwoord op deze mail. Niemand leest dat.',
      ].join('\n\n'),
    );
    expect({ from, to }).toEqual({ from: 'loket@loket.example', to: ['secretariaat@zorg.example'] });
    for (const id of ids) expect(raw.includes(id)).toBe(false);
    expect(mail.attachments).toEqual([]);
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted' }));
  });

  it.each(reminderKinds)('is equally large whatever it counts: %s', async (kind) => {
    open();
    const transport = openTransport(server.url);
    const note = {
      from: 'loket@loket.example',
      recipient: 'a@zorg.example',
      inboxOrigin: 'https://inbox.loket.example',
      site: 'langdurig',
      at: room.start,
    };
    for (const count of [1, 2, 10, 98_765])
      await transport.sendMail(reminderMail({ ...note, kind, count, about: `${kind} ${count}` }));
    transport.close();
    expect(new Set(server.taken.map(({ raw }) => raw.length)).size).toBe(1);
    expect(counted()[0]).toMatch(/\b1 (bericht|verzoek of klacht)\b/);
    expect(counted()[3]).toMatch(/\b98765 (berichten|verzoeken of klachten)\b/);
  });

  it('goes to each recipient in a mail of its own, once', async () => {
    open({ to: ['een@zorg.example', 'twee@zorg.example', 'een@zorg.example'] });
    await receive();
    daysLater(14);
    await roundAndSend();
    expect(server.taken.map(({ to }) => to)).toEqual([['een@zorg.example'], ['twee@zorg.example']]);
    expect(server.taken[0]!.raw.includes('twee@zorg.example')).toBe(false);
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  it('comes 14, 7 and 2 days before, however often the sweep comes round', async () => {
    open();
    await receive();
    const end = addTerm(room.start, 'P28D');
    const at: number[] = [];
    for (; room.time < end; room.time += 4 * quarterMs) {
      await round();
      if ((await room.queued()).length > 0) at.push(room.time);
      await room.send(server.url);
    }
    expect(at.map((each) => (end - each) / dayMs)).toEqual([14, 7, 2]);
    expect(counted()).toEqual(
      [14, 7, 2].map((days) => `1 bericht wordt binnen ${days} dagen gewist en is nog niet gelezen.`),
    );
  });

  it('is the most urgent one only, after the machine was off', async () => {
    open();
    await receive();
    daysLater(27);
    await roundAndSend();
    await roundAndSend();
    expect(counted()).toEqual(['1 bericht wordt binnen 2 dagen gewist en is nog niet gelezen.']);
  });

  it('counts each kind apart', async () => {
    open();
    await receive();
    await receive({ rules: rulesFor('rondom') });
    await receive({ rules: rulesFor('rondom') });
    await receive({ kind: 'klacht' });
    daysLater(14);
    await roundAndSend();
    expect(counted()).toEqual([
      '1 bericht wordt binnen 14 dagen gewist en is nog niet gelezen.',
      '2 berichten zijn na een week of langer nog niet afgehandeld.',
    ]);
    daysLater(60);
    await roundAndSend();
    expect(counted().slice(2)).toEqual([
      '2 berichten zijn na een week of langer nog niet afgehandeld.',
      'U bent te laat met 1 verzoek of klacht.',
    ]);
  });

  it('comes again for a date that moved, and not again for one that came back', async () => {
    open();
    const id = await receive();
    daysLater(21);
    await roundAndSend();
    await decide(id, 'hold', 'legal-procedure');
    daysLater(40);
    await roundAndSend();
    expect(server.taken).toHaveLength(1);
    await decide(id, 'release');
    await roundAndSend();
    expect(counted()[1]).toBe('1 bericht wordt binnen 2 dagen gewist en is nog niet gelezen.');
    room.time = room.start;
    const other = await receive();
    daysLater(21);
    await roundAndSend();
    await decide(other, 'agreement');
    room.time += quarterMs;
    await roundAndSend();
    await decide(other, 'undo');
    room.time += quarterMs;
    await roundAndSend();
    expect(server.taken).toHaveLength(3);
  });

  it('is told every week of an intake, until it was dealt with', async () => {
    open();
    const id = await receive({ kind: 'aanmelding', rules: rulesFor('rondom') });
    for (const days of [6, 7, 8, 13, 14, 20, 21]) {
      daysLater(days);
      await roundAndSend();
    }
    expect(server.taken).toHaveLength(3);
    await decide(id, 'dealt-with');
    daysLater(28);
    await roundAndSend();
    expect(server.taken).toHaveLength(3);
  });

  it('is told of a request 7 days and a day before the last day, and the day after', async () => {
    open();
    await receive({ kind: 'privacyverzoek' });
    const hours = Array.from({ length: 24 * 40 }, (_, hour) => hour);
    for (const hour of hours) {
      room.time = room.start + hour * 3_600_000;
      await round();
    }
    // Received on 23 November 2026, to be decided by 23 December.
    expect((await reminded()).map(({ kind, at }) => [kind, new Date(at).toISOString()])).toEqual([
      ['decide-7', '2026-12-16T07:00:00.000Z'],
      ['decide-1', '2026-12-22T07:00:00.000Z'],
      ['decide-late', '2026-12-24T07:00:00.000Z'],
    ]);
    await room.send(server.url);
    expect(counted()).toEqual(['U bent te laat met 1 verzoek of klacht.']);
  });

  it('says nothing of a row whose rules can’t be read, and all the rest', async () => {
    open();
    const broken = await receive();
    await receive();
    await room.store.db.updateTable('submission').set({ rules: '{}' }).where('id', '=', broken).execute();
    daysLater(21);
    await roundAndSend();
    expect(counted()).toEqual(['1 bericht wordt binnen 7 dagen gewist en is nog niet gelezen.']);
  });

  it('waits with a site that is not served, and comes when it is served again', async () => {
    open();
    await receive({ site: 'elders' });
    daysLater(21);
    await round();
    expect(await reminded()).toEqual([]);
    room.site = { ...room.site, site: 'elders' };
    await roundAndSend();
    expect(server.taken).toHaveLength(1);
  });

  it('is about the messages of its own site only', async () => {
    open();
    await receive();
    daysLater(21);
    await receive({ site: 'elders' });
    await room.store.db
      .updateTable('submission')
      .set({ wipes_at: room.time + 3 * dayMs, received_at: room.start })
      .where('site', '=', 'elders')
      .execute();
    await roundAndSend();
    expect(counted()).toEqual(['1 bericht wordt binnen 7 dagen gewist en is nog niet gelezen.']);
  });
});

describe('between queueing and sending', () => {
  beforeEach(() => open());

  it.each([
    ['opened', openMessage],
    ['settled', (id: string) => decide(id, 'unwanted')],
    ['held', (id: string) => decide(id, 'hold', 'complaint')],
    ['wiped', (id: string) => room.wipe(id)],
  ])('a message that was %s is counted no more', async (_, happens) => {
    const [one] = [await receive(), await receive()];
    daysLater(14);
    await round();
    await happens(one!);
    await room.send(server.url);
    expect(counted()).toEqual(['1 bericht wordt binnen 14 dagen gewist en is nog niet gelezen.']);
  });

  it('no mail goes where nothing is left to say', async () => {
    const id = await receive();
    daysLater(14);
    await round();
    await openMessage(id);
    await room.send(server.url);
    expect(server.taken).toEqual([]);
    expect(await room.queued()).toEqual([]);
  });

  it('a mail whose step has passed makes way for the next', async () => {
    await receive();
    daysLater(14);
    await round();
    await server.close();
    await room.send(server.url);
    expect(await room.queued()).toMatchObject([{ kind: 'unread-14', fault: 'unreachable', attempts: 1 }]);
    daysLater(21);
    await round();
    server = await startMailServer({}, server.port);
    await room.send(server.url);
    expect(counted()).toEqual(['1 bericht wordt binnen 7 dagen gewist en is nog niet gelezen.']);
    expect(await room.queued()).toEqual([]);
  });

  it('a restart neither loses nor doubles it', async () => {
    await receive();
    daysLater(14);
    await round();
    await room.restart();
    await round();
    await roundAndSend();
    await room.restart();
    await roundAndSend();
    expect(server.taken).toHaveLength(1);
  });

  it('waits while the clock is not believed, and no try is counted', async () => {
    await receive();
    daysLater(14);
    await round();
    let confirmed = false;
    const sender = await room.send(server.url, { confirmed: () => confirmed });
    expect(server.taken).toEqual([]);
    expect(await room.queued()).toMatchObject([{ attempts: 0 }]);
    confirmed = true;
    room.time += quarterMs;
    await sender.wake();
    expect(server.taken).toHaveLength(1);
  });

  it('a refused recipient keeps it queued, and is not written down as told of what is new', async () => {
    await server.close();
    server = await startMailServer({ refuse: () => 451 });
    await receive();
    daysLater(14);
    await room.store.db
      .insertInto('mail_hold')
      .values({ site: room.site.site, recipient: 'secretariaat@zorg.example', told_at: room.start })
      .execute();
    await roundAndSend();
    expect(await room.queued()).toMatchObject([{ kind: 'unread-14', fault: 'recipient-busy' }]);
    expect(await room.store.db.selectFrom('mail_hold').selectAll().execute()).toHaveLength(1);
  });
});

describe('beside the mail about new messages', () => {
  it('a reminder that waits holds back none of those, and one that was sent neither', async () => {
    open();
    await receive();
    daysLater(14);
    await round();
    await room.receive();
    expect((await room.queued()).map(({ kind }) => kind)).toEqual(['unread-14', 'new-message']);
    await room.send(server.url);
    expect(server.taken.map(({ mail }) => mail.subject)).toEqual([
      'Herinnering van uw inbox',
      'Er staat een nieuw bericht klaar',
    ]);
    expect(await room.store.db.selectFrom('mail_hold').selectAll().execute()).toHaveLength(1);
  });

  it('a reminder comes though the recipient was told and has not looked', async () => {
    open();
    await room.receive();
    await receive();
    const sender = await room.send(server.url);
    daysLater(21);
    await round();
    await sender.wake();
    expect(server.taken).toHaveLength(2);
  });
});
