/**
 * What the first layer says, in every language. The site's own first language travels inside the script, so that
 * the question stands as soon as the script does; the others come as one chunk. Plain text, `{name}` is the provider.
 */
import type { Language } from './languages.ts';

export interface QuestionWords {
  title: string;
  /** Followed by the purposes (CB-04). */
  who: string;
  analytics: string;
  'click-tracking': string;
  embedded: string;
  /** Before consent, that and how it can be taken back (CB-14). */
  change: string;
  statement: string;
  accept: string;
  refuse: string;
  choose: string;
  /** Before what is asked again because it changed. */
  fresh: string;
}

export const questions: Record<Language, QuestionWords> = {
  nl: {
    title: 'Mogen wij meten?',
    who: '{name} wil graag weten:',
    analytics: 'welke pagina’s mensen lezen (statistieken)',
    'click-tracking': 'waar mensen op klikken (klikgedrag)',
    embedded: 'of wij video’s en kaarten van anderen mogen tonen',
    change: 'U kunt uw keuze altijd wijzigen.',
    statement: 'Privacyverklaring',
    accept: 'Accepteren',
    refuse: 'Weigeren',
    choose: 'Zelf kiezen',
    fresh: 'Nieuw',
  },
  en: {
    title: 'May we measure?',
    who: '{name} would like to know:',
    analytics: 'which pages people read (statistics)',
    'click-tracking': 'where people click (click tracking)',
    embedded: 'whether we may show videos and maps of others',
    change: 'You can change your choice at any time.',
    statement: 'Privacy statement',
    accept: 'Accept',
    refuse: 'Refuse',
    choose: 'Choose yourself',
    fresh: 'New',
  },
  tr: {
    title: 'Ölçüm yapabilir miyiz?',
    who: '{name} şunları bilmek istiyor:',
    analytics: 'insanlar hangi sayfaları okuyor (istatistik)',
    'click-tracking': 'insanlar nereye tıklıyor (tıklama takibi)',
    embedded: 'başkalarının içeriğini gösterebilir miyiz (videolar ve haritalar)',
    change: 'Seçiminizi her zaman değiştirebilirsiniz.',
    statement: 'Gizlilik bildirimi',
    accept: 'Kabul et',
    refuse: 'Reddet',
    choose: 'Kendim seçeyim',
    fresh: 'Yeni',
  },
  // The first person plural, so that no verb has to agree with the gender of a name.
  ar: {
    title: 'هل تسمحون لنا بالقياس؟',
    who: 'نحن في {name} نودّ أن نعرف:',
    analytics: 'ما الصفحات التي يقرؤها الناس (الإحصاءات)',
    'click-tracking': 'أين ينقر الناس (تتبّع النقرات)',
    embedded: 'هل يمكننا عرض محتوى من جهات أخرى (مقاطع الفيديو والخرائط)',
    change: 'يمكنكم تغيير اختياركم في أي وقت.',
    statement: 'بيان الخصوصية',
    accept: 'أقبل',
    refuse: 'أرفض',
    choose: 'أختار بنفسي',
    fresh: 'جديد',
  },
  pl: {
    title: 'Czy możemy prowadzić pomiary?',
    who: '{name} chce wiedzieć:',
    analytics: 'które strony ludzie czytają (statystyki)',
    'click-tracking': 'w co ludzie klikają (śledzenie kliknięć)',
    embedded: 'czy możemy pokazywać treści innych stron (filmy i mapy)',
    change: 'Swój wybór mogą Państwo zawsze zmienić.',
    statement: 'Polityka prywatności',
    accept: 'Akceptuję',
    refuse: 'Odrzucam',
    choose: 'Wybieram samodzielnie',
    fresh: 'Nowe',
  },
  uk: {
    title: 'Чи можна нам проводити вимірювання?',
    who: '{name} хоче знати:',
    analytics: 'які сторінки читають люди (статистика)',
    'click-tracking': 'куди люди натискають (відстеження натискань)',
    embedded: 'чи можна показувати вміст інших сайтів (відео та карти)',
    change: 'Ви завжди можете змінити свій вибір.',
    statement: 'Політика конфіденційності',
    accept: 'Прийняти',
    refuse: 'Відхилити',
    choose: 'Обрати самостійно',
    fresh: 'Нове',
  },
};
