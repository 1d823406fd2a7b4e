/** The pure parts of the requests page: choices, what a sender asked, finding a person, the letter. */
import { describe, expect, it } from 'vitest';
import * as codes from '../../../server/requests/request-codes.ts';
import { askedRight, rightField } from '../../../widget/inbox/asked-right.ts';
import { isNamed, isSearchable, mentions } from '../../../widget/inbox/find-person.ts';
import { type LetterFacts, letterText } from '../../../widget/inbox/letter-text.ts';
import { dueDay, nextStep } from '../../../widget/inbox/next-step.ts';
import * as choices from '../../../widget/inbox/request-choices.ts';
import { answersOf } from '../../../widget/inbox/seal-request.ts';
import { measure } from '../../support/sentences.ts';

describe('what can be chosen', () => {
  it('is what the server takes', () => {
    expect(choices.rights).toEqual(codes.rights);
    expect(choices.identityWays).toEqual(codes.identityWays);
    expect(choices.channels).toEqual(codes.channels);
    expect(choices.grounds).toEqual(codes.decisions);
    const all = [...codes.rights, 'klacht' as const].flatMap((asked) =>
      choices.decisionsFor(asked, true).flatMap((as) => {
        const grounds = choices.groundsFor(as, asked);
        return (grounds.length ? grounds : [null]).map((ground) => choices.reasonOf(as, asked, ground));
      }),
    );
    expect(all.sort()).toEqual([...codes.decisionReasons].sort());
  });

  it('gives or takes nothing of somebody unknown', () => {
    expect(choices.decisionsFor('access', false)).not.toContain('granted');
    expect(choices.decisionsFor('access', false)).toContain('nothing-found');
    expect(choices.decisionsFor('klacht', false)).toContain('granted');
  });
});

const fields = [
  { id: 'naam', label: 'Uw naam', kind: 'text', required: true, autocomplete: 'name', maxLength: 200 },
  {
    id: 'recht',
    label: 'Wat vraagt u?',
    kind: 'choice',
    required: true,
    options: [
      { value: 'access', label: 'Zien wat u van mij hebt' },
      { value: 'erasure', label: 'Mijn gegevens wissen' },
    ],
  },
  { id: 'telefoon', label: 'Telefoon', kind: 'phone', required: false },
  { id: 'vraag', label: 'Uw verzoek', kind: 'longtext', required: true, maxLength: 4000 },
] as const;
const form = {
  kind: 'privacyverzoek',
  fields,
  list: { name: 'naam', first: 'vraag' },
} as unknown as Parameters<typeof answersOf>[1];

describe('the right that was asked for', () => {
  const answer = (value: string) => [{ field: 'recht', label: 'x', kind: 'choice', value }];
  it('is read from the signed question, and believed from nothing else', () => {
    expect(askedRight(answer('Mijn gegevens wissen'), form)).toBe('erasure');
    expect(askedRight(answer('erasure'), form)).toBeNull();
    expect(askedRight(answer('Mijn gegevens wissen'), null)).toBeNull();
    expect(rightField({ fields: form.fields.filter(({ id }) => id !== 'recht') })).toBeNull();
  });
});

describe('what was entered by hand', () => {
  const typed = {
    kind: 'privacyverzoek' as const,
    right: 'erasure' as const,
    rightWords: 'Wissen',
    name: 'Mevrouw Bos',
    phone: '0612345678',
    text: 'Graag alles weg.\nDank u.',
  };
  it('stands under the form’s own questions, so the reader knows it and the search finds it', () => {
    const answers = answersOf(typed, form);
    expect(answers.map(({ field, value }) => [field, value])).toEqual([
      ['naam', 'Mevrouw Bos'],
      ['recht', 'Mijn gegevens wissen'],
      ['telefoon', '0612345678'],
      ['vraag', 'Graag alles weg.\nDank u.'],
    ]);
    expect(askedRight(answers, form)).toBe('erasure');
  });

  it('loses nothing where the form has no such question', () => {
    const contact = { ...form, kind: 'contact' as const, fields: [form.fields[0]!, form.fields[3]!] };
    expect(answersOf(typed, contact).map(({ value }) => value)).toEqual([
      'Mevrouw Bos',
      'Wissen\n0612345678\nGraag alles weg.\nDank u.',
    ]);
  });
});

describe('mentions', () => {
  const content = {
    answers: [
      { field: 'a', label: '', kind: 'text', value: 'Renée van der Ploeg' },
      { field: 'b', label: '', kind: 'phone', value: '06 - 1234 5678' },
      { field: 'c', label: '', kind: 'longtext', value: 'Mail mij op R.Ploeg@voorbeeld.example' },
    ],
  };
  it.each([
    'renee ploeg',
    'Ploeg',
    'PLOEG RENÉE',
    '0612345678',
    '+31 6 1234 5678',
    '0031612345678',
    '06-12345678',
    'r.ploeg@voorbeeld.example',
  ])('finds "%s"', (looked) => {
    expect(isSearchable(looked)).toBe(true);
    expect(mentions(content, looked)).toBe(true);
  });
  it.each(['Jansen', 'Renée Jansen', '0687654321'])('finds no "%s"', (looked) => {
    expect(mentions(content, looked)).toBe(false);
  });
  it('takes a whole name for a name, and no part of one', () => {
    const found = (looked: string) => isNamed('Mevrouw Renée Bosch-de Wit', looked);
    expect(['Bosch', 'renee bosch', 'DE WIT', 'wit, renée'].filter(found)).toHaveLength(4);
    expect(['Bos', 'ren', 'Bosch Jansen', 'it'].filter(found)).toEqual([]);
  });
  it.each(['', ' ', 'a', '12345'])('doesn’t look for "%s"', (looked) => {
    expect(isSearchable(looked)).toBe(false);
  });
});

describe('nextStep', () => {
  const request = { identified: null, decided: null, carryOutBy: null, carriedOut: null };
  const item = {
    kind: 'privacyverzoek' as const,
    state: 'read' as const,
    request,
    decideBy: { day: '2026-12-01', postponed: false },
  };
  it('goes from who it is to closing', () => {
    const known = { ...item, request: { ...request, identified: 'known' as const } };
    const granted = { ...known, decideBy: null, request: { ...known.request, carryOutBy: '2026-12-20' } };
    const done = { ...known, decideBy: null };
    expect([item, known, granted, done].map(nextStep)).toEqual(['identify', 'decide', 'carry-out', 'close']);
    expect([item, granted, done].map(dueDay)).toEqual(['2026-12-01', '2026-12-20', null]);
    expect(nextStep({ ...done, state: 'dealt-with' })).toBeNull();
    expect(nextStep({ ...item, kind: 'klacht' })).toBe('decide');
    expect(nextStep({ ...item, request: null })).toBeNull();
  });
});

describe('the letter', () => {
  const facts = (more: Partial<LetterFacts>): LetterFacts => ({
    asked: 'access',
    as: 'granted',
    ground: null,
    received: 'maandag 2 november',
    until: 'vrijdag 1 januari 2027',
    disputes: 'Ga dan naar de geschillencommissie.',
    ...more,
  });
  const everyLetter = codes.decisionReasons
    .map((reason) => codes.decidedOf(reason)!)
    .flatMap(({ as, asked, ground }) =>
      (['wij', 'ik'] as const).map((voice) => letterText(facts({ as, asked, ground }), voice)),
    );
  const text = (more: Partial<LetterFacts>) => letterText(facts(more), 'wij').paragraphs.join(' ');

  it('is plain Dutch for every decision', () => {
    const { mean, long } = measure(
      everyLetter.flatMap(({ subject, paragraphs }) => [subject, ...paragraphs]),
      20,
    );
    expect(long).toEqual([]);
    expect(mean).toBeLessThanOrEqual(10);
  });

  it('names the right, the day and the answer', () => {
    expect(letterText(facts({}), 'wij').subject).toBe('Over uw verzoek om inzage');
    expect(text({})).toContain('Op maandag 2 november ontvingen wij uw verzoek om inzage.');
    expect(text({})).toContain('Wij doen wat u vraagt.');
    expect(text({})).toContain('Dit kost u niets.');
  });

  it('is of one person where one person works there, whatever was decided', () => {
    const said = codes.decisionReasons.map((reason) => letterText(facts(codes.decidedOf(reason)!), 'ik'));
    const all = said.flatMap(({ paragraphs }) => paragraphs).join(' ');
    expect(all).not.toMatch(/\b(wij|ons|onze|we)\b|[{|}]/i);
    expect(all).toContain('Ik doe wat u vraagt.');
  });

  it('names no right while nobody has said which it is', () => {
    const { subject, paragraphs } = letterText(facts({ asked: null, as: 'extended', ground: 'many' }), 'wij');
    expect(subject).toBe('Over uw verzoek');
    expect(paragraphs[0]).toBe('Op maandag 2 november ontvingen wij uw verzoek.');
  });

  it.each(['refused', 'partly'] as const)(
    'says why it is %s, and where one can go: AP and court (AV-20)',
    (as) => {
      const said = text({ as, ground: 'law-keeps' });
      expect(said).toContain('De wet zegt dat wij deze gegevens moeten bewaren.');
      expect(said).toContain('Autoriteit Persoonsgegevens');
      expect(said).toContain('naar de rechter. Doe dat binnen zes weken');
    },
  );

  it.each(['refused-excessive', 'fee-asked'] as const)('names the ground of %s (AVG 12(5))', (as) => {
    const said = text({ as, ground: 'repeated' });
    expect(said).toContain('U hebt hetzelfde al vaker gevraagd.');
    expect(said).toContain('artikel 12, lid 5');
    expect(said.includes('Dit kost u niets.')).toBe(as !== 'fee-asked');
  });

  it('tells an extension with its reason and its day', () => {
    const said = text({ as: 'extended', ground: 'many' });
    expect(said).toContain('Wij hebben nu veel verzoeken tegelijk.');
    expect(said).toContain('U hoort uiterlijk vrijdag 1 januari 2027 van ons.');
  });

  it('says that there is nothing now, without saying whether there ever was', () => {
    expect(text({ as: 'nothing-found' })).toContain('Wij hebben nu niets van u.');
  });

  it('sends a complaint on to the disputes body, not to the court', () => {
    const said = text({ asked: 'klacht', as: 'refused' });
    expect(said).toContain('Ga dan naar de geschillencommissie.');
    expect(said).not.toContain('rechter');
  });
});
