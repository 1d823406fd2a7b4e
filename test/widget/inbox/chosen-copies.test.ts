import { describe, expect, it } from 'vitest';
import { type CopiedMessage, chosenCsv, chosenJson } from '../../../widget/inbox/chosen-copies.ts';
import { inboxWords } from '../../../widget/words/inbox-nl.ts';

const message = (more: Partial<CopiedMessage> = {}): CopiedMessage => ({
  reference: 'K7QM-3XPA',
  received: '2026-11-23T09:00:00.000Z',
  kind: 'Aanmelding',
  state: 'nieuw',
  wipes: null,
  labels: ['bellen', 'spoed'],
  assigned: 'Bea',
  name: 'Anja',
  form: 'Aanmelden',
  language: 'nl',
  answers: [{ label: 'Naam', value: 'Anja', foreign: false }],
  notes: [],
  files: [],
  ...more,
});
const rows = (csv: string) => csv.split('\r\n').filter(Boolean);

describe('a copy for a spreadsheet', () => {
  it('has a mark for Dutch Excel, a row a message and a column a question, whatever forms they came by', () => {
    const other = message({ answers: [{ label: 'Klacht', value: 'Te laat', foreign: false }], labels: [] });
    const csv = chosenCsv([message(), other], inboxWords.copyHeads);
    expect(csv.startsWith('\uFEFFKenmerk;Ontvangen;')).toBe(true);
    expect(rows(csv)[0]).toMatch(/;Naam;Naam;Klacht;Niet uit het formulier;Notities;Bijlagen$/);
    expect(rows(csv)[1]).toContain(';bellen, spoed;Bea;Anja;Anja;;');
    expect(rows(csv)[2]).toContain(';;Bea;Anja;;Te laat;');
  });

  it.each(['=1+1', '+31 6', '-2', '@x', '\t=1', '|cmd', '%0'])('runs nothing: %j (ASVS 1.2.10)', (value) => {
    const csv = chosenCsv(
      [message({ name: value, labels: [value], answers: [{ label: value, value, foreign: true }] })],
      inboxWords.copyHeads,
    );
    for (const cell of csv.split(/[;\r\n"]+/)) expect(cell).not.toMatch(/^[=+\-@\t|%]/);
  });

  it('keeps what the sender added and what staff wrote apart from the answers', () => {
    const csv = chosenCsv(
      [
        message({
          answers: [{ label: 'Bank', value: 'Bel', foreign: true }],
          notes: [{ at: '2026-11-24T10:00:00Z', by: 'Bea', text: 'Gebeld' }],
          files: ['brief.pdf'],
        }),
      ],
      inboxWords.copyHeads,
    );
    expect(rows(csv)[1]).toMatch(/;Bank: Bel;2026-11-24T10:00:00Z Bea: Gebeld;brief\.pdf$/);
  });
});

it('a copy for another program names its shape and has all of it', () => {
  const copy = JSON.parse(chosenJson([message()], '2026-11-25T00:00:00.000Z'));
  expect(copy).toEqual({
    format: 'privacyloket-messages-1',
    made: '2026-11-25T00:00:00.000Z',
    messages: [message()],
  });
});
