/** One deed on many messages: a few at once, one that is refused holds up no other, and how far it is can be told. */
import { type AskFault, faultOf } from './ask-server.ts';

export interface Done<Result> {
  /** In the order in which they were asked for. */
  done: { id: string; result: Result }[];
  /** Why not, of each that was refused. */
  refused: { id: string; fault: AskFault }[];
}

/** More than a server on one disk needs to be busy. */
const atOnce = 4;

/**
 * Runs `deed` for each id. Where the session has ended or no answer comes, nothing more is asked: what was done stands,
 * and where nothing was, that refusal is thrown.
 */
export async function onMany<Result>(
  ids: readonly string[],
  deed: (id: string) => Promise<Result>,
  progress: (count: number) => void = () => {},
): Promise<Done<Result>> {
  const results = new Map<string, Result>();
  const refused: Done<Result>['refused'] = [];
  let next = 0;
  let stopped: unknown;
  const work = async () => {
    while (next < ids.length && stopped === undefined) {
      const id = ids[next++]!;
      try {
        results.set(id, await deed(id));
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'not-signed-in' || fault === 'offline') stopped ??= error;
        refused.push({ id, fault });
      }
      progress(results.size + refused.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, work));
  if (stopped !== undefined && results.size === 0) throw stopped;
  return { done: ids.flatMap((id) => (results.has(id) ? [{ id, result: results.get(id)! }] : [])), refused };
}
