/** What there is to open: the one envelope of a mailed file, or every message that a data folder keeps. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvelope } from '../../widget/envelope/parse-envelope.ts';
import { envelopeCeilingBytes } from '../../widget/envelope/wire.ts';
import { visibleAt } from '../retention/kept-message.ts';
import { openReadOnly } from '../store/read-only-store.ts';

export interface SealedMessage {
  /** JSON, as the database keeps it. */
  header: string;
  body: string;
  /** In ms; null for a mailed file, which does not say. */
  receivedAt: number | null;
}

/** Oldest first, without what has expired at `now` (ms). Throws for anything that is neither file nor folder of ours. */
export async function sealedMessages(path: string, now: number): Promise<SealedMessage[]> {
  return statSync(path).isDirectory() ? keptIn(path, now) : [mailedIn(path)];
}

async function keptIn(folder: string, now: number): Promise<SealedMessage[]> {
  const { db, close } = openReadOnly(join(folder, 'privacyloket.sqlite'));
  try {
    return await db
      .selectFrom('submission')
      .select(['header', 'body', 'received_at as receivedAt'])
      .where(visibleAt(now))
      .orderBy('received_at')
      .execute();
  } finally {
    close();
  }
}

function mailedIn(file: string): SealedMessage {
  if (statSync(file).size > envelopeCeilingBytes) throw new RangeError('too large for an envelope');
  const { list: _, body, ...header } = parseEnvelope(JSON.parse(readFileSync(file, 'utf8')));
  return { header: JSON.stringify(header), body, receivedAt: null };
}
