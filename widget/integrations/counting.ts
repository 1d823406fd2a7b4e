/**
 * The integrations that may only count, in a file of their own: where a site asks no choice for them, they start on
 * a first visit, and every byte is paid by everybody.
 */
import type { GateService } from '../settings/gate-settings.ts';
import type { Integration } from './integration.ts';
import * as matomo from './matomo.ts';
import * as plausible from './plausible.ts';

export const counting: Partial<Record<NonNullable<GateService['run']>, Integration>> = { matomo, plausible };
