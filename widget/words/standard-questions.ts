/**
 * The standard questions in the other languages, of the same shape as the Dutch. The server puts them among a form's
 * translations, unless the site has its own. Curatele, bewind and mentorschap keep their Dutch names: no other country
 * has the same, and that is what stands in the judge's letter.
 */
import { noEnd } from './age-bands.ts';
import type { Language } from './languages.ts';
import type { standardQuestionsNl } from './standard-questions-nl.ts';

type Widened<Tree> = Tree extends string
  ? string
  : Tree extends (...given: never[]) => unknown
    ? Tree
    : { [Key in keyof Tree]: Widened<Tree[Key]> };

/** The shape of the Dutch words. */
export type StandardQuestions = Widened<typeof standardQuestionsNl>;

const bearer = { curatele: 'curator', bewind: 'bewindvoerder', mentorschap: 'mentor' } as const;

interface Spoken extends StandardQuestions {
  /** Who decides under each kind of representation. */
  bearers: Record<keyof typeof bearer, string>;
  /** Between the last two of a row. */
  or: string;
}

export const standardQuestions: Record<Exclude<Language, 'nl'>, Spoken> = {
  en: {
    bearers: bearer,
    or: 'or',
    who: 'For whom are you filling this in?',
    writers: {
      self: 'For myself',
      child: 'For my child',
      represented: 'For somebody for whom I decide',
      known: 'For somebody I know',
      referrer: 'I am a referrer',
    },
    age: 'How old are you?',
    band: (from, below) => {
      if (from === 0) return `Younger than ${below}`;
      if (below === noEnd) return `${from} or older`;
      return `${from} ${below === from + 2 ? 'or' : 'to'} ${below - 1} years`;
    },
    knowing: {
      'ben-ik': 'Yes, that is me',
      'weet-het': 'Yes, and they agree',
      'nog-niet': 'Not yet',
    },
    notYet: ['Not yet? Do go on. We talk with you first.', 'Not yet? Do go on. I talk with you first.'],
    calls: [
      'We call to ask whether it is all right. You do not know it? Leave this empty.',
      'I call to ask whether it is all right. You do not know it? Leave this empty.',
    ],
    parent: {
      knows: 'Does a parent or guardian know about this?',
      name: 'Name of the parent or guardian',
      phone: 'Phone number of the parent or guardian',
      consent: 'Consent of the parent or guardian',
      statement: 'I am a parent or guardian. I give consent.',
      child: 'Does the child know about this?',
    },
    representation: (kinds) => `Is there ${kinds}?`,
    judge: 'Then a judge has appointed somebody who decides too.',
    none: 'No',
    unsure: 'I do not know',
    kinds: { curatele: 'Yes, curatele', bewind: 'Yes, bewind', mentorschap: 'Yes, mentorschap' },
    other: {
      knows: (who) => `Does the ${who} know about this?`,
      name: (who) => `Name of the ${who}`,
      phone: (who) => `Phone number of the ${who}`,
      consent: (who) => `Consent of the ${who}`,
      statement: 'I may decide about this. I give consent.',
    },
  },
  tr: {
    bearers: bearer,
    or: 'veya',
    who: 'Bunu kimin için dolduruyorsunuz?',
    writers: {
      self: 'Kendim için',
      child: 'Çocuğum için',
      represented: 'Adına karar verdiğim biri için',
      known: 'Tanıdığım biri için',
      referrer: 'Ben yönlendiren kişiyim',
    },
    age: 'Kaç yaşındasınız?',
    band: (from, below) => {
      if (from === 0) return `${below} yaşından küçük`;
      if (below === noEnd) return `${from} yaşında veya daha büyük`;
      return below === from + 2 ? `${from} veya ${below - 1} yaşında` : `${from} ile ${below - 1} yaş arası`;
    },
    knowing: {
      'ben-ik': 'Evet, o kişi benim',
      'weet-het': 'Evet, ve kabul ediyor',
      'nog-niet': 'Henüz değil',
    },
    notYet: [
      'Henüz değil mi? Devam edebilirsiniz. Önce sizinle konuşuruz.',
      'Henüz değil mi? Devam edebilirsiniz. Önce sizinle konuşurum.',
    ],
    calls: [
      'Uygun olup olmadığını sormak için ararız. Bilmiyor musunuz? Boş bırakın.',
      'Uygun olup olmadığını sormak için ararım. Bilmiyor musunuz? Boş bırakın.',
    ],
    parent: {
      knows: 'Anne, baba veya vasi bunu biliyor mu?',
      name: 'Anne, baba veya vasinin adı',
      phone: 'Anne, baba veya vasinin telefon numarası',
      consent: 'Anne, baba veya vasinin izni',
      statement: 'Ben anneyim, babayım veya vasiyim. İzin veriyorum.',
      child: 'Çocuk bunu biliyor mu?',
    },
    representation: (kinds) => `Şunlardan biri var mı: ${kinds}?`,
    judge: 'O zaman hâkim, birlikte karar veren birini atamıştır.',
    none: 'Hayır',
    unsure: 'Bilmiyorum',
    kinds: { curatele: 'Evet, curatele', bewind: 'Evet, bewind', mentorschap: 'Evet, mentorschap' },
    other: {
      knows: (who) => `Bu kişi bunu biliyor mu: ${who}?`,
      name: (who) => `Bu kişinin adı: ${who}`,
      phone: (who) => `Bu kişinin telefon numarası: ${who}`,
      consent: (who) => `Bu kişinin izni: ${who}`,
      statement: 'Bu konuda karar verebilirim. İzin veriyorum.',
    },
  },
  ar: {
    bearers: bearer,
    or: 'أو',
    who: 'لمن تملأون هذا النموذج؟',
    writers: {
      self: 'لنفسي',
      child: 'لطفلي',
      represented: 'لشخص أقرر عنه',
      known: 'لشخص أعرفه',
      referrer: 'أنا جهة إحالة',
    },
    age: 'كم عمركم؟',
    band: (from, below) => {
      if (from === 0) return `أصغر من ${below} سنة`;
      if (below === noEnd) return `${from} سنة أو أكثر`;
      return below === from + 2 ? `${from} أو ${below - 1} سنة` : `من ${from} إلى ${below - 1} سنة`;
    },
    knowing: {
      'ben-ik': 'نعم، أنا هذا الشخص',
      'weet-het': 'نعم، وهو موافق',
      'nog-niet': 'ليس بعد',
    },
    notYet: ['ليس بعد؟ واصلوا من فضلكم. نتحدث معكم أولًا.', 'ليس بعد؟ واصلوا من فضلكم. أتحدث معكم أولًا.'],
    calls: [
      'نتصل لنسأل هل هذا مقبول. لا تعرفونه؟ اتركوا هذا فارغًا.',
      'أتصل لأسأل هل هذا مقبول. لا تعرفونه؟ اتركوا هذا فارغًا.',
    ],
    parent: {
      knows: 'هل يعرف بهذا أحد الوالدين أو الوصي؟',
      name: 'اسم أحد الوالدين أو الوصي',
      phone: 'رقم هاتف أحد الوالدين أو الوصي',
      consent: 'موافقة أحد الوالدين أو الوصي',
      statement: 'أنا أحد الوالدين أو الوصي. أعطي موافقتي.',
      child: 'هل يعرف الطفل بهذا؟',
    },
    representation: (kinds) => `هل يوجد ${kinds}؟`,
    judge: 'عندها يكون القاضي قد عيّن شخصًا يقرر معكم.',
    none: 'لا',
    unsure: 'لا أعرف',
    kinds: { curatele: 'نعم، curatele', bewind: 'نعم، bewind', mentorschap: 'نعم، mentorschap' },
    other: {
      knows: (who) => `هل يعرف بهذا ${who}؟`,
      name: (who) => `اسم ${who}`,
      phone: (who) => `رقم هاتف ${who}`,
      consent: (who) => `موافقة ${who}`,
      statement: 'يحق لي أن أقرر في هذا. أعطي موافقتي.',
    },
  },
  pl: {
    bearers: bearer,
    or: 'lub',
    who: 'Dla kogo wypełniają Państwo ten formularz?',
    writers: {
      self: 'Dla siebie',
      child: 'Dla mojego dziecka',
      represented: 'Dla kogoś, za kogo decyduję',
      known: 'Dla kogoś, kogo znam',
      referrer: 'Jestem osobą kierującą',
    },
    age: 'Ile mają Państwo lat?',
    band: (from, below) => {
      if (from === 0) return `Mniej niż ${below} lat`;
      if (below === noEnd) return `${from} lat lub więcej`;
      return below === from + 2 ? `${from} lub ${below - 1} lat` : `Od ${from} do ${below - 1} lat`;
    },
    knowing: {
      'ben-ik': 'Tak, to ja',
      'weet-het': 'Tak, i zgadza się na to',
      'nog-niet': 'Jeszcze nie',
    },
    notYet: [
      'Jeszcze nie? Można iść dalej. Najpierw porozmawiamy z Państwem.',
      'Jeszcze nie? Można iść dalej. Najpierw porozmawiam z Państwem.',
    ],
    calls: [
      'Zadzwonimy, żeby zapytać, czy to w porządku. Nie znają Państwo numeru? Proszę zostawić puste.',
      'Zadzwonię, żeby zapytać, czy to w porządku. Nie znają Państwo numeru? Proszę zostawić puste.',
    ],
    parent: {
      knows: 'Czy rodzic lub opiekun o tym wie?',
      name: 'Imię i nazwisko rodzica lub opiekuna',
      phone: 'Numer telefonu rodzica lub opiekuna',
      consent: 'Zgoda rodzica lub opiekuna',
      statement: 'Jestem rodzicem lub opiekunem. Wyrażam zgodę.',
      child: 'Czy dziecko o tym wie?',
    },
    representation: (kinds) => `Czy jest ${kinds}?`,
    judge: 'Wtedy sąd wyznaczył osobę, która też decyduje.',
    none: 'Nie',
    unsure: 'Nie wiem',
    kinds: { curatele: 'Tak, curatele', bewind: 'Tak, bewind', mentorschap: 'Tak, mentorschap' },
    other: {
      knows: (who) => `Czy ta osoba o tym wie: ${who}?`,
      name: (who) => `Imię i nazwisko tej osoby: ${who}`,
      phone: (who) => `Numer telefonu tej osoby: ${who}`,
      consent: (who) => `Zgoda tej osoby: ${who}`,
      statement: 'Mogę o tym decydować. Wyrażam zgodę.',
    },
  },
  uk: {
    bearers: bearer,
    or: 'або',
    who: 'Для кого Ви це заповнюєте?',
    writers: {
      self: 'Для себе',
      child: 'Для моєї дитини',
      represented: 'Для людини, за яку я вирішую',
      known: 'Для людини, яку я знаю',
      referrer: 'Я направляю іншу людину',
    },
    age: 'Скільки Вам років?',
    band: (from, below) => {
      if (from === 0) return `Менше ніж ${below} років`;
      if (below === noEnd) return `${from} років або більше`;
      return below === from + 2 ? `${from} або ${below - 1} років` : `Від ${from} до ${below - 1} років`;
    },
    knowing: {
      'ben-ik': 'Так, це я',
      'weet-het': 'Так, і погоджується',
      'nog-niet': 'Ще ні',
    },
    notYet: [
      'Ще ні? Можете йти далі. Спершу ми поговоримо з Вами.',
      'Ще ні? Можете йти далі. Спершу я поговорю з Вами.',
    ],
    calls: [
      'Ми зателефонуємо, щоб спитати, чи це можна. Не знаєте номера? Залиште порожнім.',
      'Я зателефоную, щоб спитати, чи це можна. Не знаєте номера? Залиште порожнім.',
    ],
    parent: {
      knows: 'Чи знає про це хтось із батьків або опікун?',
      name: 'Ім’я одного з батьків або опікуна',
      phone: 'Номер телефону одного з батьків або опікуна',
      consent: 'Згода одного з батьків або опікуна',
      statement: 'Я один із батьків або опікун. Я даю згоду.',
      child: 'Чи знає про це дитина?',
    },
    representation: (kinds) => `Чи є ${kinds}?`,
    judge: 'Тоді суд призначив людину, яка вирішує разом.',
    none: 'Ні',
    unsure: 'Не знаю',
    kinds: { curatele: 'Так, curatele', bewind: 'Так, bewind', mentorschap: 'Так, mentorschap' },
    other: {
      knows: (who) => `Чи знає про це ${who}?`,
      name: (who) => `Ім’я цієї людини: ${who}`,
      phone: (who) => `Номер телефону цієї людини: ${who}`,
      consent: (who) => `Згода цієї людини: ${who}`,
      statement: 'Я можу про це вирішувати. Я даю згоду.',
    },
  },
};
