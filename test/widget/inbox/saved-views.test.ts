import { describe, expect, it } from 'vitest';
import { everything } from '../../../widget/inbox/list-filter.ts';
import { mostViews, readViews } from '../../../widget/inbox/saved-views.ts';

const read = (input: unknown) => readViews(JSON.stringify(input));

describe('readViews', () => {
  it('gives back what was saved, in the order of the names', () => {
    const views = [
      { name: 'spoed', filter: { ...everything, label: 'spoed' } },
      { name: 'Mijn werk', filter: { ...everything, assigned: 'anna' } },
    ];
    expect(read(views)).toEqual([views[1], views[0]]);
  });

  it.each([
    [{}, 0],
    [[null, 3, {}, { name: '' }, { name: 4 }, { name: 'x'.repeat(41) }], 0],
    [[{ name: 'leeg' }], 1],
    [Array.from({ length: 30 }, (_, at) => ({ name: `v${at}` })), mostViews],
  ])('believes nothing that is no view: %j', (input, count) => {
    const views = read(input);
    expect(views).toHaveLength(count);
    for (const { filter } of views) expect(filter).toEqual(everything);
  });

  it('keeps no part of a filter that is no text, nor one that it does not know', () => {
    const filter = { text: 'eva', kind: 3, label: 'x'.repeat(101), other: 'y' };
    expect(read([{ name: 'a', filter }])).toEqual([{ name: 'a', filter: { ...everything, text: 'eva' } }]);
  });
});
