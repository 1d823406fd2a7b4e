/** What was refused goes to the register too (NE-13), at a rate that fills no disk. */
import type { Kysely } from 'kysely';
import { accessPoint, seenFrom } from '../register/at-the-desk.ts';
import { appendLine } from '../register/register.ts';
import type { Tables } from '../store/tables.ts';

/** At most one line in ten seconds about the same, so that nobody can fill the disk with them. */
const refusalLineMs = 10_000;

export interface Refusal {
  event: 'sign-in-refused' | 'not-allowed' | 'way-refused';
  site: string;
  at: number;
  /** '-' where nobody is signed in. */
  actor: string;
  /** Method and path, as Hono lists them: nobody hides one attempt behind another. */
  route: string;
}

export interface Refusals {
  /** Writes a line for each event, site, actor and route; those in between are counted in the next one. */
  note(refusal: Refusal): Promise<void>;
  /** Writes what was counted and has waited its ten seconds. `now` in ms. */
  flush(now: number): Promise<void>;
}

interface Slot extends Refusal {
  unwritten: number;
  /** From where the last of them came. */
  access: string;
}

export function openRefusals(db: Kysely<Tables>): Refusals {
  const slots = new Map<string, Slot>();

  async function write({ event, site, actor, route }: Refusal, at: number, count: number): Promise<void> {
    const detail = count > 1 ? `${route} ${count}` : route;
    await db.transaction().execute((trx) => appendLine(trx, { site, at, actor, event, detail }));
  }

  async function flush(now: number): Promise<void> {
    for (const [key, slot] of slots) {
      if (Math.abs(now - slot.at) < refusalLineMs) continue;
      slots.delete(key);
      if (slot.unwritten > 0) await seenFrom(slot.access, () => write(slot, now, slot.unwritten));
    }
  }

  return {
    flush,
    async note(refusal) {
      const key = JSON.stringify([refusal.event, refusal.site, refusal.actor, refusal.route]);
      await flush(refusal.at);
      const slot = slots.get(key);
      if (slot) {
        slot.unwritten++;
        slot.access = accessPoint();
        return;
      }
      slots.set(key, { ...refusal, unwritten: 0, access: '' });
      await write(refusal, refusal.at, 1);
    },
  };
}
