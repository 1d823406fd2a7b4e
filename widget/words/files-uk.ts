/** What a question for files says, in Ukrainian. */
import type { FilesWords } from './files-nl.ts';

export const words: FilesWords = {
  types: { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', pdf: 'PDF', docx: 'Word', txt: 'текст' },
  faults: {
    empty: (name) => `Файл «${name}» порожній. Оберіть інший файл.`,
    type: (name, types) => `Ми не можемо використати «${name}». Можна: ${types}.`,
    heic: (name) => `«${name}» — це фото HEIC. Збережіть його як JPEG і оберіть ще раз.`,
    damaged: (name) => `Файл «${name}» пошкоджений. Зробіть фото ще раз або оберіть інше.`,
    gone: (name) => `Ми не можемо відкрити «${name}». Оберіть файл ще раз.`,
    large: (name, limit) => `Файл «${name}» завеликий. Файл може мати ${limit}.`,
    many: (_name, limit) => `Це забагато файлів. Тут можна: ${limit}.`,
    all: (name, limit) => `«${name}» вже не вміститься. Разом можна ${limit}.`,
    offline: (name) => `Ми не змогли перевірити «${name}». Чи є інтернет? Тоді оберіть ще раз.`,
  },
  help: (types, most, size) => `Кількість файлів: не більше ${most}. Вид: ${types}. Кожен до ${size}.`,
  or: 'або',
  choose: 'Оберіть файл',
  more: 'Оберіть ще один файл',
  checking: 'Ми перевіряємо ваш файл.',
  chosen: (name) => `«${name}» буде надіслано.`,
  stripped: 'Місце й час фото видалено.',
  remove: 'Прибрати',
  removed: (name) => `«${name}» не буде надіслано.`,
  sending: 'Ми надсилаємо ваші файли',
  keepOpen: 'Не закривайте цю сторінку, доки все не надіслано.',
  progress: (sent, all) => `${sent} із ${all}`,
  waits: 'Зараз немає зв’язку. Потім продовжимо самі.',
  almost: 'Файли вже в нас. Тепер повідомлення.',
  stop: 'Зупинити надсилання',
};
