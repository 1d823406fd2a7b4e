/** What the sent screen says about a copy to save, in Ukrainian. */
import type { CopyWords } from './copy-nl.ts';

export const words: CopyWords = {
  open: 'Зберегти копію',
  warning: 'Хто знайде цей файл, зможе прочитати ваше повідомлення.',
  shared: 'Зберігайте його лише на власному пристрої.',
  save: 'Зберегти на цьому пристрої',
  saved: 'Копію створено. Вона серед завантажених файлів.',
  file: 'повідомлення',
  title: (name) => `Ваше повідомлення для: ${name}`,
  sentOn: 'Надіслано',
  files: 'Додані файли',
};
