/** What the sent screen says about a copy to save, in Polish. */
import type { CopyWords } from './copy-nl.ts';

export const words: CopyWords = {
  open: 'Zapisz kopię',
  warning: 'Kto znajdzie ten plik, może przeczytać wiadomość.',
  shared: 'Zapisz go tylko na własnym urządzeniu.',
  save: 'Zapisz na tym urządzeniu',
  saved: 'Kopia jest gotowa. Znajduje się w pobranych plikach.',
  file: 'wiadomosc',
  title: (name) => `Wiadomość do: ${name}`,
  sentOn: 'Wysłano dnia',
  files: 'Dołączone pliki',
};
