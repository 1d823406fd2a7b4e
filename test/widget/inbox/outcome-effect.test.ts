import { describe, expect, it } from 'vitest';
import { effectWords } from '../../../widget/inbox/outcome-effect.ts';
import { inboxWords } from '../../../widget/words/inbox-nl.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const here = { words: inboxWords.decide, language: 'nl', now } as const;
const item = { wipes: '2026-12-20T12:00:00Z' };

describe('effectWords', () => {
  it('says when something goes and that it can be taken back', () => {
    expect(effectWords({ outcome: 'unwanted', wipes: '2026-11-23T12:00:00Z' }, item, here)).toBe(
      'Weg op maandag 23 november, 13:00. Tot dan kunt u dit terugdraaien.',
    );
  });

  it('says that a date stays', () => {
    expect(effectWords({ outcome: 'dealt-with', wipes: item.wipes }, item, here)).toBe(
      'De datum blijft: weg op zondag 20 december.',
    );
  });

  it('says that a date changes', () => {
    expect(effectWords({ outcome: 'dealt-with', wipes: '2027-03-31T10:00:00Z' }, item, here)).toBe(
      'Wordt gewist op woensdag 31 maart 2027.',
    );
  });

  it('says that something is kept, and what is asked meanwhile', () => {
    expect(effectWords({ outcome: 'agreement', wipes: '2041-11-22T12:00:00Z' }, item, here)).toBe(
      'Blijft bewaard tot vrijdag 22 november 2041. Elke maand vragen we of het al in het dossier staat.',
    );
  });

  it('says by when is then decided, and whom to tell', () => {
    expect(effectWords({ outcome: 'postpone', wipes: null, decideBy: '2026-12-20' }, item, here)).toBe(
      'U beslist dan uiterlijk zondag 20 december. Vertel de afzender nu waarom het later wordt.',
    );
  });

  it('says that nothing wipes it under a hold', () => {
    expect(effectWords({ outcome: 'hold', wipes: null }, item, here)).toBe(
      'Wordt niet gewist zolang u het vasthoudt.',
    );
  });

  it('says that a kind has no end date', () => {
    expect(effectWords({ outcome: 'move-aanmelding', wipes: null }, item, here)).toBe(
      'Blijft bewaard, zonder einddatum.',
    );
  });

  it.each(['move-klacht', 'move-privacyverzoek'] as const)(
    'says of %s that only undo leads back',
    (outcome) => {
      expect(effectWords({ outcome, wipes: null }, item, here)).toBe(
        'Blijft bewaard tot u het afhandelt. U kunt dit hooguit een dag terugdraaien.',
      );
    },
  );
});
