/** Whether a text is the one that was signed; loaded only where the settings were signed. */
import { hashText } from '../envelope/hash.ts';

/** `hash` is base64url, as the signed settings have it. */
export async function isAsSigned(text: string, hash: string): Promise<boolean> {
  return (await hashText(text)) === hash;
}
