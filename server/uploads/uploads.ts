/**
 * The way that files take to a message: a ticket with a byte budget first, then the sealed chunks, each on the disk
 * before it is acknowledged. What no message claims is wiped again (forget-uploads.ts).
 * They are rows of the database, as the message is: wiped in the same transaction, guarded and overwritten like it,
 * in the same back-up, and never half there after a crash.
 */
import type { Kysely, Selectable } from 'kysely';
import { chunksIn, sealedChunkBytes } from '../../widget/envelope/file-sizes.ts';
import { hashOf, randomToken, sameHash } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { TrustedClock } from '../retention/trusted-clock.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Store } from '../store/open-store.ts';
import type { Tables, UploadTable } from '../store/tables.ts';
import type { UploadRequest, UploadTicket } from '../submissions/intake-api.ts';
import type { OpenTickets } from './open-tickets.ts';
import {
  endedBy,
  fitsForm,
  mostKeptChunks,
  mostTickets,
  mostTicketsOfNetwork,
  mostWaitingBytes,
  ticketSurge,
} from './upload-rules.ts';

export interface UploadParts {
  store: Pick<Store, 'db' | 'truncateWal'>;
  clock: Pick<TrustedClock, 'now'>;
  /** Bytes on their way to the messages of one site, at most; see upload-rules.ts. */
  mostWaiting?: number;
}

/** Who asks for a ticket; `network` is null where nobody tells it, and then only the site's own limit holds. */
export interface Asking {
  tickets: OpenTickets;
  network: string | null;
}

/** Which sealed chunk of which upload; both numbers count from 0. */
export interface ChunkName {
  ticket: string;
  file: number;
  number: number;
}

type Upload = Selectable<UploadTable>;

/** A ticket ends by claim, by cancelling or by time; the client asks again by itself. */
const ticketRetryS = 30;

/**
 * Gives a ticket for the files of one message. Asked again for the same message, what came before is wiped: the
 * browser sealed anew. Refuses unknown-form, too-large (more or larger files than the form takes), id-taken, wiped, and
 * busy or storage-full where the network or the site has as much of it as it may.
 */
export async function openUpload(
  { store, clock }: UploadParts,
  site: Site,
  { form, id, files }: UploadRequest,
  { tickets, network }: Asking,
): Promise<UploadTicket> {
  if (!Object.hasOwn(site.forms, form)) throw new Refused('unknown-form');
  if (!fitsForm(files, site.forms[form]!)) throw new Refused('too-large');
  const ticket = randomToken();
  await store.db.transaction().execute(async (trx) => {
    await refuseTaken(trx, id);
    await dropUpload(trx, id);
    const now = clock.now();
    const mine = network === null ? [] : await stillOpen(trx, tickets.of(network), now);
    const most = network !== null && mine.length === 0 ? mostTickets * ticketSurge : mostTickets;
    if (mine.length >= mostTicketsOfNetwork || (await openTickets(trx, site.site)) >= most)
      throw new Refused('busy', { retryAfterS: ticketRetryS });
    if ((await keptChunks(trx, site.site)) >= mostKeptChunks) throw new Refused('storage-full');
    await trx
      .insertInto('upload')
      .values({
        id,
        site: site.site,
        form,
        ticket_hash: hashOf(ticket),
        files: JSON.stringify(files),
        at: now,
        issued_at: now,
      })
      .execute();
    if (network !== null) tickets.keep(network, [...mine, hashOf(ticket)]);
  });
  return { ticket };
}

/**
 * How many bytes this chunk has, before any of them is read. Refuses unknown-upload (no such ticket, or it has ended)
 * and malformed (a part that was not announced).
 */
export async function announcedBytes(
  { store, clock }: UploadParts,
  site: string,
  chunk: ChunkName,
): Promise<number> {
  return announced(await uploadOf(store.db, site, chunk.ticket), chunk, clock.now()).bytes;
}

/**
 * Keeps one sealed chunk; a repeat changes nothing, and gives the ticket no more time. Refuses as `announcedBytes`,
 * malformed for another size, and busy while too much waits already.
 */
export async function keepChunk(
  { store, clock, mostWaiting = mostWaitingBytes }: UploadParts,
  site: string,
  { sealed, ...chunk }: ChunkName & { sealed: Uint8Array },
): Promise<void> {
  const now = clock.now();
  const { ticket, file, number } = chunk;
  await store.db.transaction().execute(async (trx) => {
    const { upload, bytes } = announced(await uploadOf(trx, site, ticket), chunk, now);
    if (sealed.length !== bytes) throw new Refused('malformed');
    if ((await waitingBytes(trx, site)) + sealed.length > mostWaiting) throw new Refused('busy');
    const { numInsertedOrUpdatedRows: isNew } = await trx
      .insertInto('file_chunk')
      .values({ message: upload.id, file, number, sealed })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (isNew) await trx.updateTable('upload').set({ at: now }).where('id', '=', upload.id).execute();
  });
}

function announced(
  upload: Upload | undefined,
  { file, number }: ChunkName,
  now: number,
): { upload: Upload; bytes: number } {
  const ended = endedBy(now);
  if (!upload || upload.at <= ended.at || upload.issued_at <= ended.issued)
    throw new Refused('unknown-upload');
  const padded = (JSON.parse(upload.files) as number[])[file];
  if (padded === undefined || number >= chunksIn(padded)) throw new Refused('malformed');
  return { upload, bytes: sealedChunkBytes(padded, number) };
}

/** The visitor thought better of it: all that came with this ticket goes. False where there is none, or no longer. */
export async function cancelUpload({ store }: UploadParts, site: string, ticket: string): Promise<boolean> {
  return store.db.transaction().execute(async (trx) => {
    const upload = await uploadOf(trx, site, ticket);
    if (upload) await dropUpload(trx, upload.id);
    return upload !== undefined;
  });
}

/** Takes an upload away with its chunks, in the caller's transaction. Only for one that no message has claimed. */
export async function dropUpload(trx: Kysely<Tables>, id: string): Promise<void> {
  await trx.deleteFrom('file_chunk').where('message', '=', id).execute();
  await trx.deleteFrom('upload').where('id', '=', id).execute();
}

async function uploadOf(db: Kysely<Tables>, site: string, ticket: string): Promise<Upload | undefined> {
  const hash = hashOf(ticket);
  const upload = await db
    .selectFrom('upload')
    .selectAll()
    .where('ticket_hash', '=', hash)
    .where('site', '=', site)
    .executeTakeFirst();
  return upload && sameHash(upload.ticket_hash, hash) ? upload : undefined;
}

async function refuseTaken(db: Kysely<Tables>, id: string): Promise<void> {
  const tombstone = await db
    .selectFrom('tombstone')
    .select('wiped_at')
    .where('id', '=', id)
    .executeTakeFirst();
  if (tombstone) throw new Refused('wiped', { wiped: new Date(tombstone.wiped_at).toISOString() });
  const known = await db.selectFrom('submission').select('id').where('id', '=', id).executeTakeFirst();
  if (known) throw new Refused('id-taken');
}

async function stillOpen(db: Kysely<Tables>, hashes: readonly string[], now: number): Promise<string[]> {
  if (hashes.length === 0) return [];
  const ended = endedBy(now);
  const open = await db
    .selectFrom('upload')
    .select('ticket_hash')
    .where('ticket_hash', 'in', hashes)
    .where('at', '>', ended.at)
    .where('issued_at', '>', ended.issued)
    .execute();
  return open.map(({ ticket_hash }) => ticket_hash);
}

async function openTickets(db: Kysely<Tables>, site: string): Promise<number> {
  const { open } = await db
    .selectFrom('upload')
    .where('site', '=', site)
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow();
  return open;
}

async function keptChunks(db: Kysely<Tables>, site: string): Promise<number> {
  const { kept } = await db
    .selectFrom('file_chunk')
    .innerJoin('submission', 'submission.id', 'file_chunk.message')
    .where('submission.site', '=', site)
    .select(({ fn }) => fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow();
  return kept;
}

async function waitingBytes(db: Kysely<Tables>, site: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('file_chunk')
    .innerJoin('upload', 'upload.id', 'file_chunk.message')
    .where('upload.site', '=', site)
    .select(({ fn }) => fn.sum<number | null>(fn('length', ['file_chunk.sealed'])).as('waiting'))
    .executeTakeFirstOrThrow();
  return waiting ?? 0;
}
