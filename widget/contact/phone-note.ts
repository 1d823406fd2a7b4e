/** What a form shows where it can't be drawn: whom to call. Plain DOM, so that no policy of the page refuses it. */

import { isAsSigned } from '../envelope/as-signed.ts';
import type { PartsOfPage } from '../parts.ts';
import type { ConsentDetails } from '../settings/gate-settings.ts';
import type { Language } from '../words/languages.ts';

/** What stands before the phone number and before the mail address; all languages here, since a fetch has just failed. */
export const words: Record<Language, (name: string) => [string, string]> = {
  nl: (name) => [`Het formulier werkt hier niet. Bel ${name}: `, ' of mail naar '],
  en: (name) => [`The form does not work here. Call ${name}: `, ' or write to '],
  tr: (name) => [`Form burada çalışmıyor. Arayın: ${name}, `, ' veya şuraya yazın: '],
  ar: (name) => [`النموذج لا يعمل هنا. اتصلوا بـ ${name}: `, ' أو اكتبوا إلى '],
  pl: (name) => [`Formularz tu nie działa. Proszę zadzwonić: ${name}, `, ' lub napisać: '],
  uk: (name) => [`Форма тут не працює. Зателефонуйте: ${name}, `, ' або напишіть: '],
};

/** Puts it into every form that shows nothing of its own. Rejects without a connection; nothing is shown then. */
export async function notePhone({ loket, settings, language }: Omit<PartsOfPage, 'core'>): Promise<void> {
  const { site, details } = settings;
  const answer = await fetch(`${loket}/s/${site}/details`, { credentials: 'omit' });
  const text = await answer.text();
  // A number that nobody signed is worse than none.
  if (details && !(await isAsSigned(text, details))) return;
  const { organisation }: ConsentDetails = JSON.parse(text);
  const { name, phone, email } = organisation;
  for (const form of document.querySelectorAll('privacy-form')) {
    if (form.childElementCount || form.textContent?.trim()) continue;
    const said = document.createElement('p');
    const call = Object.assign(document.createElement('a'), { href: `tel:${phone.replace(/[^+\d]/g, '')}` });
    const write = Object.assign(document.createElement('a'), { href: `mailto:${email}` });
    call.textContent = phone;
    write.textContent = email;
    const [before, between] = words[language](name);
    said.dir = language === 'ar' ? 'rtl' : 'ltr';
    call.dir = 'ltr';
    said.append(before, call, between, write, '.');
    form.append(said);
  }
}
