/** What a visitor reads about cookies, in Arabic, with the plural of respect, which suits everyone. */
import type { ConsentWords } from './consent-nl.ts';

export const words: ConsentWords = {
  choices: 'اختياراتكم',
  close: 'إغلاق',
  intro: 'شغّلوا ما توافقون عليه. يمكنكم تغيير ذلك في أي وقت.',
  chosen: (day) => `تاريخ اختياركم: ${day}.`,
  signal: 'متصفحكم يطلب عدم تتبّعكم. لذلك كل شيء متوقف. يمكنكم تغيير ذلك بأنفسكم.',
  left: (names) => `لم نتمكن من حذف ما يلي: ${names}. نرجو أن تحذفوه من متصفحكم.`,
  functional: 'الأساسي',
  functionalWhy: 'لا يعمل الموقع من دون ذلك. لذلك هو مشغّل دائمًا.',
  analytics: 'الإحصاءات',
  'click-tracking': 'تتبّع النقرات',
  embedded: 'مقاطع الفيديو والخرائط',
  free: 'لا يلزمكم اختيار شيء للعدّ فقط. يمكنكم إيقافه في أي وقت.',
  ip: 'إخفاء عنوان IP',
  daily: 'يحصل Google كل يوم على رقم مختلف لكم.',
  fresh: 'جديد',
  isKept: (count) => `ماذا يحفظ متصفحكم؟ (${count})`,
  nothingKept: 'لا يحفظ متصفحكم شيئًا لهذا الغرض.',
  columns: ['الاسم وصاحبه', 'الغرض', 'المدة'],
  elsewhere: 'لا يمكننا حذف ملفات الارتباط في مواقع أخرى.',
  noList: 'لا يمكن عرض الشرح الآن. لكن اختياركم يعمل.',
  refuseAll: 'رفض الكل',
  acceptAll: 'قبول الكل',
  save: 'حفظ',
};
