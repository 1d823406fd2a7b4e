/** What stands around the receipt on our own page, in every language: the server writes it, without a script. */
import type { Language } from './languages.ts';

export const words: Record<Language, { title: (name: string) => string; noScript: string; phone: string }> = {
  nl: {
    title: (name) => `Uw bericht aan ${name}`,
    noScript: 'Deze pagina werkt alleen met JavaScript. U kunt ons bellen.',
    phone: 'Telefoon',
  },
  en: {
    title: (name) => `Your message to ${name}`,
    noScript: 'This page works only with JavaScript. You can call us.',
    phone: 'Phone',
  },
  tr: {
    title: (name) => `Mesajınız: ${name}`,
    noScript: 'Bu sayfa yalnızca JavaScript ile çalışır. Bizi arayabilirsiniz.',
    phone: 'Telefon',
  },
  ar: {
    title: (name) => `رسالتكم إلى ${name}`,
    noScript: 'تعمل هذه الصفحة مع JavaScript فقط. يمكنكم الاتصال بنا.',
    phone: 'الهاتف',
  },
  pl: {
    title: (name) => `Państwa wiadomość: ${name}`,
    noScript: 'Ta strona działa tylko z JavaScript. Można do nas zadzwonić.',
    phone: 'Telefon',
  },
  uk: {
    title: (name) => `Ваше повідомлення: ${name}`,
    noScript: 'Ця сторінка працює лише з JavaScript. Можете зателефонувати нам.',
    phone: 'Телефон',
  },
};
