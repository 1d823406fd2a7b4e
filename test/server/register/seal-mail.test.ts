/** The weekly seal: mailed to the privacy officer, content-free, and good enough to tell a register that was cut. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendLine, type NewLine } from '../../../server/register/register.ts';
import { sealRound } from '../../../server/register/seal-round.ts';
import { isSealDue, readSeal } from '../../../server/register/seal-rules.ts';
import { verifyChain } from '../../../server/register/verify-chain.ts';
import { MailRoom } from '../mail/mail-room.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';

describe('a seal is due', () => {
  const ms = (iso: string) => Date.parse(`${iso}+01:00`);
  it.each([
    ['not in the week in which the register began', '2026-11-18T10:00', '2026-11-22T23:00', false],
    ['not before Monday at seven', '2026-11-18T10:00', '2026-11-23T06:59', false],
    ['on Monday at seven', '2026-11-18T10:00', '2026-11-23T07:00', true],
    ['once a week', '2026-11-23T07:00', '2026-11-29T23:59', false],
    ['the week after', '2026-11-23T07:00', '2026-11-30T07:00', true],
    ['late, where the server was away', '2026-11-23T07:00', '2026-12-03T12:00', true],
    ['and then on Monday again', '2026-12-03T12:00', '2026-12-07T07:00', true],
  ])('%s', (_, since, now, due) => {
    expect(isSealDue(ms(since), ms(now))).toBe(due);
  });
});

describe('the weekly mail', () => {
  const weekMs = 7 * 86_400_000;
  let room: MailRoom;
  let server: MailServer;
  beforeEach(async () => {
    room = new MailRoom();
    room.site = { ...room.site, register: { keep: 'P5Y', sealTo: ['privacy@zorg.example'] } };
    server = await startMailServer();
  });
  afterEach(async () => {
    await room.close();
    await server.close();
  });

  const append = (line: Partial<NewLine>) =>
    room.store.db.transaction().execute((trx) =>
      appendLine(trx, {
        ...{
          site: 'langdurig',
          at: room.time,
          actor: 'lezer-anna',
          event: 'read',
          submission: 'geheim-kenmerk',
        },
        ...line,
      }),
    );
  const round = () => {
    const sites = new Map([[room.site.site, room.site]]);
    return sealRound({ store: room.store, sites, wakeMail: () => {} })(room.time);
  };

  it('counts what was done since the one before, and holds the seal of that moment', async () => {
    await append({});
    await append({});
    await append({ event: 'sign-in-refused', actor: '-' });
    await round();
    expect(await room.queued()).toEqual([]);
    room.time += weekMs;
    await round();
    await round();
    await room.send(server.url);
    const [{ mail, to, raw }] = server.taken as [(typeof server.taken)[number]];
    expect(to).toEqual(['privacy@zorg.example']);
    expect(mail.subject).toBe('Het zegel van uw register');
    expect(mail.text).toContain('Van maandag 23 november 2026 tot en met maandag 30 november 2026.');
    expect(mail.text).toContain('Bericht gelezen: 2');
    expect(mail.text).toContain('Inloggen mislukt: 1');
    expect(mail.text).toContain('Al het andere: 0');
    expect(mail.text).toContain('https://inbox.loket.example/#/register?praktijk=langdurig');
    for (const secret of ['lezer-anna', 'geheim-kenmerk']) expect(raw.includes(secret)).toBe(false);
    const seal = readSeal(/^\S+\/\d+\/\S{43}$/m.exec(mail.text!)![0])!;
    expect(seal).toMatchObject({ day: '2026-11-30', number: 4 });
    const judged = async () => (await verifyChain(room.store.db, 'langdurig', [seal])).seals;
    expect(await judged()).toEqual(['fits']);
    room.store.sqlite.exec('drop trigger register_keeps; delete from register where number = 4');
    expect(await judged()).toEqual(['missing']);
  });

  it('counts only what came since, and goes to who gets the other mail where nobody is named', async () => {
    room.site = { ...room.site, register: { keep: 'P5Y' } };
    await append({});
    room.time += weekMs;
    await round();
    await append({ event: 'exported' });
    room.time += weekMs;
    await round();
    await room.send(server.url);
    expect(server.taken.map(({ to }) => to)).toEqual([
      ['secretariaat@zorg.example'],
      ['secretariaat@zorg.example'],
    ]);
    expect(server.taken[1]!.mail.text).toContain('Bericht gelezen: 0');
    expect(server.taken[1]!.mail.text).toContain('Kopie gemaakt: 1');
  });

  it('does not go for a site of which nothing happened yet', async () => {
    room.time += 3 * weekMs;
    await round();
    expect(await room.queued()).toEqual([]);
  });
});
