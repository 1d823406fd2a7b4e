import { describe, expect, it } from 'vitest';
import {
  forgetPeople,
  rememberedPeople,
  rememberedPerson,
  rememberPerson,
} from '../../../widget/inbox/remembered-person.ts';

/** A store that holds one text. */
function storeOf(text: string | null): Storage & { text: string | null } {
  const store = {
    text,
    getItem: () => store.text,
    setItem: (_key: string, value: string) => {
      store.text = value;
    },
    removeItem: () => {
      store.text = null;
    },
  };
  return store as unknown as Storage & { text: string | null };
}

describe('colleagues at one desk', () => {
  it('are all remembered, who was here last first, each once', () => {
    const store = storeOf(null);
    for (const name of ['Fatima', 'Sanne', 'fatima']) rememberPerson({ site: 'rondom', name }, store);
    rememberPerson({ site: 'welzijn', name: 'Fatima', passkey: true }, store);
    expect(rememberedPeople(store)).toEqual([
      { site: 'welzijn', name: 'Fatima', passkey: true },
      { site: 'rondom', name: 'fatima' },
      { site: 'rondom', name: 'Sanne' },
    ]);
  });

  it('are eight at most, and forgotten when somebody asks', () => {
    const store = storeOf(null);
    for (let n = 0; n < 10; n++) rememberPerson({ site: 'rondom', name: `Collega ${n}` }, store);
    expect(rememberedPeople(store).map(({ name }) => name)).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2].map((n) => `Collega ${n}`),
    );
    forgetPeople(store);
    expect(rememberedPeople(store)).toEqual([]);
  });

  it('are no trouble where something else stands in the list', () => {
    const text = '{"site":"rondom","name":"Fatima","others":[1,{"site":2},null,{"site":"a","name":"b"}]}';
    expect(rememberedPeople(storeOf(text)).map(({ name }) => name)).toEqual(['Fatima', 'b']);
  });
});

describe('rememberedPerson', () => {
  it('remembers practice and name and nothing else', () => {
    const store = storeOf(null);
    rememberPerson({ site: 'rondom', name: 'Fatima', passphrase: 'babab' } as never, store);
    expect(store.text).toBe('{"site":"rondom","name":"Fatima"}');
    expect(rememberedPerson(store)).toEqual({ site: 'rondom', name: 'Fatima' });
  });

  it.each([null, '', 'null', '[]', '{"site":1}', '{', '{"site":"rondom"}'])('takes %s for nobody', (text) => {
    expect(rememberedPerson(storeOf(text))).toEqual({ site: '', name: '' });
  });

  it('goes on where storage is switched off', () => {
    const closed = {
      getItem() {
        throw new DOMException('no', 'SecurityError');
      },
      setItem() {
        throw new DOMException('no', 'QuotaExceededError');
      },
    } as unknown as Storage;
    expect(rememberedPerson(closed)).toEqual({ site: '', name: '' });
    expect(() => rememberPerson({ site: 'a', name: 'b' }, closed)).not.toThrow();
  });
});
