/** How long the main thread of the page was busy with scripts, from a trace of Chromium. */
import { watchUrl } from './watch.ts';

/** Categories that a trace must have for this; what runs in a promise is in the last. */
export const categories = ['devtools.timeline', 'v8', 'v8.execute'];

const scriptEvents = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'v8.run',
]);

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args?: { name?: string; data?: { url?: string; scriptName?: string } };
}

/** Milliseconds in which some script was compiled or ran; what runs inside another counts once, the watch not at all. */
export function scriptMs(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}.${tid}`),
  );
  const spans = traceEvents
    .filter(
      ({ name, ph, pid, tid, args }) =>
        ph === 'X' &&
        scriptEvents.has(name) &&
        mains.has(`${pid}.${tid}`) &&
        !args?.data?.url?.endsWith(watchUrl) &&
        !args?.data?.scriptName?.endsWith(watchUrl),
    )
    .map(({ pid, tid, ts, dur = 0 }) => ({ thread: `${pid}.${tid}`, from: ts, to: ts + dur }))
    .sort((one, other) => one.thread.localeCompare(other.thread) || one.from - other.from);
  let total = 0;
  let until = { thread: '', to: 0 };
  for (const { thread, from, to } of spans) {
    if (thread !== until.thread) until = { thread, to: 0 };
    total += Math.max(0, to - Math.max(from, until.to));
    until.to = Math.max(until.to, to);
  }
  return total / 1000;
}
