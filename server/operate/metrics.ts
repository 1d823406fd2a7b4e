/**
 * What the operator's Prometheus may know: how the server is, in numbers. No site by name, no person, no address, and
 * nothing that is about one message, so that whoever reads the figures learns of nobody.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Health } from '../door/health.routes.ts';
import type { Rates } from '../door/rates.ts';
import type { Sweep } from '../retention/sweep.ts';
import type { Store } from '../store/open-store.ts';
import { type AnswerCounts, boundsS } from './answer-counts.ts';
import { freeBytes } from './free-bytes.ts';
import { type Metric, metricsText, type Sample } from './metrics-text.ts';

export interface MetricsParts {
  store: Pick<Store, 'db'>;
  dataDir: string;
  sweep: Pick<Sweep, 'health'>;
  rates: Pick<Rates, 'flooded' | 'networks'>;
  counts: AnswerCounts;
  health: () => Promise<Health>;
  /** Milliseconds. */
  now: () => number;
}

export interface Metrics {
  /** The figures of this moment. */
  text(): Promise<string>;
  stop(): void;
}

/** Starts to measure how late the event loop is; `stop` ends that. */
export function openMetrics(parts: MetricsParts): Metrics {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    async text() {
      const late = delay.percentile(99) / 1e9;
      delay.reset();
      return metricsText([
        ...(await figures(parts)),
        ...answers(parts.counts),
        gauge(
          'event_loop_p99_seconds',
          'How late the event loop was, 99th percentile since the last look',
          late,
        ),
      ]);
    },
    stop: () => delay.disable(),
  };
}

async function figures({ store, dataDir, sweep, rates, health, now }: MetricsParts): Promise<Metric[]> {
  const { accepting, codes } = await health();
  const messages = await count(store, 'submission');
  const mail = await store.db
    .selectFrom('mail')
    .select((is) => [is.fn.countAll<number>().as('waiting'), is.fn.min('next_at').as('oldest')])
    .executeTakeFirstOrThrow();
  const { lastGoodAt } = sweep.health();
  return [
    gauge('accepting', '1 while visitors’ messages can come in', accepting ? 1 : 0),
    {
      ...gauge('alarm', 'What needs a person, as /healthz says it', 1),
      samples: codes.map((code) => ({ value: 1, labels: { code } })),
    },
    gauge('messages', 'Sealed messages that are kept, of all sites', messages),
    gauge(
      'upload_chunks',
      'Sealed pieces of files that are kept or on their way',
      await count(store, 'file_chunk'),
    ),
    gauge('mail_waiting', 'Mail in the queue', mail.waiting),
    gauge(
      'mail_late_seconds',
      'How long the mail that is due longest is late',
      mail.oldest === null ? 0 : Math.max(0, (now() - mail.oldest) / 1000),
    ),
    ...(lastGoodAt === null
      ? []
      : [gauge('sweep_age_seconds', 'Since the last good sweep', (now() - lastGoodAt) / 1000)]),
    gauge('networks', 'Networks that the limits tell apart now', rates.networks),
    gauge(
      'flooded_sites',
      'Sites that got more than their share in the last hour',
      rates.flooded().filter(Boolean).length,
    ),
    gauge('database_bytes', 'Size of the database with its log', sizeOf(dataDir)),
    gauge('disk_free_bytes', 'Room on the disk of DATA_DIR', freeBytes(dataDir)),
    gauge('memory_bytes', 'Resident memory of the server', process.memoryUsage.rss()),
    gauge('uptime_seconds', 'Since the server started', process.uptime()),
  ];
}

function answers(counts: AnswerCounts): Metric[] {
  const routes = counts.routes();
  const labelsOf = ({ route, method }: { route: string; method: string }) => ({ method, route });
  return [
    {
      name: 'privacyloket_answers_total',
      help: 'Answers by route, method and status',
      type: 'counter',
      samples: routes.flatMap((route) =>
        [...route.answers].map(([status, value]) => ({ value, labels: { ...labelsOf(route), status } })),
      ),
    },
    {
      name: 'privacyloket_answer_seconds',
      help: 'How long answers took',
      type: 'histogram',
      samples: routes.flatMap((route): Sample[] => [
        ...boundsS.map((le, place) => ({
          value: route.within[place]!,
          labels: { ...labelsOf(route), le },
          suffix: '_bucket',
        })),
        { value: route.count, labels: { ...labelsOf(route), le: '+Inf' }, suffix: '_bucket' },
        { value: route.sumS, labels: labelsOf(route), suffix: '_sum' },
        { value: route.count, labels: labelsOf(route), suffix: '_count' },
      ]),
    },
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name: `privacyloket_${name}`, help, type: 'gauge', samples: [{ value }] };
}

async function count(store: Pick<Store, 'db'>, table: 'submission' | 'file_chunk'): Promise<number> {
  const { all } = await store.db
    .selectFrom(table)
    .select((is) => is.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  return all;
}

function sizeOf(dataDir: string): number {
  return ['', '-wal']
    .map((end) => statSync(join(dataDir, `privacyloket.sqlite${end}`), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, bytes) => sum + bytes);
}
