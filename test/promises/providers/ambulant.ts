/** `ambulant`: a one-person practice for guidance at home. */
import { expect } from 'vitest';
import { decideBy } from '../../../server/requests/request-terms-policy.ts';
import { type Row, rulesOf, statementText } from './rows.ts';

const received = Date.parse('2026-06-01T10:00:00+02:00');

export const ambulant: Row[] = [
  {
    says: 'Cookies are functional, and analytics that do not intrude; so nobody is asked anything.',
    check: ({ cookies }) => expect(cookies.services.every(({ countingOnly }) => countingOnly)).toBe(true),
    by: [
      ['promises/third-parties.test.ts', 'asks nothing, keeps nothing, and counts on its own server only'],
    ],
  },
  {
    says: 'Data are pseudonymised and encrypted.',
    by: [
      ['promises/typed-text-stays-sealed.test.ts', 'it('],
      ['server/register/register.test.ts', 'is whole, and each line follows the one before'],
    ],
  },
  {
    says: 'Mail to outsiders goes encrypted only: what the server mails has no content.',
    by: [['server/mail/notification.test.ts', 'says that something waits and where, and nothing else']],
  },
  {
    says: 'Everybody has their own rights and their own credentials.',
    by: [
      [
        'server/secretariat/sign-in.test.ts',
        'gives what unlocks, and a cookie that only this host gets back',
      ],
      [
        'server/secretariat/route-rules.test.ts',
        'hand no message to a carer or a privacy officer, and let nobody but the administrator sign or invite',
      ],
    ],
  },
  {
    says: 'A back-up is made every day.',
    by: [
      [
        'server/backup/backup.test.ts',
        'makes one a day, and removes those past their time once a new one is whole',
      ],
      ['server/backup/backup.test.ts', 'does not bring back what was wiped since'],
    ],
  },
  {
    says: 'A form asks no more than its purpose needs; no BSN, no health question.',
    check: ({ forms }) => {
      const kinds = Object.values(forms).flatMap(({ fields }) => fields.map(({ kind }) => kind));
      expect(kinds).not.toContain('bsn');
      expect(kinds).not.toContain('file');
      expect(forms.contact!.fields.length).toBeLessThanOrEqual(6);
    },
  },
  {
    says: 'A request under any right is decided within four weeks of receipt.',
    check: (site) =>
      expect(decideBy('privacyverzoek', received, rulesOf(site), { postponed: false })).toBe('2026-06-29'),
    by: [['server/mail/reminders.test.ts', 'it(']],
  },
  {
    says: 'More may be asked to establish who asks, before anything is given.',
    by: [
      [
        'server/requests/request-steps.test.ts',
        'gives or takes nothing before the person is known, and asks for no copy of a document',
      ],
    ],
  },
  {
    says: 'A file that is handed over is signed for.',
    organisational:
      'A signature on paper, or at the counter; the letter is printed and the step is written down.',
  },
  {
    says: 'A complaint goes to an independent body, by phone, letter or mail, free of charge.',
    check: (site) => expect(statementText(site)).toMatch(/onafhankelijk/i),
    by: [['demo/websites.test.ts', 'links only to pages and places that exist']],
  },
  {
    says: 'It is decided within six weeks, once four weeks later.',
    check: (site) => {
      const rules = rulesOf(site);
      expect(decideBy('klacht', received, rules, { postponed: false })).toBe('2026-07-13');
      expect(decideBy('klacht', received, rules, { postponed: true })).toBe('2026-08-10');
    },
    by: [
      [
        'server/requests/request-terms.test.ts',
        'is decided within six weeks, once four weeks later (Wkkgz 17)',
      ],
    ],
  },
  {
    says: 'After that an independent disputes body; a confidential adviser stands outside the practice.',
    check: (site) => expect(statementText(site)).toMatch(/geschil/i),
  },
  {
    says: 'The owner is often the only one there, so also the one complained about: such a complaint is never sent to her.',
    check: ({ forms }) =>
      expect(forms.klacht).toMatchObject({
        kind: 'klacht',
        route: { body: expect.any(String), alone: { is: ['mij'] } },
      }),
  },
  {
    says: 'A breach goes to the supervisor within 72 hours of becoming known, later only with reasons.',
    by: [
      [
        'server/logbook/logbook-rules.test.ts',
        'give the AP’s term: 72 hours to the minute, also when the clocks change',
      ],
      [
        'server/logbook/logbook.test.ts',
        'reminds after 24, 48 and 66 hours, each once and without a word of it, until the AP was told',
      ],
    ],
  },
  {
    says: 'The persons concerned are told when the risk is high; past breaches are evaluated.',
    by: [
      [
        'server/logbook/logbook.test.ts',
        'is refused with facts that can’t be true together, and with a word that is no code',
      ],
    ],
  },
  {
    says: 'An outage counts as a breach too.',
    by: [
      [
        'server/logbook/logbook.test.ts',
        'is there when it was away for longer than the site allows, once, with a mail and a line',
      ],
    ],
  },
  {
    says: 'The client record stays 20 years (health, youth) or 15 (municipal care), from the last processing.',
    check: ({ retention }) => {
      const all = [retention.agreement, ...Object.values(retention.classes)];
      expect(all).toContainEqual(expect.objectContaining({ keep: 'P20Y', from: 'last-processing' }));
      expect(all).toContainEqual(expect.objectContaining({ keep: 'P15Y', from: 'last-processing' }));
    },
  },
];
