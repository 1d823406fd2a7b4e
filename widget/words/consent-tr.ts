/** What a visitor reads about cookies, in Turkish, with the formal "siz". */
import type { ConsentWords } from './consent-nl.ts';

export const words: ConsentWords = {
  choices: 'Seçimleriniz',
  close: 'Kapat',
  intro: 'Uygun bulduklarınızı açın. Bunu her zaman değiştirebilirsiniz.',
  chosen: (day) => `Bunu şu tarihte seçtiniz: ${day}.`,
  signal:
    'Tarayıcınız sizi takip etmememizi istiyor. Bu yüzden hepsi kapalı. Bunu kendiniz değiştirebilirsiniz.',
  left: (names) => `Şunları silemedik: ${names}. Lütfen tarayıcınızda kendiniz silin.`,
  functional: 'Gerekli',
  functionalWhy: 'Web sitesi bunlar olmadan çalışmaz. Bu yüzden her zaman açıktır.',
  analytics: 'İstatistik',
  'click-tracking': 'Tıklama takibi',
  embedded: 'Videolar ve haritalar',
  free: 'Yalnızca sayım için seçim yapmanız gerekmez. İsterseniz her zaman kapatabilirsiniz.',
  ip: 'IP adresini gizle',
  daily: 'Google sizin için her gün farklı bir numara alır.',
  fresh: 'Yeni',
  isKept: (count) => `Tarayıcınız neleri saklıyor? (${count})`,
  nothingKept: 'Tarayıcınız bunun için hiçbir şey saklamaz.',
  columns: ['Adı ve kime ait', 'Ne için', 'Ne kadar süre'],
  elsewhere: 'Başka sitelerin çerezlerini silemeyiz.',
  noList: 'Açıklama şu anda yüklenemiyor. Seçiminiz yine de geçerlidir.',
  refuseAll: 'Tümünü reddet',
  acceptAll: 'Tümünü kabul et',
  save: 'Kaydet',
};
