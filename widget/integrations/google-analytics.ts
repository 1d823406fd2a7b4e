/**
 * Google Analytics, two ways. With IP anonymisation on (the default) the browser talks to our own relay only.
 * Turned off, where the site allows that, it is Google's own tag with Consent Mode in its basic form.
 */
import type { GateService } from '../settings/gate-settings.ts';
import { startGoogleTag } from './google-tag.ts';
import type { Stop, Surroundings } from './integration.ts';
import { startRelay } from './relay-client.ts';

/** Starts counting this page, in the way the visitor chose. */
export function start(service: GateService, around: Surroundings): Stop {
  return around.ip ? startRelay(service, around) : startGoogleTag(service, around);
}
