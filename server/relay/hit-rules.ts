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
 * The path that is passed on: no query, no fragment, and `-` in place of each part that may name a person
 * (an e-mail address, a phone number, a BSN, a long code). Better a page that can't be told apart than that.
 */
export function cleanPath(page: string): string {
  const parts = page.split(/[?#]/, 1)[0]!.split('/').slice(1, 9);
  return `/${parts.map(cleanPart).join('/')}`;
}

function cleanPart(part: string): string {
  const plain = decoded(part);
  const digits = plain.replace(/\D/g, '').length;
  const known = /^[\p{L}\p{N} ._~-]{0,60}$/u.test(plain);
  return known && digits < 6 && !isCode(plain) ? encodeURIComponent(plain) : '-';
}

/** Letters and digits mixed without a word between them, as in a token or an id. */
function isCode(text: string): boolean {
  return text.split(/[ ._~-]/).some((word) => word.length >= 16 && /\d/.test(word));
}

/** Undone twice, since an address may be encoded in an address; `%` that is left makes the part unknown. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(part));
  } catch {
    return part;
  }
}
