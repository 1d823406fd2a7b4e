/** Steps and repeated groups as rules: what is asked where, what holds a visitor back, and what is sent. */
import { beforeEach, describe, expect, it } from 'vitest';
import { contentOf } from '../../../widget/contact/answers.ts';
import { ContactSubmission, type SubmissionEffects } from '../../../widget/contact/contact-submission.ts';
import { stepsOf } from '../../../widget/contact/form-steps.ts';
import type { OpenForm } from '../../../widget/contact/load-form.ts';
import { shownFields } from '../../../widget/contact/shown-fields.ts';
import { signedAnswers } from '../../../widget/inbox/signed-answers.ts';
import { longForm } from './long-form.ts';
import { definition } from './sample-form.ts';

const today = '2026-11-22';
const valuesOf = (typed: Record<string, string>) => new Map(Object.entries(typed));
const shown = (typed: Record<string, string>) => shownFields(longForm, valuesOf(typed), today);

describe('a repeated group', () => {
  const two = { hulp: '2', 'hulp.1.soort': 'arts', 'hulp.2.soort': 'anders', 'hulp.2.welke': 'Buurvrouw' };

  it('asks the questions of each row, and those that hang on another in its own row only', () => {
    const ids = shown(two).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('hulp.'))).toEqual([
      'hulp.1.soort',
      'hulp.1.nummer',
      'hulp.2.soort',
      'hulp.2.welke',
      'hulp.2.nummer',
    ]);
    expect(shown({}).some(({ id }) => id.startsWith('hulp.'))).toBe(false);
  });

  it('sends each row under its own name, and the inbox takes it for asked', () => {
    const values = valuesOf(two);
    const { answers } = contentOf(longForm, { shown: shown(two), values }, 'nl');
    expect(answers.map(({ label, value }) => `${label} = ${value}`)).toEqual([
      'Hulpverlener 1: Soort hulp = Huisarts',
      'Hulpverlener 2: Soort hulp = Anders',
      'Hulpverlener 2: Welke hulp? = Buurvrouw',
    ]);
    const { asked, foreign } = signedAnswers(answers, longForm);
    expect(asked.map(({ label }) => label)).toEqual(answers.map(({ label }) => label));
    expect(foreign).toEqual([]);
  });

  it.each(['hulp.4.soort', 'hulp.0.soort', 'hulp.1.naam', 'hulp.01.soort', 'hulp', 'naam.1.soort'])(
    'shows %s in the inbox as something that the form does not ask',
    (field) => {
      const answer = { field, label: 'Bel de bank', kind: 'phone', value: '0900 1234' };
      expect(signedAnswers([answer], longForm).foreign).toHaveLength(1);
    },
  );
});

describe('stepsOf', () => {
  it('is one step for a form without', () => {
    expect(stepsOf(definition, shownFields(definition, new Map(), today))).toEqual([-1]);
  });

  it('leaves out a step that asks nothing now', () => {
    const [who, own, ...rest] = longForm.fields as [never, never];
    const steps = [{ title: 'a', first: 'voor-wie' }, { title: 'b', first: 'invuller' }, longForm.steps![1]!];
    const form = { ...longForm, fields: [who, own, ...rest], steps };
    expect(stepsOf(form, shownFields(form, valuesOf({ 'voor-wie': 'self' }), today))).toEqual([0, 2]);
    expect(stepsOf(form, shownFields(form, valuesOf({ 'voor-wie': 'child' }), today))).toEqual([0, 1, 2]);
  });
});

describe('going through the steps', () => {
  let submission: ContactSubmission;
  const at = () => {
    const { state } = submission;
    if (state.at !== 'filling') return state.at;
    return [state.step, ...state.faults.map(({ input, code }) => `${input} ${code}`)].join(' ');
  };
  const type = (typed: Record<string, string>) => {
    for (const [input, value] of Object.entries(typed)) submission.type(input, value);
  };

  beforeEach(async () => {
    const effects = {
      load: async () => ({ definition: longForm }) as unknown as OpenForm,
      now: () => Date.parse('2026-11-22T10:00:00Z'),
    } as unknown as SubmissionEffects;
    submission = new ContactSubmission(effects, { language: 'nl' }, () => {});
    await submission.load('aanmelding');
  });

  it('asks one step at a time, each with faults of its own', () => {
    submission.review();
    expect(at()).toBe('0 voor-wie choose');
    type({ 'voor-wie': 'self' });
    submission.review();
    expect(at()).toBe('1');
    submission.review();
    expect(at()).toBe('1 naam missing telefoon one-of');
    type({ naam: 'Zoë', email: 'zoe@voorbeeld.nl' });
    submission.review();
    expect(at()).toBe('2');
  });

  it('goes back without losing anything', () => {
    type({ 'voor-wie': 'self' });
    submission.review();
    type({ naam: 'Zoë', telefoon: '06 12' });
    submission.back();
    expect(at()).toBe('0');
    submission.review();
    expect([at(), submission.values.get('naam'), submission.values.get('telefoon')]).toEqual([
      '1',
      'Zoë',
      '06 12',
    ]);
  });

  it('goes from a changed answer straight back to the review', () => {
    toReview();
    submission.edit('naam');
    expect(at()).toBe('1');
    type({ naam: 'Zoë de Vries' });
    expect(submission.review()).toBe(true);
    expect(at()).toBe('review');
  });

  it('asks what a changed answer makes necessary, without calling it a fault before it was tried', () => {
    toReview();
    submission.edit('voor-wie');
    type({ 'voor-wie': 'child' });
    submission.review();
    expect(at()).toBe('0 invuller missing');
    type({ invuller: 'Bea' });
    submission.edit('vraag');
    type({ vraag: '', hulp: '1' });
    submission.edit('naam');
    submission.review();
    expect(at()).toBe('2');
    submission.review();
    expect(at()).toBe('2 hulp.1.soort choose vraag missing');
  });

  it('goes from the review to the first step when no answer is named', () => {
    toReview();
    submission.edit();
    expect(at()).toBe('0');
  });

  function toReview(): void {
    type({ 'voor-wie': 'self', naam: 'Zoë', email: 'zoe@voorbeeld.nl', vraag: 'Hulp' });
    while (!submission.review());
    expect(at()).toBe('review');
  }
});
