/** `langdurig`: client support under the long-term care act. */
import { expect } from 'vitest';
import { type Row, statementText } from './rows.ts';

export const langdurig: Row[] = [
  {
    says: 'Statistics are anonymous: the browser never talks to the counter itself, and that cannot be turned off.',
    check: ({ cookies }) => expect(cookies.ipAnonymisation).toMatchObject({ locked: true }),
    by: [
      [
        'promises/third-parties.test.ts',
        'counts after a yes (so that this test would see it), and still shows no address',
      ],
      [
        'server/relay/relay-promises.test.ts',
        'GA-30, GA-33, GA-35: lets nothing personal through from any header',
      ],
    ],
  },
  {
    says: 'The only personal data are what somebody types in a contact form.',
    check: ({ forms }) => expect(Object.values(forms).map(({ kind }) => kind)).toContain('contact'),
    by: [
      ['promises/no-address-on-disk.test.ts', 'it('],
      ['promises/typed-text-stays-sealed.test.ts', 'it('],
    ],
  },
  {
    says: 'Contact data are kept four weeks from receipt; without an agreement they are deleted then.',
    check: ({ retention }) => expect(retention.unanswered).toEqual({ keep: 'P4W' }),
    by: [
      [
        'journey/four-weeks.test.ts',
        'is gone to the last byte when they are over, though nobody did anything',
      ],
      ['journey/four-weeks.test.ts', 'is still there in the last hour of the four weeks'],
    ],
  },
  {
    says: 'After an agreement special data stay five years from the end of the service, once two longer, never past seven.',
    check: ({ retention }) =>
      expect(retention.agreement).toMatchObject({
        from: 'service-end',
        keep: 'P5Y',
        extendOnce: 'P2Y',
        cap: 'P7Y',
      }),
    by: [
      ['server/retention/retention-policy.test.ts', 'describe('],
      [
        'promises/nothing-wiped-early.test.ts',
        'wipes nothing early and keeps nothing past one round of the sweep',
      ],
    ],
  },
  {
    says: 'That term is no legal one: the client may ask to have it kept shorter.',
    check: ({ retention }) => expect(retention.agreement.legal).toBe(false),
    by: [['server/retention/retention-properties.test.ts', 'short']],
  },
  {
    says: 'Business administration stays seven years, which the law asks: it cannot be shortened.',
    check: ({ retention }) =>
      expect(Object.values(retention.classes)).toContainEqual(
        expect.objectContaining({ keep: 'P7Y', legal: true }),
      ),
  },
  {
    says: 'Under 16 the parents also consent.',
    check: ({ minors }) => expect(minors.consent).toMatchObject({ below: 16, by: 'both' }),
    by: [['server/sites/minors.test.ts', 'asks the parent who writes whether the child knows']],
  },
  {
    says: 'The provider checks that the parents really did.',
    by: [
      [
        'widget/inbox/source.test.ts',
        'says that consent was declared and that the person must know, until both are written down',
      ],
    ],
  },
  {
    says: 'The provider can tell at any time to whom data were given, and which.',
    by: [
      [
        'server/logbook/logbook.test.ts',
        'is kept for its own term from when it was written down, beside the incidents and not among them',
      ],
    ],
  },
  {
    says: 'Access, who received data, correction, deletion, no more approach, withdrawal of any consent.',
    check: (site) => expect(statementText(site)).toContain('U mag zien wat'),
    by: [['server/requests/request-steps.test.ts', "describe('a request'"]],
  },
  {
    says: 'Consent can be withdrawn at any time, and a message too.',
    by: [
      ['journey/four-weeks.test.ts', 'wipes at once, by the receipt code alone, and says so'],
      ['promises/third-parties.test.ts', 'tells nobody any more after a withdrawal'],
    ],
  },
  {
    says: 'A complaint first here, then at the supervisor.',
    check: (site) => expect(statementText(site)).toContain('Autoriteit Persoonsgegevens'),
  },
  {
    says: 'Who refuses consent or leaves a question empty is told what follows from it.',
    check: (site) => expect(statementText(site)).toContain('Zonder uw gegevens'),
  },
  {
    says: 'The statement can change; it has a version and a date, and tells its earlier ones.',
    check: (site) => expect(statementText(site)).toContain(`Versie ${site.statement.version}`),
    by: [['promises/statement-follows-settings.test.ts', 'it(']],
  },
];
