/** A message takes its files: from here on they are kept and wiped with it. */
import type { Kysely } from 'kysely';
import { chunksIn, sumOf } from '../../widget/envelope/file-sizes.ts';
import type { Envelope } from '../../widget/envelope/wire.ts';
import { hashOf, sameHash } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { FormDefinition } from '../sites/public-part.ts';
import type { Tables } from '../store/tables.ts';
import { fitsForm } from './upload-rules.ts';

/**
 * In the caller's transaction, before the message is stored: every chunk that its header counts is there, brought
 * with this ticket, for this site, form and message. Each was on the disk before it was acknowledged, so an
 * acknowledged message has all of them (promise 4). Refuses files-missing, and too-large by the signed definition.
 */
export async function claimUpload(
  trx: Kysely<Tables>,
  { context, files = [] }: Envelope,
  { definition, ticket }: { definition: FormDefinition; ticket: string },
): Promise<void> {
  if (!fitsForm(files, definition)) throw new Refused('too-large');
  const { id, site, form } = context;
  const upload = await trx.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
  const same =
    upload !== undefined &&
    upload.site === site &&
    upload.form === form &&
    upload.files === JSON.stringify(files) &&
    sameHash(upload.ticket_hash, hashOf(ticket));
  if (!same) throw new Refused('files-missing');
  // No chunk was taken that was not announced, and none twice: as many as announced are all of them.
  const { found } = await trx
    .selectFrom('file_chunk')
    .where('message', '=', id)
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  if (found !== sumOf(files.map(chunksIn))) throw new Refused('files-missing');
  await trx.deleteFrom('upload').where('id', '=', id).execute();
}
