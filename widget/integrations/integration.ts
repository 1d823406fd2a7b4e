/** The one shape of an integration: a file per service that knows how to start it and how to stop it. */
import type { GateService } from '../settings/gate-settings.ts';

/** Stops the service. False when it can't be stopped for certain: the page must then be loaded anew without it. */
export type Stop = () => boolean;

/** What a service may know of the page it runs on. */
export interface Surroundings {
  site: string;
  loket: string;
  /** Id of the visitor's decision; our relay passes nothing on without it. */
  proof: string | undefined;
  /** Settles when the server has the proof. */
  proven: Promise<unknown> | undefined;
  /** IP anonymisation: true unless the visitor turned it off where that is possible. */
  ip: boolean;
  /** How long a vendor may remember the visitor, in days: as long as the choice itself. */
  days: number;
}

export interface Integration {
  /** Starts the service; called only after a yes, or for counting only, and never on a page with a form. */
  start(service: GateService, around: Surroundings): Stop;
}
