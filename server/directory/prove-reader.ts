/**
 * A form opens only after a reader has proved that they can open: the server seals a secret to each of their keys
 * and wants all of them back within ten minutes. The open questions live in memory, one per session.
 */
import type { Kysely } from 'kysely';
import { sealProof } from '../../widget/envelope/seal-proof.ts';
import { sameHash } from '../door/random-token.ts';
import { Refused } from '../door/refused.ts';
import type { Challenge, ChallengeAnswer, PersonKeys } from '../secretariat/inbox-api.ts';
import type { Session } from '../secretariat/sessions.ts';
import type { Tables } from '../store/tables.ts';

const answerWithinMs = 10 * 60_000;

export interface ReaderProofs {
  /** Asks a person to open; a second question replaces the first. Refuses `proof-failed` for keys that are none. */
  ask(session: Session, now: number): Promise<Challenge>;
  /** Marks them ready, or refuses `proof-failed`; either way the question is spent. */
  answer(session: Session, answer: ChallengeAnswer, now: number): Promise<void>;
}

export function readerProofs(db: Kysely<Tables>): ReaderProofs {
  const open = new Map<string, { answers: ChallengeAnswer['answers']; at: number }>();
  return {
    async ask({ site, person, tokenHash }, now) {
      for (const [key, { at }] of open) if (now - at >= answerWithinMs) open.delete(key);
      const keys = await keysOf(db, site, person);
      const { challenges, answers } = await sealProof(keys, { site, person }).catch((cause) => {
        throw new Refused('proof-failed', { cause });
      });
      open.set(tokenHash, { answers, at: now });
      return { challenges };
    },
    async answer({ site, person, tokenHash }, { answers }, now) {
      const asked = open.get(tokenHash);
      open.delete(tokenHash);
      if (!asked || now - asked.at >= answerWithinMs || !fits(asked.answers, answers))
        throw new Refused('proof-failed');
      await db
        .updateTable('person')
        .set({ ready_at: now })
        .where('site', '=', site)
        .where('id', '=', person)
        .where('ready_at', 'is', null)
        .execute();
    },
  };
}

/** Every key answered, and no other. */
function fits(asked: ChallengeAnswer['answers'], given: ChallengeAnswer['answers']): boolean {
  if (asked.length !== given.length) return false;
  return asked.every(({ key, secret }) => {
    const answer = given.find((each) => each.key === key);
    return answer !== undefined && sameHash(answer.secret, secret);
  });
}

async function keysOf(db: Kysely<Tables>, site: string, person: string): Promise<PersonKeys> {
  const row = await db
    .selectFrom('person')
    .select('keys')
    .where('site', '=', site)
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.keys) as PersonKeys;
}
