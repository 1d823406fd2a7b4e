/**
 * Hands the sealed chunks of one file to staff. The audit line is committed, so on the disk, before a byte leaves
 * (promise 8); then one chunk at a time is read, so that a large file takes little memory.
 */
import { chunksIn, sealedChunkBytes } from '../../widget/envelope/file-sizes.ts';
import type { Header } from '../../widget/envelope/wire.ts';
import { Refused } from '../door/refused.ts';
import { appendLine } from '../register/register.ts';
import { visibleAt } from '../retention/kept-message.ts';
import type { OpenReason } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Store } from '../store/open-store.ts';
import { gone } from './read-submissions.ts';
import { openingDetail } from './restricted.ts';

export interface SealedFile {
  /** How many bytes come. */
  bytes: number;
  /** Breaks off where the message is wiped meanwhile: what came then does not open. */
  stream: ReadableStream<Uint8Array>;
}

/** File number `file` of a message, after the line "file-read". Refuses `wiped`, `not-found` and `restricted`. `now` in ms. */
export async function readFile(
  { db }: Pick<Store, 'db'>,
  { site, person }: Pick<Session, 'site' | 'person'>,
  { id, file, now, reason }: { id: string; file: number; now: number; reason?: OpenReason | undefined },
): Promise<SealedFile> {
  const padded = await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('submission')
      .select(['id', 'header', 'kind', 'received_at', 'rules'])
      .where('id', '=', id)
      .where('site', '=', site)
      .where(visibleAt(now))
      .executeTakeFirst();
    if (!row) throw await gone({ db: trx }, site, id);
    const size = (JSON.parse(row.header) as Header).files?.[file];
    if (size === undefined) throw new Refused('not-found');
    const why = await openingDetail(trx, row, { reason, now });
    const detail = why === '' ? String(file) : `${file} ${why}`;
    const line = { site, at: now, actor: person, submission: id, detail };
    await appendLine(trx, { ...line, event: 'file-read' });
    return size;
  });
  const chunks = chunksIn(padded);
  const lengths = Array.from({ length: chunks }, (_, number) => sealedChunkBytes(padded, number));
  let number = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await db
          .selectFrom('file_chunk')
          .select('sealed')
          .where('message', '=', id)
          .where('file', '=', file)
          .where('number', '=', number)
          .executeTakeFirst();
        if (!chunk) return controller.error(new Refused('wiped'));
        controller.enqueue(chunk.sealed);
        number += 1;
        if (number === chunks) controller.close();
      },
    },
    { highWaterMark: 1 },
  );
  return { bytes: lengths.reduce((sum, each) => sum + each, 0), stream };
}
