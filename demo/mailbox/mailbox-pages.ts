/**
 * The mailbox viewer: a list, one mail as plain text, and its attachments as downloads.
 * A mail's HTML is never shown and no script runs here; what stands in a mail is text, whatever it says.
 */
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ReadMail } from './mailbox.ts';

export interface MailboxPagesOptions {
  mails(): Promise<ReadMail[]>;
  read(id: string): Promise<ReadMail | undefined>;
  inboxOrigin: string;
}

type Markup = ReturnType<typeof html>;
const style = readFileSync(new URL('mailbox.css', import.meta.url), 'utf8');

/** Builds the viewer's routes. */
export function mailboxPages({ mails, read, inboxOrigin }: MailboxPagesOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
    );
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
  });
  app.get('/mailbox.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/', async (c) => c.html(layout('Postvak', list(await mails()))));
  app.get('/:id{[0-9]{6,}}', async (c) => {
    const found = await read(c.req.param('id'));
    if (!found) return missing(c);
    return c.html(layout(found.mail.subject ?? 'Mail', letter(found, inboxOrigin)));
  });
  app.get('/:id{[0-9]{6,}}/:place{[0-9]+}', async (c) => {
    const attachment = (await read(c.req.param('id')))?.mail.attachments[Number(c.req.param('place'))];
    if (!attachment) return missing(c);
    return c.body(bytesOf(attachment.content), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? 'bijlage')}`,
    });
  });
  app.notFound(missing);
  return app;
}

function layout(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - postvak van de demo</title>
<link rel="stylesheet" href="/mailbox.css">
</head>
<body>
<header><a href="/">Postvak</a><p>Hier komen de mails binnen die de demo verstuurt.</p></header>
<main>${content}</main>
</body>
</html>`;
}

function list(mails: ReadMail[]): Markup {
  if (mails.length === 0)
    return html`<h1>Nog geen mail</h1><p>Verstuur een bericht op een van de vijf websites. Laad daarna deze pagina opnieuw.</p>`;
  return html`<h1>${mails.length} ${mails.length === 1 ? 'mail' : 'mails'}</h1>
<p><a href="/">Opnieuw laden</a></p>
<ul class="mails">${mails.map(
    ({ id, to, mail }) => html`<li><a href="/${id}">
<span class="to">${to}</span>
<strong>${mail.subject ?? 'Zonder onderwerp'}</strong>
<span class="when">${moment(mail.date)}${mail.attachments.length > 0 ? ', met bijlage' : ''}</span></a></li>`,
  )}</ul>`;
}

function letter({ id, to, mail }: ReadMail, inboxOrigin: string): Markup {
  return html`<p><a href="/">Terug naar alle mail</a></p>
<h1>${mail.subject ?? 'Zonder onderwerp'}</h1>
<dl>
<dt>Van</dt><dd>${mail.from?.address ?? ''}</dd>
<dt>Aan</dt><dd>${to}</dd>
<dt>Datum</dt><dd>${moment(mail.date)}</dd>
</dl>
<div class="text">${withLinks(mail.text ?? '', inboxOrigin)}</div>
${mail.attachments.length === 0 ? '' : attachments(id, mail.attachments)}`;
}

function attachments(id: string, all: ReadMail['mail']['attachments']): Markup {
  return html`<h2>Bijlage</h2>
<ul>${all.map(
    (each, place) =>
      html`<li><a class="file" href="/${id}/${place}">${each.filename ?? 'bijlage'}</a> (${Math.ceil(bytesOf(each.content).byteLength / 1024)} kB)</li>`,
  )}</ul>`;
}

/** Only the demo's own inbox becomes a link; every other address stays text. */
function withLinks(text: string, inboxOrigin: string): Markup[] {
  return text.split(/(?<=\s)(?=https?:\/\/)|(?<=https?:\/\/\S+)(?=\s)/).map((part) => {
    const own = part === inboxOrigin || part.startsWith(`${inboxOrigin}/`);
    return own ? html`<a href="${part}">${part}</a>` : html`${part}`;
  });
}

function moment(date: string | undefined): string {
  if (!date || Number.isNaN(Date.parse(date))) return '';
  return new Intl.DateTimeFormat('nl-NL', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(date));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

function missing(c: Context): Response | Promise<Response> {
  return c.html(
    layout('Niet gevonden', html`<h1>Deze mail is er niet</h1><p><a href="/">Naar alle mail</a></p>`),
    404,
  );
}
