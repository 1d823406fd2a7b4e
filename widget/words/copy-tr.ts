/** What the sent screen says about a copy to save, in Turkish. */
import type { CopyWords } from './copy-nl.ts';

export const words: CopyWords = {
  open: 'Bir kopya kaydedin',
  warning: 'Bu dosyayı bulan herkes mesajınızı okuyabilir.',
  shared: 'Yalnızca kendi cihazınıza kaydedin.',
  save: 'Bu cihaza kaydet',
  saved: 'Kopya hazır. İndirilenler arasında bulabilirsiniz.',
  file: 'mesaj',
  title: (name) => `Mesajınız: ${name}`,
  sentOn: 'Gönderildiği gün',
  files: 'Ekteki dosyalar',
};
