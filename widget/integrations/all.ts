/** Every integration with a script to start, in one file that is loaded after a yes. */
import type { GateService } from '../settings/gate-settings.ts';
import { start as clarity } from './clarity.ts';
import { start as contentsquare } from './contentsquare.ts';
import { start as googleAnalytics } from './google-analytics.ts';
import { start as googleTagManager } from './google-tag-manager.ts';
import { start as hotjar } from './hotjar.ts';
import type { Integration } from './integration.ts';
import { start as matomo } from './matomo.ts';
import { start as plausible } from './plausible.ts';

/** How each is started, by name. */
export const starts: Record<NonNullable<GateService['run']>, Integration['start']> = {
  matomo,
  plausible,
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  hotjar,
  contentsquare,
  clarity,
};
