/** What waits from earlier visits. Stored data is unknown data: the strict parser decides what is an envelope. */
import { del, promisifyRequest } from 'idb-keyval';
import { parseEnvelope } from '../envelope/parse-envelope.ts';
import { outboxStore, type Waiting } from './outbox.ts';

/** Every message that waits; what is none is removed. Empty where it can't be read. Call it after `hasOutbox`. */
export async function readOutbox(site: string): Promise<Waiting[]> {
  const store = outboxStore(site);
  try {
    const [ids, values] = await store('readonly', (kept) =>
      Promise.all([promisifyRequest(kept.getAllKeys()), promisifyRequest<unknown[]>(kept.getAll())]),
    );
    const read = values.map((value, place) => waitingFrom(ids[place], value));
    await Promise.all(ids.map((id, place) => read[place] ?? del(id, store)));
    return read.filter((each) => each !== null);
  } catch {
    return [];
  }
}

function waitingFrom(id: unknown, value: unknown): Waiting | null {
  try {
    const { envelope, receipt, since } = value as Record<string, unknown>;
    const parsed = parseEnvelope(envelope);
    if (parsed.context.id !== id || typeof receipt !== 'string' || typeof since !== 'number') return null;
    return { envelope: parsed, receipt, since };
  } catch {
    return null;
  }
}
