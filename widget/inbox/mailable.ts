/**
 * A mail address that a form asked for, as a link that opens a mail without any content of the message. A stranger
 * typed it: null for anything that could be more than one plain address, so that nothing else gets into the mail.
 */
export function mailable(value: string, { subject, body }: { subject: string; body: string }): string | null {
  const address = value.trim();
  if (!/^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(address)) return null;
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
