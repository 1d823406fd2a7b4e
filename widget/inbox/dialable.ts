/** Which answers may become a link to call. */

/** What a phone can dial, or null: then it is shown as text without a link. */
export function dialable(text: string): string | null {
  const number = text.replace(/[\s().-]/g, '').replace(/^\+?00/, '+');
  return /^\+?[0-9]{6,15}$/.test(number) ? number : null;
}
