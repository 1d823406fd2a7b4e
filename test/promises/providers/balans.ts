/** `balans`: guidance and treatment. */
import { expect } from 'vitest';
import { type Row, statementText } from './rows.ts';

export const balans: Row[] = [
  {
    says: 'The form asks name, phone or e-mail, and the question: sexual life, criminal past and biometrics belong to the talk.',
    check: ({ forms }) => {
      const kinds = forms.contact!.fields.map(({ kind }) => kind);
      for (const kind of ['bsn', 'file', 'date']) expect(kinds).not.toContain(kind);
    },
  },
  {
    says: 'Under 16 only with consent of a parent or guardian; under curatele, bewind or mentorschap the representative.',
    check: ({ minors }) =>
      expect(minors.consent).toEqual({
        below: 16,
        by: 'parents',
        representation: ['curatele', 'bewind', 'mentorschap'],
      }),
    by: [['server/sites/minors.test.ts', 'names the kinds of the rule and no other']],
  },
  {
    says: 'Its purposes are named: an intake, questions, requests and complaints, calling when needed, news, legal duty.',
    check: ({ statement }) => expect(statement.purposes.length).toBeGreaterThan(3),
  },
  {
    says: 'No automated decisions.',
    check: (site) => expect(statementText(site)).toContain('Geen computer neemt een besluit over u.'),
  },
  {
    says: 'The client file with treatment data stays 15 years.',
    check: ({ retention }) => expect(retention.agreement).toMatchObject({ keep: 'P15Y' }),
  },
  {
    says: 'Financial data stay seven years.',
    check: ({ retention }) =>
      expect(Object.values(retention.classes)).toContainEqual(expect.objectContaining({ keep: 'P7Y' })),
  },
  {
    says: 'Everything else stays two years at most.',
    check: ({ retention }) => expect(retention.unanswered).toEqual({ keep: 'P4W' }),
  },
  {
    says: 'What the client handed in is returned at the end of care, as far as possible.',
    organisational: 'Papers and things; nothing of them is kept here.',
  },
  {
    says: 'Functional and non-intrusive analytical cookies only; so nobody is asked.',
    check: ({ cookies }) => expect(cookies.services.every(({ countingOnly }) => countingOnly)).toBe(true),
    by: [['promises/third-parties.test.ts', 'is watched by nobody, whatever was chosen']],
  },
  {
    says: 'Access, correction, deletion, withdrawal of consent, objection, portability to another party.',
    check: (site) => expect(statementText(site)).toContain('meenemen'),
    by: [['server/requests/request-steps.test.ts', "describe('a request'"]],
  },
];
