import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../widget/envelope/wire.ts';
import { everything, isNarrow, labelsOf, nobody, wanted } from '../../../widget/inbox/list-filter.ts';
import { type Marks, noMarks } from '../../../widget/inbox/message-marks.ts';
import type { ListedMessage } from '../../../widget/inbox/opened-inbox.ts';

function message(
  name: string,
  first = '',
  item: Partial<ListedMessage['item']> = {},
  marks: Marks = noMarks,
): ListedMessage {
  const id = 'AAAAAAAAAAAAAAAAAAAAAA';
  return {
    id,
    item: {
      kind: 'aanmelding',
      state: 'new',
      held: false,
      decideBy: null,
      askInFile: null,
      ...item,
    } as ListedMessage['item'],
    content: { name, kind: 'aanmelding', first },
    fault: null,
    marks,
    marked: [],
    texts: 0,
  };
}
const names = (messages: readonly ListedMessage[]) => messages.map(({ content }) => content!.name);

describe('wanted', () => {
  const all = [
    message('Éva de Vries', 'Ik zoek hulp in huis'),
    message('Gürkan Yılmaz', 'Mijn moeder vergeet veel', { state: 'read', kind: 'contact' }),
    message('Jan Vries', 'Hulp', { state: 'agreement', held: true }),
  ];

  it.each([
    ['', ['Éva de Vries', 'Gürkan Yılmaz', 'Jan Vries']],
    ['eva', ['Éva de Vries']],
    ['VRIES hulp', ['Éva de Vries', 'Jan Vries']],
    ['  moeder   gurkan ', ['Gürkan Yılmaz']],
    ['BABA', []],
    ['niemand', []],
  ])('finds by words in any order, without accents or capitals: "%s"', (text, found) => {
    expect(names(wanted(all, { ...everything, text }))).toEqual(found);
  });

  it.each([
    [{ kind: 'contact' as const }, ['Gürkan Yılmaz']],
    [{ stand: 'unread' as const }, ['Éva de Vries']],
    [{ stand: 'closed' as const }, ['Jan Vries']],
    [{ stand: 'held' as const }, ['Jan Vries']],
    [{ stand: 'agreement' as const, text: 'eva' }, []],
  ])('narrows by kind and state: %o', (narrow, found) => {
    expect(names(wanted(all, { ...everything, ...narrow }))).toEqual(found);
  });

  it('narrows by label and by who takes it up, and finds a label by its words', () => {
    const marked = [
      message('Anna', '', {}, { labels: ['Bel terug', 'spoed'], assigned: 'bea' }),
      message('Bram', '', {}, { labels: ['spoed'], assigned: '' }),
      message('Carl'),
    ];
    expect(names(wanted(marked, { ...everything, label: 'spoed' }))).toEqual(['Anna', 'Bram']);
    expect(names(wanted(marked, { ...everything, assigned: 'bea' }))).toEqual(['Anna']);
    expect(names(wanted(marked, { ...everything, assigned: nobody }))).toEqual(['Bram', 'Carl']);
    expect(names(wanted(marked, { ...everything, text: 'terug bel' }))).toEqual(['Anna']);
    expect(labelsOf(marked)).toEqual(['Bel terug', 'spoed']);
  });

  it('finds what is not opened yet by its reference alone', () => {
    const sealed = { ...message('x'), content: null };
    expect(wanted([sealed], { ...everything, text: 'x' })).toEqual([]);
    expect(wanted([sealed], { ...everything, text: referenceOf(sealed.id).toLowerCase() })).toHaveLength(1);
  });

  it('leaves the list as it is where only spaces were typed', () => {
    expect(isNarrow({ ...everything, text: '   ' })).toBe(false);
    expect(wanted(all, { ...everything, text: ' ' })).toBe(all);
  });
});
