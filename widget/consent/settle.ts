/**
 * What is to be done after a decision: the proof goes to the server, and what a no left behind is cleared.
 * Runs again on the next page until both are done, so a lost connection or an early click loses neither.
 */
import { clearLeftovers, cookieVariants } from './clear-leftovers.ts';
import type { ConsentRecord } from './decision.ts';
import type { Gate } from './gate.ts';
import { notAsked, writeRecord } from './write-record.ts';

/** Settles the newest decision. One tab at a time: a second one finds it done. */
export function settle(gate: Gate): Promise<void> {
  const run = async () => {
    const record = gate.record();
    if (!record?.proof || !record.unsettled) return;
    const [proven, cleared] = await Promise.all([postProof(gate, record), clearLeftovers(gate)]);
    // Unless a newer decision came in between, which is settled on its own.
    if (!proven || !cleared || gate.record()?.at !== record.at) return;
    // A copy in another place could come to hold again: as one that is dated an hour from now.
    const { name, cookies } = gate;
    if (cookies().split(`${name}=`).length > 2)
      for (const where of cookieVariants(location, isSecureContext)) cookies(`${name}=;max-age=0${where}`);
    writeRecord(gate, { ...record, unsettled: false });
  };
  // Absent where the page is not a secure context.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request(`privacyloket-${gate.settings.site}`, run).catch(run) : run();
}

/** True when the server has it, or will never take it; false when it is worth another try. */
async function postProof(gate: Gate, record: ConsentRecord): Promise<boolean> {
  const { loket, language, settings } = gate;
  const { proof, version, choices, source } = record;
  const asked = Object.fromEntries(Object.entries(record.asked).filter(([, hash]) => hash !== notAsked));
  try {
    const answer = await fetch(`${loket}/s/${settings.site}/consents`, {
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ proof, version, choices, asked, source, language }),
    });
    return answer.status < 500 && answer.status !== 429;
  } catch {
    return false;
  }
}
