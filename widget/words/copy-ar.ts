/** What the sent screen says about a copy to save, in Arabic. */
import type { CopyWords } from './copy-nl.ts';

export const words: CopyWords = {
  open: 'احفظ نسخة',
  warning: 'من يجد هذا الملف يستطيع قراءة رسالتك.',
  shared: 'احفظه على جهازك أنت فقط.',
  save: 'احفظ على هذا الجهاز',
  saved: 'النسخة جاهزة. تجدها بين التنزيلات.',
  file: 'رسالة',
  title: (name) => `رسالتك إلى ${name}`,
  sentOn: 'أُرسلت يوم',
  files: 'الملفات المرفقة',
};
