/**
 * Why a mail was not taken, as a short code: the mail server's own text may hold an address, so it is never kept.
 */

/** 'unreachable' and 'sign-in' concern every mail; the others only this one. */
export type DeliveryFault =
  | 'unreachable'
  | 'sign-in'
  | 'tls'
  | 'recipient-refused'
  | 'recipient-busy'
  | 'refused'
  | 'busy'
  | 'unknown';

const byCode: Readonly<Record<string, DeliveryFault>> = {
  ECONNECTION: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ESOCKET: 'unreachable',
  EDNS: 'unreachable',
  EPROXY: 'unreachable',
  EPROTOCOL: 'unreachable',
  EAUTH: 'sign-in',
  ENOAUTH: 'sign-in',
  EOAUTH2: 'sign-in',
  ETLS: 'tls',
  EREQUIRETLS: 'tls',
};

/** Turns what nodemailer threw into a code; never throws itself. */
export function faultOf(error: unknown): DeliveryFault {
  const { code, originalCode, responseCode } = Object(error) as Record<string, unknown>;
  // How TLS failed is told in the code that Node gave: https://nodejs.org/api/tls.html#x509-certificate-error-codes
  if (/CERT|CRL|UNABLE_TO_|HOSTNAME_MISMATCH|^ERR_(TLS|SSL)/.test(String(originalCode ?? ''))) return 'tls';
  // RFC 5321 section 4.2.1: 4yz is worth trying again soon, 5yz is a refusal.
  const later = typeof responseCode === 'number' && responseCode < 500;
  if (code === 'EENVELOPE') return later ? 'recipient-busy' : 'recipient-refused';
  if (code === 'EMESSAGE' || code === 'ESTREAM') return later ? 'busy' : 'refused';
  return byCode[String(code)] ?? 'unknown';
}

/** True where trying the next mail now would only fail in the same way. */
export function stopsAll(fault: DeliveryFault): boolean {
  return fault === 'unreachable' || fault === 'sign-in' || fault === 'tls';
}

const firstWaitMs = 60_000;
/** Nothing waits longer than this between two attempts, in ms. */
export const longestWaitMs = 6 * 3_600_000;

/** How long to wait after this many failed attempts, in ms: one minute, doubling to six hours. */
export function waitAfter(attempts: number): number {
  return Math.min(firstWaitMs * 2 ** Math.max(0, attempts - 1), longestWaitMs);
}
