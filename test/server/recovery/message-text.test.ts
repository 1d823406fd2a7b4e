import { describe, expect, it } from 'vitest';
import { messageText } from '../../../server/recovery/message-text.ts';
import type { Context } from '../../../widget/envelope/wire.ts';

const context = { site: 'rondom', id: 'AAAAAAAAAAAAAAAAAAAAAA' } as Context;

describe('messageText', () => {
  it('gives a stranger no line of its own: no heading, no second message', () => {
    const value = 'Hallo\n\n=== Aanmelden ===\r\nKenmerk: 0000-0000';
    const label = 'Vraag\n=== Aanmelden ===';
    const answers = [{ field: 'vraag', label, kind: 'longtext', value }];
    const text = messageText(context, { language: 'nl', form: 'Contact\n=== x', answers }, null);
    expect(text.match(/^===.*/gm)).toEqual(['=== Contact === x ===']);
    expect(text.match(/^Kenmerk.*/gm)).toHaveLength(1);
  });

  it('sends no command to a terminal', () => {
    const evil = '\u001b]0;weg\u0007\u001b[2J\r\u009b31m';
    const answers = [{ field: evil, label: evil, kind: evil, value: evil }];
    const text = messageText(context, { language: 'nl', form: evil, answers }, null);
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('shows what staff wrote beside it, as far from the margin as an answer', () => {
    const notes = [{ at: Date.parse('2026-11-23T09:00:00Z'), text: 'Gebeld\n=== x' }];
    const text = messageText(context, { language: 'nl', form: 'Contact', answers: [] }, null, notes);
    expect(text).toContain('\n  Notitie van maandag 23 november 2026 om 10:00\n    Gebeld\n    === x');
  });

  it('tells the moment in Dutch time', () => {
    const summer = Date.parse('2026-07-01T22:30:00Z');
    expect(messageText(context, { language: 'nl', form: 'Contact', answers: [] }, summer)).toContain(
      'Ontvangen: donderdag 2 juli 2026 om 00:30',
    );
  });
});
