/** The elfproef: what a citizen service number (BSN) must satisfy. Passing does not mean that it exists. Pure. */

/**
 * The nine digits of a number as it was typed (spaces, dots and dashes are fine; an old number of eight digits
 * gets its zero), or null where it can't be a BSN.
 */
export function parseBsn(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '');
  if (!/^\d{8,9}$/.test(digits)) return null;
  const nine = digits.padStart(9, '0');
  return passesElfproef(nine) ? nine : null;
}

/** Whether free text holds nine digits that pass, written together or in groups; a hint, never a verdict. */
export function mentionsBsn(text: string): boolean {
  const runs = [...(text.match(/\d+/g) ?? []), ...(text.match(/\d+(?:[ .-]\d+)+/g) ?? [])];
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '');
    return digits.length === 9 && passesElfproef(digits);
  });
}

/** Weights 9 to 2, and minus 1 for the last digit; the sum is a multiple of 11, and not of zeros alone. */
function passesElfproef(nine: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(nine[place]) * (place < 8 ? 9 - place : -1);
  return sum % 11 === 0 && Number(nine) > 0;
}
