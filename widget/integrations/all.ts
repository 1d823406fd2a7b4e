/**
 * Every integration with a script to start, in one file that is loaded after a yes: together they are smaller than
 * the names of their chunks would be in the gate, which every visitor pays for.
 */
import type { GateService } from '../settings/gate-settings.ts';
import * as clarity from './clarity.ts';
import * as contentsquare from './contentsquare.ts';
import * as googleAnalytics from './google-analytics.ts';
import * as googleTagManager from './google-tag-manager.ts';
import * as hotjar from './hotjar.ts';
import type { Integration } from './integration.ts';
import * as matomo from './matomo.ts';
import * as plausible from './plausible.ts';

export const integrations: Record<NonNullable<GateService['run']>, Integration> = {
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  matomo,
  plausible,
  hotjar,
  contentsquare,
  clarity,
};
