/** Figures as Prometheus reads them (text format 0.0.4). Pure. */
export interface Metric {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  samples: Sample[];
}

export interface Sample {
  value: number;
  labels?: Readonly<Record<string, string | number>>;
  /** '_bucket', '_sum' or '_count' of a histogram. */
  suffix?: string;
}

/** One text for all; a metric without samples is left out. */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(
          ({ value, labels = {}, suffix = '' }) => `${name}${suffix}${labelsText(labels)} ${value}`,
        ),
      ].join('\n'),
    )
    .concat('')
    .join('\n');
}

function labelsText(labels: Readonly<Record<string, string | number>>): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return all.length === 0 ? '' : `{${all.join(',')}}`;
}

function escaped(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}
