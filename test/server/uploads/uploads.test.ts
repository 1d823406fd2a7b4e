/** Files on their way to a message: what is taken in, what is refused and why, and what is wiped without a message. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLines } from '../../../server/register/read-lines.ts';
import type { Post, UploadTicket } from '../../../server/submissions/intake-api.ts';
import { keepChunk } from '../../../server/uploads/uploads.ts';
import { paddedFile } from '../../../widget/envelope/file-sizes.ts';
import type { AttachedFile } from '../../../widget/envelope/message-content.ts';
import { openBody, openSecret } from '../../../widget/envelope/open.ts';
import { openFile } from '../../../widget/envelope/open-file.ts';
import { chunkBytes } from '../../../widget/envelope/wire.ts';
import { sampleFile } from '../../vectors/sample-file.ts';
import { type OpenSite, openSite, signedInAgain } from '../inbox-person.ts';
import {
  askTicket,
  bring,
  broughtUpload,
  type SealedUpload,
  sealedUpload,
  uploads,
} from '../sealed-files.ts';
import { postOf, sealedPost } from '../sealed-post.ts';
import { codeOf, type House, loketOrigin, openHouse, rondomOrigin } from '../server-house.ts';

const submissions = '/s/rondom/submissions';
const minuteMs = 60_000;
let house: House;
let site: OpenSite;

beforeEach(async () => {
  house = await openHouse();
  site = await openSite(house);
});
afterEach(() => house.close());

const count = (table: 'upload' | 'file_chunk') =>
  Number(house.services.store.sqlite.prepare(`select count(*) as n from ${table}`).get()!.n);
const send = (upload: SealedUpload) => house.visit(submissions, postOf(upload));
async function ticketFor(upload: SealedUpload): Promise<string> {
  const answer = await askTicket(house, upload);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as UploadTicket).ticket;
}
const refusal = async (answer: Response) => `${answer.status} ${await codeOf(answer)}`;
const cancel = (ticket: string) =>
  house.services.loket.request(loketOrigin + uploads, {
    method: 'DELETE',
    headers: { origin: rondomOrigin, 'upload-ticket': ticket },
  });

describe('a message with files', () => {
  it('is accepted when all of them are there, and handed to staff after the line that says so', async () => {
    const lengths = [5, chunkBytes + 9];
    const upload = await broughtUpload(house, site.signed, lengths);
    expect((await send(upload)).status).toBe(201);
    expect(count('upload')).toBe(0);
    expect((await send(upload)).status).toBe(200);

    const { id } = upload.envelope.context;
    const { list: _, body, ...header } = upload.envelope;
    const secret = await openSecret(header, site.person.keys.reading);
    const { files } = (await openBody(secret, body)) as { files: AttachedFile[] };
    for (const [file, length] of lengths.entries()) {
      const answer = await site.person.ask('POST', `/api/submissions/${id}/files/${file}`, {});
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      const [line] = await readLines(house.services.store.db, 'rondom');
      expect(line).toMatchObject({ event: 'file-read', submission: id, detail: String(file) });
      const sealed = new Uint8Array(await answer.arrayBuffer());
      expect(sealed.length).toBe(Number(answer.headers.get('content-length')));
      const opened = await openFile(secret, file, files[file]!, async (from, until) =>
        sealed.slice(from, until),
      );
      expect(Buffer.from(await opened.arrayBuffer()).equals(sampleFile(length))).toBe(true);
    }
  });

  it('gives no file that it has not, and none of another message, without a line', async () => {
    const upload = await broughtUpload(house, site.signed, [5]);
    await send(upload);
    const { id } = upload.envelope.context;
    const ask = async (path: string) =>
      refusal(await site.person.ask('POST', `/api/submissions/${path}`, {}));
    expect(await ask(`${id}/files/1`)).toBe('404 not-found');
    expect(await ask(`${'A'.repeat(22)}/files/0`)).toBe('404 not-found');
    expect(await ask(`${id}/files/x`)).toBe('400 malformed');
    const lines = await readLines(house.services.store.db, 'rondom');
    expect(lines.some(({ event }) => event === 'file-read')).toBe(false);
  });

  it.each([
    ['a chunk is missing', (upload: SealedUpload) => upload, -1],
    ['the ticket is another one', (upload: SealedUpload) => ({ ...upload, ticket: 'A'.repeat(43) }), 0],
  ] as const)('is not accepted where %s', async (_, change, parts) => {
    const upload = await sealedUpload(site.signed, [chunkBytes + 9]);
    const ticket = await ticketFor(upload);
    for (const part of upload.parts.slice(0, parts || undefined)) await bring(house, ticket, part);
    expect(await refusal(await send(change({ ...upload, ticket })))).toBe('409 files-missing');
    expect(house.services.store.sqlite.prepare('select count(*) as n from submission').get()).toEqual({
      n: 0,
    });
  });

  it('is not accepted with the files of another message', async () => {
    const { ticket } = await broughtUpload(house, site.signed, [5]);
    const other = await sealedUpload(site.signed, [5]);
    expect(await refusal(await send({ ...other, ticket: ticket! }))).toBe('409 files-missing');
  });

  it.each([
    ['files without a ticket', ({ ticket: _, ...post }: Post) => post],
    ['a ticket that is none', (post: Post) => ({ ...post, ticket: 'abc' })],
    ['something more', (post: Post) => ({ ...post, name: 'brief.pdf' })],
  ])('is refused as malformed with %s', async (_, change) => {
    const upload = await broughtUpload(house, site.signed, [5]);
    expect(await refusal(await house.visit(submissions, change(postOf(upload))))).toBe('400 malformed');
  });

  it('is refused as malformed with a ticket and no files', async () => {
    const post = { ...postOf(await sealedPost(site.signed)), ticket: 'A'.repeat(43) };
    expect(await refusal(await house.visit(submissions, post))).toBe('400 malformed');
  });
});

describe('a ticket', () => {
  const asked = async (change: object) =>
    refusal(
      await house.visit(uploads, {
        form: 'aanmelding',
        id: `${'B'.repeat(21)}A`,
        files: [65_536],
        ...change,
      }),
    );

  it.each([
    ['for a form that there is not', { form: 'contact' }, '404 unknown-form'],
    ['for more files than the form takes', { files: Array(4).fill(65_536) }, '413 too-large'],
    ['for a file that is larger than the form takes', { files: [10_485_760] }, '413 too-large'],
    ['for files that are larger together', { files: [9_961_472, 9_961_472, 9_961_472] }, '413 too-large'],
    ['for a size that no padded file has', { files: [65_537] }, '400 malformed'],
    ['for no file', { files: [] }, '400 malformed'],
    ['with a name', { name: 'brief.pdf' }, '400 malformed'],
    ['for an id that is none', { id: 'x' }, '400 malformed'],
  ])('is refused %s', async (_, change, answer) => {
    expect(await asked(change)).toBe(answer);
  });

  it('is refused on a form that asks for no files', async () => {
    const origin = 'http://langdurig.localhost:8787';
    const wanted = { form: 'contact', id: `${'B'.repeat(21)}A`, files: [65_536] };
    expect(await refusal(await house.visit('/s/langdurig/uploads', wanted, { origin }))).toBe(
      '413 too-large',
    );
  });

  it('is refused for a message that was accepted, and for one that was wiped', async () => {
    const upload = await broughtUpload(house, site.signed, [5]);
    await send(upload);
    expect(await refusal(await askTicket(house, upload))).toBe('409 id-taken');
    await house.visit('/s/rondom/receipts/withdraw', { key: upload.receiptKey });
    expect(await refusal(await askTicket(house, upload))).toBe('410 wiped');
  });

  it('given again for the same message begins anew, and the old one is worth nothing', async () => {
    const upload = await sealedUpload(site.signed, [5]);
    const first = await ticketFor(upload);
    await bring(house, first, upload.parts[0]!);
    const second = await ticketFor(upload);
    expect(count('file_chunk')).toBe(0);
    expect(await refusal(await bring(house, first, upload.parts[0]!))).toBe('404 unknown-upload');
    expect((await bring(house, second, upload.parts[0]!)).status).toBe(204);
  });

  it('is kept as a hash only', async () => {
    const ticket = await ticketFor(await sealedUpload(site.signed, [5]));
    const rows = JSON.stringify(house.services.store.sqlite.prepare('select * from upload').all());
    expect(rows).not.toContain(ticket);
  });
});

describe('a chunk', () => {
  let upload: SealedUpload;
  let ticket: string;
  beforeEach(async () => {
    upload = await sealedUpload(site.signed, [5]);
    ticket = await ticketFor(upload);
  });

  it.each([
    ['of a file that was not announced', { part: '1/0' }, '400 malformed'],
    ['that the file has not', { part: '0/1' }, '400 malformed'],
    ['without a number', { part: 'x' }, '400 malformed'],
    ['of another size', { sealed: new Uint8Array(9) }, '400 malformed'],
    ['larger than any', { sealed: new Uint8Array(chunkBytes + 17) }, '413 too-large'],
  ])('is refused %s', async (_, change, answer) => {
    expect(await refusal(await bring(house, ticket, { ...upload.parts[0]!, ...change }))).toBe(answer);
    expect(count('file_chunk')).toBe(0);
  });

  it('is refused without a ticket, of another kind of content, and from a foreign page', async () => {
    const [part] = upload.parts as [SealedUpload['parts'][0]];
    expect(await refusal(await bring(house, 'A'.repeat(43), part))).toBe('404 unknown-upload');
    expect(await refusal(await bring(house, 'x', part))).toBe('400 malformed');
    const headers = { 'content-type': 'text/plain' };
    expect(await refusal(await bring(house, ticket, part, headers))).toBe('415 content-type');
    const foreign = { origin: 'https://evil.example' };
    expect(await refusal(await bring(house, ticket, part, foreign))).toBe('403 origin-not-allowed');
  });

  it('that comes twice is kept once, as it came first', async () => {
    const [part] = upload.parts as [SealedUpload['parts'][0]];
    await bring(house, ticket, part);
    const other = { ...part, sealed: new Uint8Array(part.sealed.length) };
    expect((await bring(house, ticket, other)).status).toBe(204);
    expect(count('file_chunk')).toBe(1);
    expect((await send({ ...upload, ticket })).status).toBe(201);
  });

  it('may be sent from the website’s page: the preflight names what it needs', async () => {
    const answer = await house.services.loket.request(loketOrigin + uploads, {
      method: 'OPTIONS',
      headers: { origin: rondomOrigin, 'access-control-request-method': 'PUT' },
    });
    expect(answer.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(answer.headers.get('access-control-allow-headers')).toContain('upload-part');
  });

  it('is told to wait while too much is on its way', async () => {
    const { store, clock } = house.services;
    const { sealed } = upload.parts[0]!;
    const parts = { store, clock, mostWaiting: sealed.length };
    await keepChunk(parts, 'rondom', { ticket, file: 0, number: 0, sealed });
    const another = await sealedUpload(site.signed, [chunkBytes + 9]);
    const next = { ticket: await ticketFor(another), file: 0, number: 0, sealed: another.parts[0]!.sealed };
    await expect(keepChunk(parts, 'rondom', next)).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('what one network may announce', () => {
  it('is so much in an hour, whoever announces it, and then another network still may', async () => {
    const files = [paddedFile(9_000_000)];
    const announce = (n: number, address: string) =>
      house.visit(
        '/s/rondom/uploads',
        { form: 'aanmelding', id: Buffer.alloc(16, n).toString('base64url'), files },
        { 'x-forwarded-for': address },
      );
    let refused: Response | undefined;
    for (let n = 1; n < 60 && !refused; n++) {
      const answer = await announce(n, '203.0.113.7');
      if (answer.status !== 201) refused = answer;
      else await cancel(((await answer.json()) as UploadTicket).ticket);
    }
    expect(await refusal(refused!)).toBe('429 too-many');
    expect(refused!.headers.get('retry-after')).not.toBeNull();
    expect((await announce(70, '198.51.100.9')).status).toBe(201);
    house.setTime(house.now() + 61 * minuteMs);
    expect((await announce(80, '203.0.113.7')).status).toBe(201);
  });
});

describe('files without a message', () => {
  it('go 45 minutes after the last chunk, and the ticket with them', async () => {
    const upload = await sealedUpload(site.signed, [chunkBytes + 9]);
    const ticket = await ticketFor(upload);
    house.setTime(house.now() + 44 * minuteMs);
    await bring(house, ticket, upload.parts[0]!);
    house.setTime(house.now() + 45 * minuteMs - 1);
    await house.services.sweep.run();
    expect(count('file_chunk')).toBe(1);
    house.setTime(house.now() + 1);
    expect(await refusal(await bring(house, ticket, upload.parts[1]!))).toBe('404 unknown-upload');
    await house.services.sweep.run();
    expect([count('file_chunk'), count('upload')]).toEqual([0, 0]);
  });

  it('go at once when the visitor cancels, and so only their own', async () => {
    const mine = await broughtUpload(house, site.signed, [5]);
    const other = await broughtUpload(house, site.signed, [5]);
    expect((await cancel(mine.ticket!)).status).toBe(204);
    expect([count('file_chunk'), count('upload')]).toEqual([1, 1]);
    expect((await cancel(mine.ticket!)).status).toBe(204);
    expect((await send(other)).status).toBe(201);
    // Whoever still has the ticket of an accepted message takes nothing away with it.
    expect((await cancel(other.ticket!)).status).toBe(204);
    expect(count('file_chunk')).toBe(1);
  });
});

describe('files of a wiped message', () => {
  it('go with it', async () => {
    const upload = await broughtUpload(house, site.signed, [5]);
    await send(upload);
    await house.visit('/s/rondom/receipts/withdraw', { key: upload.receiptKey });
    expect(count('file_chunk')).toBe(0);
    await signedInAgain(house, site.person);
    const { id } = upload.envelope.context;
    expect(await refusal(await site.person.ask('POST', `/api/submissions/${id}/files/0`, {}))).toBe(
      '410 wiped',
    );
  });
});

describe('a full disk', () => {
  it('is told for a ticket and for a chunk, and nothing is half there', async () => {
    const upload = await sealedUpload(site.signed, [chunkBytes]);
    const ticket = await ticketFor(upload);
    const { sqlite } = house.services.store;
    const pages = Number(sqlite.prepare('pragma page_count').get()!.page_count);
    sqlite.exec(`pragma max_page_count = ${pages}`);
    expect(await refusal(await bring(house, ticket, upload.parts[0]!))).toBe('507 storage-full');
    expect(count('file_chunk')).toBe(0);
    sqlite.exec('pragma max_page_count = 1000000');
    expect((await bring(house, ticket, upload.parts[0]!)).status).toBe(204);
    expect((await send({ ...upload, ticket })).status).toBe(201);
  });
});
