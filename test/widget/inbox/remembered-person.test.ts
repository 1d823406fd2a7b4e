import { describe, expect, it } from 'vitest';
import { rememberedPerson, rememberPerson } from '../../../widget/inbox/remembered-person.ts';

/** A store that holds one text. */
function storeOf(text: string | null): Storage & { text: string | null } {
  const store = {
    text,
    getItem: () => store.text,
    setItem: (_key: string, value: string) => {
      store.text = value;
    },
  };
  return store as unknown as Storage & { text: string | null };
}

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
