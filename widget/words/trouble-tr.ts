/** What a form says when something is wrong, in Turkish. */
import type { TroubleWords } from './trouble-nl.ts';

const notOpen = 'Form henüz açık değil.';
const lost = 'Dosyalarınız düzgün ulaşmadı. Mesajınızı yeniden gönderin veya bizi arayın.';
const notTrusted = 'Mesajınızı kimin okuyacağını doğrulayamadık. Bu yüzden form kapalı.';

export const words: TroubleWords = {
  closed: {
    'no-key': notOpen,
    'no-statement': notOpen,
    'no-reader': notOpen,
    'no-form': notOpen,
    offline: 'Şu anda bağlantı yok. Birazdan yeniden deneyin.',
    insecure: 'Bu sayfanın güvenli bağlantısı yok (https). Bu yüzden form kapalı.',
    'old-browser': 'Tarayıcınız mesajınızı kilitlemek için çok eski. Yeni bir sürüm bunu yapabilir.',
    expired: 'Okuyucu kontrolünün süresi doldu. Cihazınızdaki tarih doğru mu?',
    'not-yet-valid': 'Cihazınızdaki tarih doğru değil. Düzeltip yeniden deneyin.',
    unsigned: notTrusted,
    'wrong-key': notTrusted,
    'wrong-site': notTrusted,
    'too-old': notTrusted,
    malformed: notTrusted,
  },
  contact: 'Bizi arayabilir veya bize yazabilirsiniz.',
  refused: {
    'too-large': 'Mesajınız çok uzun. Kısaltıp yeniden gönderin.',
    'storage-full': 'Sunucumuz dolu. Mesajınız gönderilmedi. Sonra deneyin veya bizi arayın.',
    'unknown-form': 'Bu form artık yok. Mesajınız gönderilmedi. Lütfen bizi arayın.',
    'id-taken': 'Mesajınız belki bize ulaştı. Kanıt kodunuzla bakın veya bizi arayın.',
    closed: 'Form az önce kapandı. Mesajınız gönderilmedi. Lütfen bizi arayın.',
    expired: 'Mesajınız 7 gün bekledi ve gönderilmedi. Yeniden deneyin veya bizi arayın.',
    'file-gone': 'Bir dosya yok veya değişti. Kaldırıp yeniden seçin.',
    'files-lost': lost,
    'files-missing': lost,
    other: 'Mesajınız gönderilmedi. Yeniden deneyin veya bizi arayın.',
  },
  changed: 'Şu soruları kontrol edin:',
  wipedOn: (day) => `Silindiği gün: ${day}.`,
  sure: 'Emin misiniz? Mesajınızı hemen sileriz.',
  yes: 'Evet, mesajımı sil',
  no: 'Hayır, sakla',
  failed: 'Olmadı. Mesajınız duruyor. Yeniden deneyin veya bizi arayın.',
  held: 'Mesajınız şu anda silinemez. Bir şikâyet veya dava sürüyor. Lütfen bizi arayın.',
  earlier: {
    waits: (reference) => `Bekleyen bir mesajınız var (${reference}). Şimdi gönderiyoruz.`,
    sent: (reference) => `Önceki mesajınız ${reference} şimdi gönderildi.`,
    wiped: (reference) => `Önceki mesajınız ${reference} silindi.`,
    lost: (reference) => `Önceki mesajınız ${reference} ulaşmadı. Formu yeniden doldurun veya bizi arayın.`,
  },
};
