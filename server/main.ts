/** DOOR: the server of one provider or of hundreds. Environment, disk, clock and port come together here only. */
import { stderrLog } from './door/log.ts';
import { listen } from './listen.ts';
import { serveMetrics } from './operate/serve-metrics.ts';
import { openServices } from './services.ts';
import { readSettings } from './settings/operator-settings.ts';
import { releasedAt } from './settings/released-at.ts';

/** Starts the server from an environment; resolves once it answers. Throws before it listens when anything is wrong. */
export async function serve(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ stop(): Promise<void> }> {
  const settings = readSettings(environment);
  const services = await openServices({
    dataDir: settings.DATA_DIR,
    sitesDir: settings.SITES_DIR,
    loketOrigin: settings.LOKET_ORIGIN,
    inboxOrigin: settings.INBOX_ORIGIN,
    smtp: { url: settings.SMTP_URL },
    mailFrom: settings.MAIL_FROM,
    analytics: { upstream: settings.ANALYTICS_UPSTREAM, secrets: settings.ANALYTICS_SECRETS },
    clock: settings.CLOCK,
    trustedHops: settings.TRUSTED_HOPS,
    securityContact: settings.SECURITY_CONTACT,
    ...(settings.DIST_DIR && { dist: settings.DIST_DIR }),
    ...(settings.BACKUP_DIR &&
      settings.BACKUP_KEY && {
        backup: { into: settings.BACKUP_DIR, keyFile: settings.BACKUP_KEY, keep: settings.BACKUP_KEEP },
      }),
    releasedAt,
  });
  const { HOST: host, PORT, INBOX_ORIGIN: inboxOrigin } = settings;
  const listening = await listen(services, { host, port: PORT, inboxOrigin }).catch(async (error) => {
    await services.close();
    throw error;
  });
  const figures =
    settings.METRICS_PORT === undefined
      ? undefined
      : await serveMetrics(services.metrics, {
          host: settings.METRICS_HOST,
          port: settings.METRICS_PORT,
        }).catch(async (error) => {
          await listening.stop();
          await services.close();
          throw error;
        });
  stderrLog({ at: new Date().toISOString(), event: 'listening', port: listening.port });
  return {
    async stop() {
      services.news.end();
      await figures?.stop();
      await listening.stop();
      await services.close();
    },
  };
}

/** Runs until it is told to stop; then everything acknowledged is on the disk and the process ends by itself. */
export async function serveUntilStopped(): Promise<void> {
  const server = await serve();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop());
}

if (import.meta.main) await serveUntilStopped();
