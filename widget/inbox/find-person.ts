/**
 * Finds one person's messages in what was opened, by name, phone number or mail address. In memory only: what is
 * looked for leaves no trace, neither here nor at the server. Pure.
 */
import type { MessageContent } from '../envelope/message-content.ts';

/** Fewer digits would find half the town. */
const leastDigits = 6;
const leastLetters = 2;

/** Whether there is enough to look for. */
export function isSearchable(looked: string): boolean {
  if (isNumber(looked)) return numberOf(looked) !== '';
  return plain(looked).replaceAll(' ', '').length >= leastLetters;
}

/**
 * Does any answer hold all the words, or the number however it is written ("06-1234", "+31 6 1234")?
 * Accents and capitals don't count.
 */
export function mentions({ answers }: Pick<MessageContent, 'answers'>, looked: string): boolean {
  const number = numberOf(looked);
  if (number !== '') return answers.some(({ value }) => digitsOf(value).includes(number));
  const wanted = plain(looked).split(' ').filter(Boolean);
  const text = plain(answers.map(({ value }) => value).join('\n'));
  return wanted.length > 0 && wanted.every((word) => text.includes(word));
}

/** Does a name have every word that is looked for, whole? "Bos" is not "Bosch": what is found is given to somebody. */
export function isNamed(name: string, looked: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(looked)
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => word === '' || words.includes(word));
}

function isNumber(looked: string): boolean {
  return /^[+\d\s().-]+$/.test(looked.trim());
}

/** The digits without 0, +31 or 0031 before them; '' where it is no number, or too short for one. */
function numberOf(looked: string): string {
  if (!isNumber(looked)) return '';
  const digits = digitsOf(looked).replace(/^(0031|31|0)/, '');
  return digits.length >= leastDigits ? digits : '';
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
