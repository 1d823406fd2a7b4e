/** The copy that a visitor may save: plain text, in the language that was read, and nothing but what was sent. */
import { describe, expect, it } from 'vitest';
import { type Copied, copyText } from '../../../widget/contact/copy-text.ts';
import { words as contactEn } from '../../../widget/words/contact-en.ts';
import { contactNl } from '../../../widget/words/contact-nl.ts';
import { words as copyEn } from '../../../widget/words/copy-en.ts';
import { copyNl } from '../../../widget/words/copy-nl.ts';
import { definition } from './sample-form.ts';

const reply = 'B'.repeat(43);
const copied: Copied = {
  content: {
    language: 'nl',
    form: 'Aanmelden',
    answers: [
      { field: 'voor-wie', label: 'Voor wie vult u dit in?', kind: 'choice', value: 'Voor mijzelf' },
      { field: 'vraag', label: 'Uw vraag', kind: 'longtext', value: 'Eerste.\nTweede.' },
    ],
    reply,
  },
  code: 'AAAA-BBBB',
  accepted: { id: 'AAAAAAAAAAAAAAAAAAAAAA', received: '2026-11-22T10:00:00Z', wipes: '2026-12-20T10:00:00Z' },
  definition,
  receipt: 'https://loket.example/s/rondom/bewijs',
  inWords: (text) => text,
};
const dutch = { copy: copyNl, contact: contactNl, language: 'nl' };

describe('copyText', () => {
  it('says first who can read it, then what is needed later, then what was sent', () => {
    expect(copyText(copied, dutch)).toBe(`Uw bericht aan ${definition.organisation.name}

Wie dit bestand vindt, kan uw bericht lezen.

Uw kenmerk: 0000-0000
Uw bewijscode: AAAA-BBBB
Verstuurd op: zondag 22 november 2026
Wij wissen uw bericht op: zondag 20 december 2026
Bellen: ${definition.organisation.phone}
Volg uw bericht, of trek het later in: https://loket.example/s/rondom/bewijs

Voor wie vult u dit in?
Voor mijzelf

Uw vraag
Eerste.
Tweede.
`);
  });

  it('is in the language that was read, as far as the site translated its questions', () => {
    const inWords = (text: string) => (text === 'Uw vraag' ? 'Your question' : text);
    const text = copyText({ ...copied, inWords }, { copy: copyEn, contact: contactEn, language: 'en' });
    for (const each of ['Your question\nEerste.', '20 December 2026', copyEn.warning])
      expect(text).toContain(each);
  });

  it('says how long it is kept where no day is known, and which files went along', () => {
    const file = { field: 'brief', type: 'pdf', bytes: 1, padded: 65_536, chunks: 1, hash: 'A'.repeat(43) };
    const files = [{ ...file, name: 'brief.pdf' }];
    const accepted = { ...copied.accepted, wipes: null };
    const text = copyText({ ...copied, accepted, content: { ...copied.content, files } }, dutch);
    expect(text).toContain(`${contactNl.keptFor}: ${definition.keptFor}`);
    expect(text).toContain('Meegestuurd\n- brief.pdf');
  });

  it('has not what an answer is sealed with', () => {
    expect(copyText(copied, dutch)).not.toContain(reply);
  });
});
