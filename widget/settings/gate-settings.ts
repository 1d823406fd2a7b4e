/**
 * The site's public settings, as the gate has them without asking: the server writes them
 * into the built script in place of the one name below (server/sites/embed-script.ts).
 */
import type { GateSettings } from '../../server/sites/public-part.ts';

export type {
  ConsentDetails,
  FormDefinition,
  GateService,
  GateSettings,
} from '../../server/sites/public-part.ts';

declare const PRIVACYLOKET_SETTINGS: GateSettings;
export const settings: GateSettings = PRIVACYLOKET_SETTINGS;
