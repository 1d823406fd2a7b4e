/** The machine's clock: what decides when a message is wiped. */
import { type Finding, fine, look, wrong } from './finding.ts';

export interface ClockFacts {
  /** All in ms. */
  now: number;
  releasedAt: number;
  /** When something last said that the clock is synchronised; null where nothing does. */
  synchronisedAt: number | null;
  /** The newest time that a server kept here; null where none ever did. */
  lastBeat: number | null;
  mode: 'check' | 'host';
}

const minuteMs = 60_000;

export function checkClock({ now, releasedAt, synchronisedAt, lastBeat, mode }: ClockFacts): Finding {
  if (now < releasedAt)
    return wrong(
      'The clock says a day before this release was made.',
      'Set the clock right; nothing is wiped until then.',
    );
  if (lastBeat !== null && lastBeat > now + 2 * minuteMs)
    return wrong(
      'The server has seen a later time than the clock says now.',
      'Set the clock right; the server waits for that.',
    );
  if (synchronisedAt !== null) return fine('The clock is kept right by time synchronisation.');
  if (mode === 'host')
    return look(
      'Nothing says that the clock is synchronised, and CLOCK=host believes it all the same.',
      'Switch time synchronisation on (systemd-timesyncd or chrony), or let CLOCK be "check".',
    );
  return look(
    'Nothing says that the clock is synchronised.',
    'Switch time synchronisation on (systemd-timesyncd). Until then somebody has to sign in after each restart.',
  );
}
