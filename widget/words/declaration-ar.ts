/** What the cookie declaration says, in Arabic. */
import { words as consent } from './consent-ar.ts';
import type { DeclarationWords } from './declaration-nl.ts';

export const words: DeclarationWords = {
  consent,
  your: 'اختياركم',
  none: 'لم تختاروا شيئًا بعد.',
  change: 'تغيير اختياركم',
  on: 'هذا مشغّل الآن.',
  off: 'هذا متوقف الآن.',
  name: 'الاسم',
  purpose: 'الغرض',
  duration: 'المدة',
  party: 'الجهة',
  third: 'هل تقرؤه جهة أخرى؟',
  yes: 'نعم',
  no: 'لا',
  kinds: {
    local: 'في ذاكرة متصفحكم',
    session: 'في ذاكرة علامة التبويب هذه',
    indexeddb: 'في ذاكرة متصفحكم',
    cache: 'في ذاكرة متصفحكم',
  },
};
