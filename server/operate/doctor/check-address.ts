/** An address as a browser far away would find it: the certificate, the way to us, and the headers that must arrive. */
import { connect, type PeerCertificate } from 'node:tls';
import { type Finding, fine, look, skipped, wrong } from './finding.ts';

export interface AddressEffects {
  fetch: typeof globalThis.fetch;
  /** Milliseconds until which the certificate of this host is valid; rejects where there is no valid one. */
  validUntil: (host: string, port: number) => Promise<number>;
  /** Milliseconds. */
  now: number;
}

const dayMs = 86_400_000;
const patienceMs = 10_000;
/** Renewal is tried a month ahead everywhere; by then it has failed. */
const soonDays = 14;

export interface Address {
  /** Name of the setting. */
  setting: 'LOKET_ORIGIN' | 'INBOX_ORIGIN';
  origin: string;
  /** A path of ours, and what its answer must hold. */
  path: string;
  holds: string;
}

export async function checkAddress(address: Address, effects: AddressEffects): Promise<Finding[]> {
  return [await checkCertificate(address, effects), ...(await checkAnswer(address, effects))];
}

async function checkCertificate({ setting, origin }: Address, effects: AddressEffects): Promise<Finding> {
  const { protocol, hostname, port } = new URL(origin);
  if (protocol === 'http:') {
    const isHere = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
    if (isHere) return skipped(`${setting} is a plain address of this machine, as for a trial.`);
    return wrong(`${setting} begins with http://.`, 'Let a proxy do TLS, and write https:// in the setting.');
  }
  try {
    const days = Math.floor(
      ((await effects.validUntil(hostname, Number(port || 443))) - effects.now) / dayMs,
    );
    const said = `The certificate of ${setting} is valid for ${days} more days.`;
    return days < soonDays
      ? wrong(said, 'Renew it now, and look why that did not happen by itself.')
      : fine(said);
  } catch (error) {
    return wrong(
      `There is no valid certificate at ${setting} (${codeOf(error)}).`,
      'Look at the proxy that does TLS, and at the DNS of the name.',
    );
  }
}

async function checkAnswer(
  { setting, origin, path, holds }: Address,
  { fetch }: AddressEffects,
): Promise<Finding[]> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(origin + path, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) });
    text = await answer.text();
  } catch (error) {
    return [
      wrong(
        `Nothing answers at ${setting} (${codeOf(error)}).`,
        'Look whether server and proxy run, and at the DNS of the name.',
      ),
    ];
  }
  if (answer.status === 421)
    return [
      wrong(
        `The proxy does not pass the host name of ${setting} on.`,
        'Let it pass the Host header on as it came.',
      ),
    ];
  if (!text.includes(holds))
    return [
      wrong(
        `Something else than this server answers at ${setting}.`,
        'Look where the proxy sends that name.',
      ),
    ];
  const missing = ['content-security-policy', 'x-content-type-options', 'referrer-policy'].filter(
    (name) => !answer.headers.get(name),
  );
  if (origin.startsWith('https:') && !answer.headers.get('strict-transport-security'))
    missing.push('strict-transport-security');
  return [
    missing.length === 0
      ? fine(`${setting} answers, with its security headers.`)
      : wrong(
          `The proxy takes away from ${setting}: ${missing.join(', ')}.`,
          'Let it pass our headers on untouched.',
        ),
    ...(answer.headers.get('set-cookie')
      ? [look(`The proxy sets a cookie at ${setting}.`, 'Switch that off: the server needs none there.')]
      : []),
  ];
}

/** What Node offers; the chain and the name are verified, so what is not valid is an error here. */
export function certificateUntil(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host, timeout: patienceMs }, () => {
      const certificate: PeerCertificate = socket.getPeerCertificate();
      socket.destroy();
      resolve(Date.parse(certificate.valid_to));
    });
    socket.on('error', reject);
    socket.on('timeout', () => socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
  });
}

/** A code, never the text of an error. */
export function codeOf(error: unknown): string {
  const { code, cause, name } = (error ?? {}) as {
    code?: unknown;
    cause?: { code?: unknown };
    name?: string;
  };
  return String(code ?? cause?.code ?? name ?? 'unknown');
}
