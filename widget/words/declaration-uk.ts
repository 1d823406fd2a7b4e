/** What the cookie declaration says, in Ukrainian. */
import { words as consent } from './consent-uk.ts';
import type { DeclarationWords } from './declaration-nl.ts';

export const words: DeclarationWords = {
  consent,
  your: 'Ваш вибір',
  none: 'Ви ще нічого не обрали.',
  change: 'Змінити свій вибір',
  on: 'Зараз це увімкнено.',
  off: 'Зараз це вимкнено.',
  name: 'Назва',
  purpose: 'Для чого',
  duration: 'Як довго',
  party: 'Чиє це',
  third: 'Чи читає це хтось інший?',
  yes: 'так',
  no: 'ні',
  kinds: {
    local: 'у сховищі Вашого браузера',
    session: 'у сховищі цієї вкладки',
    indexeddb: 'у сховищі Вашого браузера',
    cache: 'у сховищі Вашого браузера',
  },
};
