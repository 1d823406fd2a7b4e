/** What a question for files says, in Turkish. */
import type { FilesWords } from './files-nl.ts';

export const words: FilesWords = {
  types: { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', pdf: 'PDF', docx: 'Word', txt: 'metin' },
  faults: {
    empty: (name) => `‘${name}’ boş. Başka bir dosya seçin.`,
    type: (name, types) => `‘${name}’ dosyasını kullanamıyoruz. Bunlar olur: ${types}.`,
    heic: (name) => `‘${name}’ bir HEIC fotoğrafı. JPEG olarak kaydedip yeniden seçin.`,
    damaged: (name) => `‘${name}’ bozuk. Fotoğrafı yeniden çekin veya başka birini seçin.`,
    gone: (name) => `‘${name}’ dosyasını açamıyoruz. Dosyayı yeniden seçin.`,
    large: (name, limit) => `‘${name}’ çok büyük. Bir dosya en fazla ${limit} olabilir.`,
    many: (_name, limit) => `Çok fazla dosya seçtiniz. Burada en fazla ${limit} olabilir.`,
    all: (name, limit) => `‘${name}’ artık sığmıyor. Hepsi birlikte en fazla ${limit} olabilir.`,
    offline: (name) => `‘${name}’ dosyasına bakamadık. İnternetiniz var mı? O zaman yeniden seçin.`,
  },
  help: (types, most, size) => `En fazla ${most} dosya seçebilirsiniz: ${types}. Her biri en fazla ${size}.`,
  or: 'veya',
  choose: 'Bir dosya seçin',
  more: 'Bir dosya daha seçin',
  checking: 'Dosyanıza bakıyoruz.',
  chosen: (name) => `‘${name}’ birlikte gönderilecek.`,
  stripped: 'Fotoğrafın yeri ve zamanı silindi.',
  remove: 'Kaldır',
  removed: (name) => `‘${name}’ gönderilmeyecek.`,
  sending: 'Dosyalarınızı gönderiyoruz',
  keepOpen: 'Hepsi gönderilene kadar bu sayfayı açık tutun.',
  progress: (sent, all) => `${sent} / ${all}`,
  waits: 'Şu anda bağlantı yok. Sonra kendiliğinden devam ederiz.',
  almost: 'Dosyalarınız ulaştı. Şimdi mesajınız.',
  stop: 'Göndermeyi durdur',
};
