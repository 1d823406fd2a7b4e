/**
 * Notices numbers in free text that nobody should send without need (AV-11, AV-43). A hint, never a verdict: what
 * looks like a postcode, phone number, date, account or word with a year is left alone. Pure.
 */
import { mentionsBsn } from './elfproef.ts';

/** What was noticed, or '' for nothing. */
export type NoticedNumber = 'bsn' | 'document' | '';

export function noticedNumber(text: string): NoticedNumber {
  if (mentionsBsn(text)) return 'bsn';
  return mentionsDocument(text) ? 'document' : '';
}

/**
 * Whether free text holds the number of a Dutch passport or identity card (two letters, six letters or digits, a
 * digit, never the letter O), or of a driving licence (ten digits; a phone number begins with 0 or +).
 */
export function mentionsDocument(text: string): boolean {
  // Pieces as they stand between spaces and marks; what belongs to an address of mail or web is no number.
  return text.split(/[^\p{L}\d@+_./:-]+/u).some((piece) => {
    const word = piece.replace(/^[./:-]+|[./:-]+$/g, '').replace(/^.*:/, '');
    if (/^[1-9]\d{9}$/.test(word)) return true;
    // A word with a year or another short number behind it: "april2026", "kamer1234".
    return /^(?![a-z]+\d{1,4}$)[a-np-z]{2}[a-np-z\d]{6}\d$/i.test(word);
  });
}
