/**
 * When mail is sent: at once when it is queued, again with growing patience when it was not taken.
 * Started by services.ts. A mail server that is down never holds up a visitor: accepting only writes the row.
 */
import { machineTimer, type Timer } from '../retention/timer.ts';
import { longestWaitMs, waitAfter } from './delivery-fault.ts';
import { type SendingOptions, sendDue } from './send-due.ts';

export interface MailSenderOptions extends SendingOptions {
  after?: Timer['after'];
}

export interface MailSender {
  /** Sends what is due now; resolves when nothing more can be sent at this moment. Never rejects. */
  wake(): Promise<void>;
  /** Lets the mail under way finish, then sends no more. */
  stop(): Promise<void>;
}

/** Starts sending; what an earlier run left behind goes first. */
export function startMailSender(options: MailSenderOptions): MailSender {
  const { store, now, report } = options;
  const after = options.after ?? machineTimer.after;
  let cancel = () => {};
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;

  function wake(): Promise<void> {
    again = true;
    running ??= round();
    return running;
  }

  async function round(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false;
        while (!stopped && (await sendDue(options, () => stopped))) {}
        // Somebody may wake us during this question too; then there is one more turn.
        if (!stopped) await sleep();
      }
    } catch {
      // The database is closed or full: what is queued stays queued, and is tried again.
      report?.({ fault: 'unknown', attempts: 0 });
      if (!stopped) sleepFor(waitAfter(1));
    } finally {
      running = undefined;
    }
  }

  async function sleep(): Promise<void> {
    const { next } = await store.db
      .selectFrom('mail')
      .select((is) => is.fn.min('next_at').as('next'))
      .executeTakeFirstOrThrow();
    if (next !== null && !stopped) sleepFor(Math.min(Math.max(next - now(), 1), longestWaitMs));
  }

  function sleepFor(ms: number): void {
    cancel();
    cancel = after(ms, () => void wake());
  }

  void wake();
  return {
    wake,
    async stop() {
      stopped = true;
      cancel();
      await running;
      options.transport.close();
    },
  };
}
