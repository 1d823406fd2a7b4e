/** Files whose message never came: a visitor who stopped, lost the connection, or never meant to send one. */
import type { Store } from '../store/open-store.ts';
import { endedBy } from './upload-rules.ts';
import { dropUpload } from './uploads.ts';

/** For the sweep's round, which empties the log after it; `at` in milliseconds, a stamp of the trusted clock. */
export async function forgetUploads({ db }: Pick<Store, 'db'>, at: number): Promise<void> {
  const { at: newest, issued } = endedBy(at);
  const ended = await db
    .selectFrom('upload')
    .select('id')
    .where((is) => is.or([is('at', '<=', newest), is('issued_at', '<=', issued)]))
    .execute();
  for (const { id } of ended)
    await db.transaction().execute(async (trx) => {
      // Between two of these a chunk may have come, or its message.
      const still = await trx
        .selectFrom('upload')
        .select('id')
        .where('id', '=', id)
        .where((is) => is.or([is('at', '<=', newest), is('issued_at', '<=', issued)]))
        .executeTakeFirst();
      if (still) await dropUpload(trx, id);
    });
}
