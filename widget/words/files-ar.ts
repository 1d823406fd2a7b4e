/** What a question for files says, in Arabic. */
import type { FilesWords } from './files-nl.ts';

export const words: FilesWords = {
  types: { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', pdf: 'PDF', docx: 'Word', txt: 'نص' },
  faults: {
    empty: (name) => `‘${name}’ فارغ. اختاروا ملفًا آخر.`,
    type: (name, types) => `لا يمكننا استخدام ‘${name}’. المسموح به: ${types}.`,
    heic: (name) => `‘${name}’ صورة HEIC. احفظوها بصيغة JPEG ثم اختاروها من جديد.`,
    damaged: (name) => `‘${name}’ تالف. التقطوا الصورة مرة أخرى أو اختاروا غيرها.`,
    gone: (name) => `لا يمكننا فتح ‘${name}’. اختاروا الملف مرة أخرى.`,
    large: (name, limit) => `‘${name}’ كبير جدًا. أقصى حجم للملف ${limit}.`,
    many: (_name, limit) => `هذه ملفات كثيرة. العدد المسموح به هنا ${limit}.`,
    all: (name, limit) => `لم يعد هناك مكان لـ ‘${name}’. أقصى حجم للملفات كلها ${limit}.`,
    offline: (name) => `لم نتمكن من فحص ‘${name}’. هل لديكم إنترنت؟ اختاروه مرة أخرى.`,
  },
  help: (types, most, size) => `عدد الملفات: ${most} على الأكثر. النوع: ${types}. حجم كل ملف حتى ${size}.`,
  or: 'أو',
  choose: 'اختاروا ملفًا',
  more: 'اختاروا ملفًا آخر',
  checking: 'نفحص ملفكم.',
  chosen: (name) => `سيُرسل ‘${name}’.`,
  stripped: 'حُذف مكان الصورة ووقتها.',
  remove: 'احذفوا',
  removed: (name) => `لن يُرسل ‘${name}’.`,
  sending: 'نرسل ملفاتكم',
  keepOpen: 'اتركوا هذه الصفحة مفتوحة حتى يُرسل كل شيء.',
  progress: (sent, all) => `${sent} من ${all}`,
  waits: 'لا يوجد اتصال الآن. سنتابع تلقائيًا.',
  almost: 'وصلت ملفاتكم. والآن رسالتكم.',
  stop: 'أوقفوا الإرسال',
};
