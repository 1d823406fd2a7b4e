import { afterEach, describe, expect, it } from 'vitest';
import { type Notification, notificationMail } from '../../../server/mail/notification-mail.ts';
import { MailRoom } from './mail-room.ts';
import { type MailServer, startMailServer } from './mail-server.ts';

let room: MailRoom;
let server: MailServer | undefined;

afterEach(async () => {
  await room?.close();
  await server?.close();
  server = undefined;
});

const plain: Notification = {
  from: 'Privacyloket <loket@loket.example>',
  recipient: 'secretariaat@zorg.example',
  inboxOrigin: 'https://inbox.loket.example',
  site: 'langdurig',
  frequency: 'until-opened',
  about: 'AAAAAAAAAAAAAAAAAAAAAA',
  at: Date.UTC(2026, 10, 23, 9),
};

describe('the notification', () => {
  it('says that something waits and where, and nothing else', async () => {
    room = new MailRoom();
    server = await startMailServer();
    const id = await room.receive();
    await room.send(server.url);

    const [{ mail, raw, from, to }] = server.taken as [(typeof server.taken)[number]];
    expect(mail.subject).toBe('Er staat een nieuw bericht klaar');
    expect(mail.text?.trim()).toBe(
      [
        'Goedendag,',
        'Er staat een nieuw bericht klaar in uw inbox.\nOpen de inbox:',
        'https://inbox.loket.example/#/?praktijk=langdurig',
        'In deze mail staat geen naam en geen vraag. Dat is met opzet.\nAlleen wie een sleutel heeft, kan het bericht lezen.',
        'U krijgt pas weer mail als iemand de inbox heeft geopend.',
        'Stuur geen antwoord op deze mail. Niemand leest dat.',
      ].join('\n\n'),
    );
    expect({ from, to }).toEqual({ from: 'loket@loket.example', to: ['secretariaat@zorg.example'] });
    expect(mail.attachments).toEqual([]);
    expect(raw.includes(id)).toBe(false);
    expect(mail.headers.map((each) => each.key)).not.toContain('x-mailer');
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted' }));
  });

  it('is equally large whatever the message, so its size tells nothing', async () => {
    room = new MailRoom({ frequency: 'each' });
    server = await startMailServer();
    await room.receive({ bytes: 4112 });
    await room.receive({ bytes: 200_000 });
    await room.send(server.url);
    expect(server.taken).toHaveLength(2);
    expect(new Set(server.taken.map(({ raw }) => raw.length)).size).toBe(1);
  });

  it('goes to each recipient in a mail of its own, without the others', async () => {
    room = new MailRoom({ to: ['een@zorg.example', 'twee@zorg.example'] });
    server = await startMailServer();
    await room.receive();
    await room.send(server.url);
    expect(server.taken.map(({ to }) => to)).toEqual([['een@zorg.example'], ['twee@zorg.example']]);
    expect(server.taken[0]!.raw.includes('twee@zorg.example')).toBe(false);
    expect(server.taken[1]!.raw.includes('een@zorg.example')).toBe(false);
  });

  it('carries the sealed envelope where the site asks for it', async () => {
    room = new MailRoom({ frequency: 'each', attachEnvelope: true });
    server = await startMailServer();
    const id = await room.receive({ header: '{"format":"privacyloket-1","suite":"p256"}' });
    const kept = await room.store.db
      .selectFrom('submission')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await room.send(server.url);

    const { mail } = server.taken[0]!;
    expect(mail.text).toContain(`https://inbox.loket.example/#/bericht/${id}?praktijk=langdurig`);
    expect(mail.attachments.map((each) => each.filename)).toEqual(['bericht.privacyloket']);
    const content = new TextDecoder().decode(mail.attachments[0]!.content as ArrayBuffer);
    expect(JSON.parse(content)).toEqual({
      format: 'privacyloket-1',
      suite: 'p256',
      list: kept.list,
      body: kept.body,
    });
    expect(mail.text).toContain('De kopie blijft in uw mailbox tot u deze mail weggooit.');
    expect(mail.text).not.toContain('U krijgt pas weer mail');
  });

  it.each([
    'a@zorg.example\r\nBcc: b@elders.example',
    'a@zorg.example, b@elders.example',
    '"a b" <a@zorg.example>',
    'a@zorg.example>',
    '',
  ])('refuses %j as a recipient, so no header and no second reader slips in', (recipient) => {
    expect(() => notificationMail({ ...plain, recipient })).toThrow(
      expect.objectContaining({ code: 'EENVELOPE' }),
    );
  });

  it('keeps a recipient with a line break queued under a code, and sends nothing', async () => {
    room = new MailRoom({ to: ['a@zorg.example\r\nBcc: b@elders.example'] });
    server = await startMailServer();
    await room.receive();
    await room.send(server.url);
    expect(server.taken).toEqual([]);
    expect(await room.queued()).toMatchObject([{ fault: 'recipient-refused', attempts: 1 }]);
  });
});
