/** What the doctor really looks with: this machine's network, mail and clock. */
import { resolveTxt } from 'node:dns/promises';
import { openTransport } from '../../mail/smtp-transport.ts';
import { timesyncFlag } from '../../retention/trusted-clock.ts';
import { releasedAt } from '../../settings/released-at.ts';
import { certificateUntil } from './check-address.ts';
import type { DoctorEffects } from './doctor-command.ts';

/** `now` in ms. */
export function thisMachine(now: number): DoctorEffects {
  return {
    fetch,
    resolveTxt,
    validUntil: certificateUntil,
    async verify(smtpUrl) {
      const transport = openTransport(smtpUrl);
      try {
        return await transport.verify();
      } finally {
        transport.close();
      }
    },
    synchronisedAt: timesyncFlag,
    releasedAt,
    now,
  };
}
