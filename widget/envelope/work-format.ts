/**
 * Work that a browser shows while a form is flooded: a number that, stretched with the server's challenge, begins with
 * so many zero bits. Stretched by the browser's own PBKDF2, so an old phone is hardly worse off than a fast script.
 */

/** Rounds of one try. The server does one to check, some half a millisecond. */
export const workRounds = 2000;
/** Rarely asked; more than this no browser begins. Each bit is twice as many tries. */
export const mostWorkBits = 11;

/** The bits that a challenge `<until>.<bits>.<mark>` asks for; NaN where it is none. */
export function bitsOf(challenge: string): number {
  const [, bits] = /^\d{1,16}\.(\d{1,2})\.[\w-]{22}$/.exec(challenge) ?? [];
  return Number(bits ?? Number.NaN);
}

/** Whether four stretched bytes, as a number, begin with so many zero bits. */
export function meets(stretched: number, bits: number): boolean {
  return bits === 0 || stretched >>> (32 - bits) === 0;
}
