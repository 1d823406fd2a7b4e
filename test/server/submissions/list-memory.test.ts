import { describe, expect, it } from 'vitest';
import { openListMemory } from '../../../server/submissions/list-memory.ts';

const listOf = (...ids: string[]) => new Map(ids.map((id) => [id, 'state']));

describe('openListMemory', () => {
  it('forgets the list that was asked for longest ago, once there is too much', () => {
    const memory = openListMemory(4);
    memory.keep('one', listOf('a', 'b'));
    memory.keep('two', listOf('a', 'b'));
    expect(memory.find('one')).toBeDefined();
    memory.keep('three', listOf('a', 'b'));
    expect([memory.find('one'), memory.find('two'), memory.find('three')].map((each) => each?.size)).toEqual([
      2,
      undefined,
      2,
    ]);
  });

  it('keeps the newest, however long it is', () => {
    const memory = openListMemory(1);
    memory.keep('long', listOf('a', 'b', 'c'));
    expect(memory.find('long')?.size).toBe(3);
  });

  it('counts a list that is kept again once', () => {
    const memory = openListMemory(4);
    memory.keep('one', listOf('a', 'b'));
    memory.keep('one', listOf('a', 'b'));
    memory.keep('two', listOf('a', 'b'));
    expect(memory.find('one')).toBeDefined();
  });
});
