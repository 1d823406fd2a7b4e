import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../../server/sites/public-part.ts';
import { signedAnswers } from '../../../widget/inbox/signed-answers.ts';

const definition = {
  fields: [
    { id: 'naam', label: 'Uw naam', kind: 'text' },
    { id: 'telefoon', label: 'Telefoon', kind: 'phone' },
    { id: 'bsn', label: 'Burgerservicenummer', kind: 'bsn' },
  ],
} as unknown as FormDefinition;
const answer = (field: string, label: string, kind: string, value: string) => ({ field, label, kind, value });

describe('signedAnswers', () => {
  it('shows the signed label and kind, whatever the message calls them', () => {
    const answers = [answer('telefoon', 'Nummer van de huisarts', 'bsn', '06 1234 5678')];
    expect(signedAnswers(answers, definition)).toEqual({
      asked: [{ label: 'Telefoon', kind: 'phone', value: '06 1234 5678' }],
      foreign: [],
    });
  });

  it('keeps the order of the form', () => {
    const answers = [answer('bsn', '', '', '2'), answer('naam', '', '', '1')];
    const { asked } = signedAnswers(answers, definition);
    expect(asked.map(({ value }) => value)).toEqual(['1', '2']);
  });

  it('sets a question apart that the form does not ask, with its words and without its kind', () => {
    const answers = [answer('naam', '', '', 'Anja'), answer('bank', 'Bel de bank', 'phone', '0900 1234')];
    expect(signedAnswers(answers, definition).foreign).toEqual([
      { label: 'Bel de bank', kind: 'longtext', value: '0900 1234' },
    ]);
  });

  it('sets a second answer to the same question apart', () => {
    const answers = [answer('telefoon', 'a', 'phone', 'eerst'), answer('telefoon', 'b', 'phone', 'daarna')];
    const { asked, foreign } = signedAnswers(answers, definition);
    expect(asked.map(({ value }) => value)).toEqual(['eerst']);
    expect(foreign.map(({ value }) => value)).toEqual(['daarna']);
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('knows no field %j', (field) => {
    const { asked, foreign } = signedAnswers([answer(field, 'x', 'text', 'y')], definition);
    expect([asked.length, foreign.length]).toEqual([0, 1]);
  });

  it('believes nothing without a definition, and leaves nothing out', () => {
    const answers = [answer('naam', 'Uw naam', 'phone', 'Anja'), answer('naam', 'Nog eens', 'bsn', 'Bea')];
    expect(signedAnswers(answers, null)).toEqual({
      asked: [],
      foreign: [
        { label: 'Uw naam', kind: 'longtext', value: 'Anja' },
        { label: 'Nog eens', kind: 'longtext', value: 'Bea' },
      ],
    });
  });
});
