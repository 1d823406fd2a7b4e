/** What the relay lets through of a hit: the rules, without a clock, a key or a connection. */
import type { Hit } from '../submissions/intake-api.ts';

/** A hit is this small; a longer body is not read as one. */
export const hitCeilingBytes = 1024;

const events: readonly string[] = ['page_view', 'file_download', 'outbound'] satisfies Hit['event'][];
const keys = ['service', 'event', 'page', 'proof'] satisfies (keyof Hit)[];

/** The hit in a request's text, or undefined for anything that is not exactly one (GA-37). */
export function parseHit(text: string): Hit | undefined {
  if (text.length > hitCeilingBytes) return;
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return;
  }
  if (typeof input !== 'object' || input === null || Object.keys(input).length !== keys.length) return;
  const hit = input as Record<string, unknown>;
  if (!keys.every((key) => typeof hit[key] === 'string')) return;
  if (!events.includes(hit.event as string) || !/^[\w-]{22}$/.test(hit.proof as string)) return;
  return input as Hit;
}

/**
 * The path that is passed on (GA-34, GA-36). With the site's own list of `pages`, one of those or `/-`: then nothing
 * that a visitor brought along can pass. Without, no query, no fragment, and `-` for each part that is not a plain
 * lower-case word or few: an address, a number, a code, a name with capitals. A name written as a plain word can't
 * be told from a page, which is what the list is for.
 */
export function cleanPath(page: string, pages?: readonly string[]): string {
  const path = page.split(/[?#]/, 1)[0]!;
  if (pages) return pages.find((each) => each === path || `${each}/` === path) ?? '/-';
  return `/${path.split('/').slice(1, 9).map(cleanPart).join('/')}`;
}

/** Words of lower-case letters or few digits with - between them, as websites name their pages. */
const plainPart = /^(?!.{61})(\p{Ll}|\d|-)*(\.(html?|php|aspx?|pdf))?$/u;

function cleanPart(part: string): string {
  const plain = decoded(part);
  const digits = plain.replace(/\D/g, '').length;
  return plainPart.test(plain) && digits < 6 && !isCode(plain) ? encodeURIComponent(plain) : '-';
}

/** Letters and digits mixed, as in a token, an id or what an advertisement was clicked with. */
function isCode(text: string): boolean {
  return text.split(/[.-]/).some((word) => word.length > 8 && /\d/.test(word) && /\D/.test(word));
}

/** Undone twice, since an address may be encoded in an address; `%` that is left makes the part unknown. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(part));
  } catch {
    return part;
  }
}
