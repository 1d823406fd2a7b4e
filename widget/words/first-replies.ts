/**
 * A first reply in each language that a visitor can write in, for staff who don't speak it. It says nothing of what
 * was asked, so it needs no translating; a site adds its own with `answers` in its settings.
 */
import type { Language } from './languages.ts';

/** "We call you with an interpreter." */
export const firstReplies: Readonly<Record<Language, string>> = {
  nl: 'Dank u voor uw bericht. Wij bellen u met een tolk.',
  en: 'Thank you for your message. We will call you with an interpreter.',
  tr: 'Mesajınız için teşekkür ederiz. Sizi bir tercümanla arayacağız.',
  ar: 'شكرًا على رسالتك. سنتصل بك مع مترجم.',
  pl: 'Dziękujemy za wiadomość. Zadzwonimy do Państwa z tłumaczem.',
  uk: 'Дякуємо за ваше повідомлення. Ми зателефонуємо вам із перекладачем.',
};

/** Each language by its name in Dutch and in English. */
export const languageNames: Readonly<Record<'nl' | 'en', Record<Language, string>>> = {
  nl: { nl: 'Nederlands', en: 'Engels', tr: 'Turks', ar: 'Arabisch', pl: 'Pools', uk: 'Oekraïens' },
  en: { nl: 'Dutch', en: 'English', tr: 'Turkish', ar: 'Arabic', pl: 'Polish', uk: 'Ukrainian' },
};
