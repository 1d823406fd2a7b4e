/**
 * Every integration with a script to start, in one file that is loaded after a yes. Those that may only count have
 * a smaller one of their own (counting.ts): it is loaded on a first visit too.
 */
import type { GateService } from '../settings/gate-settings.ts';
import * as clarity from './clarity.ts';
import * as contentsquare from './contentsquare.ts';
import { counting } from './counting.ts';
import * as googleAnalytics from './google-analytics.ts';
import * as googleTagManager from './google-tag-manager.ts';
import * as hotjar from './hotjar.ts';
import type { Integration } from './integration.ts';

export const integrations: Partial<Record<NonNullable<GateService['run']>, Integration>> = {
  ...counting,
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  hotjar,
  contentsquare,
  clarity,
};
