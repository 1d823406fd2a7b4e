/**
 * What the operator sets, from the environment. One strict schema, all problems at once, frozen;
 * only main.ts and cli.ts read it, the rooms get arguments.
 */
import { z } from 'zod';

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin: https://name, no slash',
  );
const words = z.string().min(1, 'must not be empty');

/** `G-XXXX=secret,G-YYYY=secret`: the Measurement Protocol's secret of each property. */
const secrets = z
  .string()
  .regex(/^(G-[A-Z0-9]{4,12}=[^,=]+(,|$))*$/, 'must be like G-XXXX=secret,G-YYYY=secret')
  .transform(
    (text): Readonly<Record<string, string>> =>
      Object.fromEntries(
        text
          .split(',')
          .filter((pair) => pair !== '')
          .map((pair) => pair.split('=')),
      ),
  );

/** By the name of the environment variable. */
export const settingsSchema = z.object({
  /** Folder for database and ledger; back it up without the write-ahead log's history. */
  DATA_DIR: words.default('data'),
  /** Folder with the settings documents of the sites. */
  SITES_DIR: words,
  /** Where visitors' browsers find us. */
  LOKET_ORIGIN: origin,
  /** Where the inbox lives; an origin of its own. */
  INBOX_ORIGIN: origin,
  /** smtp://user:secret@host:port, or smtps. */
  SMTP_URL: z.string().regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://'),
  MAIL_FROM: z.email('must be a mail address'),
  /** Origin of the Measurement Protocol to which the relay passes hits on; the usual one is in the EU. */
  ANALYTICS_UPSTREAM: origin.default('https://region1.google-analytics.com'),
  ANALYTICS_SECRETS: secrets.prefault(''),
  /** 'check' believes the machine's clock only once something confirmed it; 'host' at once. */
  CLOCK: z.enum(['check', 'host'], 'must be check or host').default('check'),
  /** Folder of the built files, where it is not the project's own. */
  DIST_DIR: words.optional(),
  /** Where a back-up goes every day; with BACKUP_KEY. Another disk, or a folder that is copied to one. */
  BACKUP_DIR: words.optional(),
  /** File with the public half of the back-up key: `privacyloket backup key <file>`. */
  BACKUP_KEY: words.optional(),
  /** How long a back-up is kept; what was wiped is in the older ones until then, sealed twice. */
  BACKUP_KEEP: z
    .string()
    .regex(/^P[1-9]\d?[DW]$/, 'must be a number of days or weeks: P7D')
    .default('P7D'),
  /**
   * How many proxies stand before us, each of which adds the address that it saw to X-Forwarded-For. Where it is not
   * set, one is believed that is on this machine or in its private network; 0 believes none.
   */
  TRUSTED_HOPS: z.coerce.number('must be a number').int().min(0).max(9).optional(),
  /** Behind a proxy that does TLS, only this machine has to reach us. */
  HOST: words.default('127.0.0.1'),
  /** For /.well-known/security.txt: where somebody tells of a weakness. */
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must begin with mailto: or https://')
    .optional(),
  /** Where Prometheus finds the figures, at /metrics; none where it is not set. */
  METRICS_PORT: z.coerce.number('must be a number').int().min(0).max(65_535).optional(),
  METRICS_HOST: words.default('127.0.0.1'),
  PORT: z.coerce.number('must be a number').int().min(0).max(65_535).default(8787),
});

export type OperatorSettings = Readonly<z.output<typeof settingsSchema>>;

/** Thrown by `readSettings`: each wrong variable with what it must be, never its value, which may be a secret. */
export class SettingsRefused extends Error {
  readonly code = 'settings-refused';
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SettingsRefused';
  }
}

/** Reads the settings that `wanted` names, or all of them. Throws `SettingsRefused`. */
export function readSettings<Name extends keyof OperatorSettings = keyof OperatorSettings>(
  environment: NodeJS.ProcessEnv,
  wanted: readonly Name[] = Object.keys(settingsSchema.shape) as Name[],
): Readonly<Pick<OperatorSettings, Name>> {
  const faults: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const name of wanted) {
    // An empty variable is how many a compose file says "not set".
    const parsed = settingsSchema.shape[name].safeParse(environment[name] || undefined);
    if (parsed.success) settings[name] = parsed.data;
    else faults.push(`${name} ${environment[name] ? parsed.error.issues[0]!.message : 'is missing'}`);
  }
  if ('LOKET_ORIGIN' in settings && settings.LOKET_ORIGIN === settings.INBOX_ORIGIN)
    faults.push('INBOX_ORIGIN must differ from LOKET_ORIGIN: no visitor page may share the inbox’s origin');
  if ('BACKUP_DIR' in settings && 'BACKUP_KEY' in settings && !settings.BACKUP_DIR !== !settings.BACKUP_KEY)
    faults.push('BACKUP_DIR and BACKUP_KEY go together: a back-up is always sealed');
  if (faults.length > 0) throw new SettingsRefused(faults);
  return Object.freeze(settings) as Readonly<Pick<OperatorSettings, Name>>;
}
