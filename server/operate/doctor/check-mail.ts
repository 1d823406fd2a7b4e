/** Mail: that the mail server takes it from us, and that others believe it comes from the domain that it says. */
import { codeOf } from './check-address.ts';
import { type Finding, fine, look, skipped, wrong } from './finding.ts';

export interface MailEffects {
  /** The TXT records of a name; rejects where there are none. */
  resolveTxt: (name: string) => Promise<string[][]>;
  /** Connects and signs in, sends nothing; rejects where that fails. */
  verify: () => Promise<unknown>;
}

export async function checkMail(from: string, effects: MailEffects): Promise<Finding[]> {
  const domain = from.split('@').at(-1)!.replace(/>$/, '');
  return [await checkServer(effects), ...(await checkDomain(domain, effects))];
}

async function checkServer({ verify }: MailEffects): Promise<Finding> {
  try {
    await verify();
    return fine('The mail server lets us in.');
  } catch (error) {
    const code = codeOf(error);
    return wrong(
      `The mail server does not let us in (${code}).`,
      code === 'EAUTH'
        ? 'Look at the user and the password in SMTP_URL.'
        : 'Look at host and port in SMTP_URL.',
    );
  }
}

async function checkDomain(domain: string, { resolveTxt }: MailEffects): Promise<Finding[]> {
  const spf = await textOf(resolveTxt, domain, 'v=spf1');
  const dmarc = await textOf(resolveTxt, `_dmarc.${domain}`, 'v=DMARC1');
  if (spf === 'unreachable' || dmarc === 'unreachable')
    return [skipped(`The DNS of ${domain} could not be asked from here.`)];
  return [
    spf
      ? fine(`${domain} says who may send its mail (SPF).`)
      : wrong(
          `${domain} has no SPF record.`,
          'Add a TXT record with "v=spf1 …" that names your mail server.',
        ),
    dmarc === null
      ? wrong(
          `${domain} has no DMARC record.`,
          `Add a TXT record at _dmarc.${domain}: "v=DMARC1; p=quarantine".`,
        )
      : /\bp=none\b/.test(dmarc)
        ? look(
            `${domain} asks others to do nothing with false mail (DMARC p=none).`,
            'Make it p=quarantine or p=reject.',
          )
        : fine(`${domain} asks others to refuse false mail (DMARC).`),
  ];
}

async function textOf(
  resolveTxt: MailEffects['resolveTxt'],
  name: string,
  begins: string,
): Promise<string | 'unreachable' | null> {
  try {
    const records = (await resolveTxt(name)).map((parts) => parts.join(''));
    return records.find((each) => each.toLowerCase().startsWith(begins.toLowerCase())) ?? null;
  } catch (error) {
    return ['ENODATA', 'ENOTFOUND'].includes(codeOf(error)) ? null : 'unreachable';
  }
}
