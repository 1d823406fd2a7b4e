import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mailbox, openMailbox } from '../../demo/mailbox/mailbox.ts';

const inbox = 'http://inbox.localhost:8787';
let folder: string;
let mailbox: Mailbox;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'privacyloket-mailbox-'));
  mailbox = await openMailbox(folder, inbox);
});
afterEach(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true });
});

async function send(mail: Record<string, unknown>): Promise<void> {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: 'loket@loket.example',
    to: 'a@zorg.example',
    subject: 'Bericht',
    ...mail,
  });
  transport.close();
}
const page = async (path: string) => {
  const answer = await mailbox.pages.request(path);
  return { answer, text: await answer.text() };
};

describe('the mailbox', () => {
  it('says what to do while it is empty', async () => {
    expect((await page('/')).text).toContain('Nog geen mail');
  });

  it('shows a mail the moment it was taken', async () => {
    await send({ text: 'Er staat een nieuw bericht klaar.' });
    const [mail] = await mailbox.arrived(1);
    expect(mail?.to).toBe('a@zorg.example');
    expect((await page('/')).text).toContain('a@zorg.example');
    expect((await page(`/${mail?.id}`)).text).toContain('Er staat een nieuw bericht klaar.');
  });

  it('still has every mail after a restart, newest first, and goes on counting', async () => {
    await send({ subject: 'een' });
    await send({ subject: 'twee' });
    await mailbox.close();
    mailbox = await openMailbox(folder, inbox);
    await send({ subject: 'drie' });
    expect((await mailbox.mails()).map(({ mail }) => mail.subject)).toEqual(['drie', 'twee', 'een']);
  });

  it('shows text as text, whatever it says', async () => {
    await send({
      subject: '<img src=x onerror=alert(1)>',
      text: '<script>alert(1)</script>',
      html: '<b>bold</b>',
    });
    const [mail] = await mailbox.mails();
    const { text, answer } = await page(`/${mail?.id}`);
    expect(text).not.toMatch(/<script|<img|<b>/);
    expect(text).toContain('&lt;script&gt;');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('makes a link of the inbox only', async () => {
    await send({ text: `Open ${inbox}/#/?praktijk=rondom of http://elders.example/` });
    const [mail] = await mailbox.mails();
    const { text } = await page(`/${mail?.id}`);
    expect(text).toContain(`<a href="${inbox}/#/?praktijk=rondom">`);
    expect(text).not.toContain('href="http://elders.example');
  });

  it('does not take a look-alike of the inbox for the inbox', async () => {
    await send({ text: `Open ${inbox}.elders.example/` });
    const [mail] = await mailbox.mails();
    expect((await page(`/${mail?.id}`)).text).not.toContain(`href="${inbox}.elders`);
  });

  it('hands out an attachment as a download and nothing else', async () => {
    await send({ attachments: [{ filename: 'bericht.privacyloket', content: '{"sealed":true}' }] });
    const [mail] = await mailbox.mails();
    const { answer, text } = await page(`/${mail?.id}/0`);
    expect(text).toBe('{"sealed":true}');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''bericht.privacyloket",
    );
  });

  it.each(['/000009', '/000001/7', '/../site.json', '/mailbox.ts'])('has nothing at %s', async (path) => {
    expect((await page(path)).answer.status).toBe(404);
  });
});
