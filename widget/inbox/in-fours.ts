/** How fingerprints are shown, here and nowhere else. */

/** "AbCd EfGh …": a fingerprint in groups of four, to read to each other over the phone. */
export function inFours(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? '';
}
