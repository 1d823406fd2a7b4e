/** What the page of a form in a frame says where no script runs; in every language, since there is no other page. */
import type { Language } from './languages.ts';

export const words: Record<Language, { noScript: string }> = {
  nl: { noScript: 'Dit formulier werkt alleen met JavaScript. Bel of schrijf ons gerust.' },
  en: { noScript: 'This form works only with JavaScript. Do call or write to us.' },
  tr: { noScript: 'Bu form yalnızca JavaScript ile çalışır. Bizi arayabilir veya bize yazabilirsiniz.' },
  ar: { noScript: 'يعمل هذا النموذج مع JavaScript فقط. يمكنكم الاتصال بنا أو الكتابة إلينا.' },
  pl: { noScript: 'Ten formularz działa tylko z JavaScript. Można do nas zadzwonić lub napisać.' },
  uk: { noScript: 'Ця форма працює лише з JavaScript. Можете зателефонувати або написати нам.' },
};
