/** What a form says when something is wrong, in Arabic. */
import type { TroubleWords } from './trouble-nl.ts';

const notOpen = 'النموذج غير مفتوح بعد.';
const lost = 'لم تصل ملفاتكم كما يجب. أرسلوا رسالتكم مرة أخرى أو اتصلوا بنا.';
const notTrusted = 'لم نتمكن من التحقق ممن سيقرأ رسالتكم. لذلك النموذج متوقف.';

export const words: TroubleWords = {
  closed: {
    'no-key': notOpen,
    'no-statement': notOpen,
    'no-reader': notOpen,
    'no-form': notOpen,
    offline: 'لا يوجد اتصال الآن. حاولوا بعد قليل.',
    insecure: 'هذه الصفحة بلا اتصال آمن (https). لذلك النموذج متوقف.',
    'old-browser': 'متصفحكم قديم ولا يستطيع إقفال رسالتكم. الإصدار الأحدث يستطيع ذلك.',
    expired: 'التحقق ممن يقرأ رسالتكم قديم. هل التاريخ على جهازكم صحيح؟',
    'not-yet-valid': 'التاريخ على جهازكم غير صحيح. صححوه ثم حاولوا مرة أخرى.',
    unsigned: notTrusted,
    'wrong-key': notTrusted,
    'wrong-site': notTrusted,
    'too-old': notTrusted,
    malformed: notTrusted,
  },
  contact: 'يمكنكم الاتصال بنا أو الكتابة إلينا.',
  refused: {
    'too-large': 'رسالتكم طويلة جدًا. اختصروها ثم أرسلوها مرة أخرى.',
    'storage-full': 'خادمنا ممتلئ. لم تُرسل رسالتكم. حاولوا لاحقًا أو اتصلوا بنا.',
    'unknown-form': 'هذا النموذج لم يعد موجودًا. لم تُرسل رسالتكم. اتصلوا بنا.',
    'id-taken': 'ربما وصلت رسالتكم. تحققوا برمز الإثبات أو اتصلوا بنا.',
    closed: 'أُغلق النموذج للتو. لم تُرسل رسالتكم. اتصلوا بنا.',
    expired: 'انتظرت رسالتكم 7 أيام ولم تُرسل. حاولوا مرة أخرى أو اتصلوا بنا.',
    'file-gone': 'أحد الملفات اختفى أو تغيّر. احذفوه ثم اختاروه من جديد.',
    'files-lost': lost,
    'files-missing': lost,
    other: 'لم تُرسل رسالتكم. حاولوا مرة أخرى أو اتصلوا بنا.',
  },
  changed: 'راجعوا هذه الأسئلة:',
  wipedOn: (day) => `كان ذلك يوم ${day}.`,
  sure: 'هل أنتم متأكدون؟ سنمحو رسالتكم فورًا.',
  yes: 'نعم، امحوا رسالتي',
  no: 'لا، احتفظوا بها',
  failed: 'لم ينجح ذلك. رسالتكم ما زالت موجودة. حاولوا مرة أخرى أو اتصلوا بنا.',
  held: 'لا يمكن محو رسالتكم الآن. هناك شكوى أو قضية جارية. اتصلوا بنا.',
  earlier: {
    waits: (reference) => `هناك رسالة لكم تنتظر (${reference}). نرسلها الآن.`,
    sent: (reference) => `رسالتكم السابقة ${reference} أُرسلت الآن.`,
    wiped: (reference) => `رسالتكم السابقة ${reference} مُحيت.`,
    lost: (reference) => `رسالتكم السابقة ${reference} لم تصل. املأوا النموذج من جديد أو اتصلوا بنا.`,
  },
};
