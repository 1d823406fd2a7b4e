/** Starts the services that may run on this page, and stops them when they may not any more. */
import type { Integration, Stop } from '../integrations/integration.ts';
import type { GateService } from '../settings/gate-settings.ts';
import type { Gate } from './gate.ts';

export interface Running {
  /** Starts what is allowed and does not run yet. Beside a form nothing starts, and what can be stopped stops. */
  work(): void;
  /** Stops what is not allowed any more. False when something can't be stopped for certain. */
  stop(): boolean;
}

/** `proven` gives what settles when the server has the proof of the newest decision. */
export function runServices(gate: Gate, proven: () => Promise<unknown> | undefined): Running {
  const { settings, loket } = gate;
  const { site, services, days } = settings;
  const running = new Map<string, { ip: boolean; stop?: Stop }>();
  const hasForm = () => document.querySelector('privacy-form,privacy-receipt') !== null;

  function stop(): boolean {
    const choices = gate.choices();
    let stopped = true;
    for (const { id, run } of services) {
      const started = running.get(id);
      if (!started || (choices[id] && (run !== 'google-analytics' || started.ip === choices.ip))) continue;
      running.delete(id);
      if (started.stop && !started.stop()) stopped = false;
    }
    return stopped;
  }

  function work(): void {
    if (document.readyState === 'loading') return;
    if (hasForm()) {
      // Drawn into a page that was measured already: what can be stopped stops, once, until the next page.
      for (const each of running.values()) {
        const stopped = each.stop?.();
        if (stopped !== undefined) each.stop = () => stopped;
      }
      return;
    }
    const choices = gate.choices();
    for (const service of services) {
      const { id, run, free } = service;
      if (!run || !choices[id] || running.has(id)) continue;
      const mine: { ip: boolean; stop?: Stop } = { ip: choices.ip! };
      running.set(id, mine);
      integration(run, free)
        .then(
          ({ start }) => {
            if (running.get(id) !== mine || hasForm()) return;
            mine.stop = start(service, {
              site,
              loket,
              proof: gate.record()?.proof,
              proven: proven(),
              ip: mine.ip,
              days,
            });
          },
          // Not loaded, or refused by the page: then it is not counted until the next page.
        )
        .catch(() => {});
    }
  }

  return { work, stop };
}

/** What only counts is loaded on a first visit, so it comes alone; the others come together after a yes. */
function integration(run: NonNullable<GateService['run']>, free: true | undefined): Promise<Integration> {
  if (free)
    return run === 'matomo' ? import('../integrations/matomo.ts') : import('../integrations/plausible.ts');
  return import('../integrations/all.ts').then(({ starts }) => ({ start: starts[run] }));
}
