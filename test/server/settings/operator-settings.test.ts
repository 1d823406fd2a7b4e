/** The operator's settings: all problems at once, never a value in the message. */
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsRefused } from '../../../server/settings/operator-settings.ts';

const right = {
  SITES_DIR: 'sites',
  LOKET_ORIGIN: 'https://loket.example',
  INBOX_ORIGIN: 'https://inbox.example',
  SMTP_URL: 'smtps://user:geheim@mail.example',
  MAIL_FROM: 'loket@example.org',
};

function faultsOf(change: NodeJS.ProcessEnv): string[] {
  try {
    readSettings({ ...right, ...change });
  } catch (error) {
    if (error instanceof SettingsRefused) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('readSettings', () => {
  it('fills in what was not said, and freezes', () => {
    const settings = readSettings({ ...right, PORT: '' });
    expect(settings).toMatchObject({ DATA_DIR: 'data', HOST: '127.0.0.1', PORT: 8787, CLOCK: 'check' });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('tells all problems at once', () => {
    expect(
      faultsOf({ SITES_DIR: undefined, LOKET_ORIGIN: 'https://loket.example/', PORT: 'x', CLOCK: 'no' }),
    ).toEqual([
      'SITES_DIR is missing',
      'LOKET_ORIGIN must be an origin: https://name, no slash',
      'CLOCK must be check or host',
      'PORT must be a number',
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    const [fault] = faultsOf({ SMTP_URL: 'geheim' });
    expect(fault).toBe('SMTP_URL must begin with smtp:// or smtps://');
  });

  it('refuses one origin for visitors and inbox', () => {
    expect(faultsOf({ INBOX_ORIGIN: right.LOKET_ORIGIN })).toEqual([
      'INBOX_ORIGIN must differ from LOKET_ORIGIN: no visitor page may share the inbox’s origin',
    ]);
  });

  it('reads the secret of each measurement id', () => {
    const { ANALYTICS_SECRETS } = readSettings({ ...right, ANALYTICS_SECRETS: 'G-ABCD=een,G-EFGH=twee' });
    expect(ANALYTICS_SECRETS).toEqual({ 'G-ABCD': 'een', 'G-EFGH': 'twee' });
    expect(faultsOf({ ANALYTICS_SECRETS: 'een' })).toHaveLength(1);
  });

  it('asks a command only for what it needs', () => {
    expect(readSettings({ DATA_DIR: 'x' }, ['DATA_DIR'])).toEqual({ DATA_DIR: 'x' });
  });
});
