/** `welzijn`: social prescribing in a city. */
import { expect } from 'vitest';
import { decideBy } from '../../../server/requests/request-terms-policy.ts';
import { type Row, rulesOf, statementText } from './rows.ts';

const received = Date.parse('2026-01-31T10:00:00+01:00');

export const welzijn: Row[] = [
  {
    says: 'Google Analytics, anonymised, the IP address expressly not passed on.',
    check: ({ cookies }) => {
      expect(cookies.services.map(({ integration }) => integration)).toContain('google-analytics');
      expect(cookies.ipAnonymisation).toMatchObject({ locked: true });
    },
    by: [['server/relay/relay-promises.test.ts', 'GA-30, GA-35: sends these headers and no others']],
  },
  {
    says: 'No use of the data for other services of that company.',
    by: [
      ['server/relay/relay-promises.test.ts', 'GA-37: drops a hit with anything personal in any other field'],
    ],
  },
  {
    says: 'Clicks are recorded anonymised only, and "Instellen klikgedrag" in the statement switches it off.',
    by: [
      [
        'promises/third-parties.test.ts',
        'has the opt-out of click tracking in its statement, and it works from there',
      ],
    ],
  },
  {
    says: 'Personal data by e-mail only anonymised or encrypted.',
    by: [
      [
        'server/mail/notification.test.ts',
        'is equally large whatever the message, so its size tells nothing',
      ],
    ],
  },
  {
    says: 'The registration system follows NEN 7510; only a select group has access.',
    organisational:
      'The client system is another one. Here: who reads what stands in the register, per person.',
    by: [['server/register/register.test.ts', 'has a chain for each site']],
  },
  {
    says: 'Passing data on: under 12 consent of the parents, from 12 to 16 of the young person and the parents.',
    check: ({ minors }) =>
      expect(minors.passingOn).toEqual([
        { below: 12, by: 'parents' },
        { below: 16, by: 'both' },
      ]),
  },
  {
    says: 'Writing to the provider needs no parent.',
    check: ({ minors }) => expect(minors.consent).toBeUndefined(),
    by: [['promises/minor-asks-for-help.test.ts', 'can be sent by a person of %s who tells nobody']],
  },
  {
    says: 'Access, correction, erasure, restriction, objection, portability.',
    check: (site) => {
      for (const right of ['zien wat', 'verbeteren', 'laten wissen', 'even niets mee', 'bezwaar', 'meenemen'])
        expect(statementText(site)).toContain(right);
    },
    by: [['server/retention/retention-policy.test.ts', 'freeze']],
  },
  {
    says: 'An answer within one month; the month of 31 January ends with February.',
    check: (site) =>
      expect(decideBy('privacyverzoek', received, rulesOf(site), { postponed: false })).toBe('2026-02-28'),
  },
  {
    says: 'The person identifies themselves; excessive requests may be refused.',
    by: [
      [
        'server/requests/request-steps.test.ts',
        'gives or takes nothing before the person is known, and asks for no copy of a document',
      ],
    ],
  },
  {
    says: 'Several purposes, with a retention of their own each.',
    check: ({ retention }) => expect(Object.keys(retention.classes).length).toBeGreaterThan(0),
  },
];
