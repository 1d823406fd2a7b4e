/** `rondom`: intake through the website. */
import { expect } from 'vitest';
import { carryOutBy, decideBy } from '../../../server/requests/request-terms-policy.ts';
import { type Row, rulesOf, statementText } from './rows.ts';

const received = Date.parse('2026-06-01T10:00:00+02:00');

export const rondom: Row[] = [
  {
    says: 'The intake asks name and address, BSN, kind of decision, its validity, a brief question and the district team.',
    check: ({ forms }) => {
      const kinds = forms.aanmelding!.fields.map(({ id, kind }) => `${id}:${kind}`);
      expect(kinds).toEqual(
        expect.arrayContaining([
          'naam:text',
          'adres:address',
          'bsn:bsn',
          'indicatie:choice',
          'geldigheid:period',
          'hulpvraag:longtext',
        ]),
      );
      expect(kinds.some((each) => each.startsWith('wijkteam:'))).toBe(true);
    },
  },
  {
    says: 'What was submitted is stored encrypted on the server.',
    by: [['journey/rondom.test.ts', 'is kept unread by a server that cannot read it']],
  },
  {
    says: 'The secretariat gets a mail with the intake: sealed, so that only its inbox opens it.',
    check: ({ mail }) => expect(mail).toMatchObject({ frequency: 'each', attachEnvelope: true }),
    by: [
      ['journey/rondom.test.ts', 'is announced in a mail without content, the sealed message attached'],
      ['journey/rondom.test.ts', 'does not open from the mail any more, and says when it was wiped'],
    ],
  },
  {
    says: 'It stays until it was dealt with, and is destroyed within three months of the boekjaar.',
    check: ({ retention }) =>
      expect(retention.unanswered).toEqual({ untilDealtWith: true, boekjaarEnds: '12-31', plus: 'P3M' }),
    by: [
      ['journey/five-sites.test.ts', 'is gone to the last byte when that time is over, and no hour before'],
    ],
  },
  {
    says: 'Only the secretariat, administration and the carers concerned have access; it is written down who read what.',
    by: [
      ['server/submissions/read.test.ts', 'hands out the body with one line about who read it'],
      ['server/submissions/read.test.ts', 'refuses somebody who is not signed in, and writes nothing'],
    ],
  },
  {
    says: 'Every access is bound to a duty of secrecy.',
    check: (site) => expect(statementText(site)).toContain('plicht om te zwijgen'),
    organisational: 'Whoever gets a key has signed for secrecy; that they keep it no software can see to.',
  },
  {
    says: 'Under 16, or under curatele or mentorschap, the legal representative consents in the person’s place.',
    check: ({ minors }) =>
      expect(minors.consent).toEqual({
        below: 16,
        by: 'parents',
        representation: ['curatele', 'mentorschap'],
      }),
    by: [['server/sites/minors.test.ts', 'asks consent of the representative who writes']],
  },
  {
    says: 'Before it collects, the form tells who the provider is, and purpose and ground.',
    check: ({ forms }) => {
      for (const { purpose, ground, keptFor } of Object.values(forms))
        for (const text of [purpose, ground, keptFor]) expect(text.length).toBeGreaterThan(20);
    },
    by: [['widget/contact/privacy-form.test.ts', 'it(']],
  },
  {
    says: 'Kept longer with consent, once.',
    check: ({ retention }) => expect(retention.agreement).toMatchObject({ extendOnce: 'P5Y', cap: 'P20Y' }),
  },
  {
    says: 'Destruction waits while a complaint or a legal procedure needs the data.',
    by: [
      ['server/receipts/withdraw.test.ts', 'is refused under a hold'],
      [
        'promises/nothing-wiped-early.test.ts',
        'wipes nothing early and keeps nothing past one round of the sweep',
      ],
    ],
  },
  {
    says: 'A fee or a refusal for repeated, unfounded or excessive requests, with the reason.',
    by: [
      [
        'server/requests/request-steps.test.ts',
        'waits for the money within the same term, and is then decided on',
      ],
    ],
  },
  {
    says: 'Who hands data to others tells the person, or records why not.',
    by: [['server/logbook/logbook-rules.test.ts', 'may name no consent where the law asks for it']],
  },
  {
    says: 'Deletion on request, also before the term, within three months.',
    check: ({ retention }) => expect(retention.cases.privacyverzoek.erase).toBe('P3M'),
    by: [['server/requests/request-steps.test.ts', 'asks how the person was known']],
  },
  {
    says: 'A request is decided within four weeks, and done within 14 working days, at most 30 days.',
    check: (site) => {
      const rules = rulesOf(site);
      expect(decideBy('privacyverzoek', received, rules, { postponed: false })).toBe('2026-06-29');
      const decidedAt = Date.parse('2026-06-10T10:00:00+02:00');
      const deed = carryOutBy('access', { receivedAt: received, decidedAt, postponed: false }, rules);
      expect(deed).toBe('2026-06-30');
    },
  },
  {
    says: 'Transfer to another organisation with written consent; afterwards the data are wiped here.',
    check: (site) => expect(statementText(site)).toMatch(/tekent/),
    by: [['server/retention/retention-policy.test.ts', 'transferred']],
  },
  {
    says: 'BSN: when it was checked, which document, its number and how long it is valid, are recorded.',
    organisational:
      'That belongs in the client’s file: here no document number is kept. The inbox says that a typed BSN is unchecked.',
    by: [
      [
        'widget/inbox/reading.test.ts',
        'shows the answers in order, the number to call, and that nobody checked the BSN',
      ],
    ],
  },
  {
    says: 'Loss of, or a look at, data is registered as an incident, and told to the person and the supervisor.',
    by: [
      [
        'server/logbook/logbook.test.ts',
        'is never changed: each edit is a version beside the earlier ones, with who and when',
      ],
    ],
  },
];
