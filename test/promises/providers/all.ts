/** What all five share, looked at for each of them. */
import { expect } from 'vitest';
import { type Row, statementText } from './rows.ts';

export const all: Row[] = [
  {
    says: 'Where something needs a choice it takes one click, and can be changed any time; where nothing does, nobody is asked.',
    by: [
      ['widget/consent/first-layer.test.ts', 'it('],
      ['promises/third-parties.test.ts', 'tells nobody after a refusal, on this page and the next'],
    ],
  },
  {
    says: 'A person can write to the provider without anybody but the provider reading it.',
    by: [
      ['journey/five-sites.test.ts', 'is read by the provider alone, and the receipt says that it was'],
      ['promises/visitor-cannot-open.test.ts', 'it('],
    ],
  },
  {
    says: 'What came in is gone when its time is up, and somebody can prove it.',
    by: [
      ['journey/five-sites.test.ts', 'is gone to the last byte when that time is over, and no hour before'],
      ['promises/purge-leaves-no-byte.test.ts', 'it('],
    ],
  },
  {
    says: 'Whoever asks about their data gets an answer within the term.',
    by: [
      [
        'widget/inbox/requests.test.ts',
        'goes from who it is to the letter and is closed, and the page says where it stands',
      ],
    ],
  },
  {
    says: 'Plain Dutch, usable by people with a handicap.',
    by: [
      ['promises/dutch-words.test.ts', 'it('],
      ['promises/pages.test.ts', 'is strict, sound and usable on a phone'],
    ],
  },
  {
    says: 'No IP address is kept at all, also where the provider’s own text would allow it.',
    check: (site) => expect(statementText(site)).toContain('geen IP-adressen'),
    by: [['promises/no-address-on-disk.test.ts', 'it(']],
  },
  {
    says: 'Cookies are refused in the question or the statement, not in the browser’s settings.',
    by: [['promises/withdrawn-by-number.test.ts', 'it(']],
  },
  {
    says: 'Where the site departs from its published text, the statement says so.',
    check: (site) => expect(site.statement.departures.length).toBeGreaterThan(0),
  },
];
