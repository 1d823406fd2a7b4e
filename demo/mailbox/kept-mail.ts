/** Mail on disk, one file each as it came in, so a second start of the demo finds it all. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptMail {
  /** File name without its ending; sorts by arrival. */
  id: string;
  raw: Buffer;
}

export interface MailFolder {
  /** Durable when it resolves. */
  keep(raw: Buffer): Promise<void>;
  /** Newest first. */
  ids(): string[];
  read(id: string): KeptMail | undefined;
}

const ending = '.eml';

/** Opens a folder of mails and makes it where there is none. */
export function openMailFolder(folder: string): MailFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ids = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
      .sort()
      .reverse();
  let last = Number(ids()[0] ?? 0);
  return {
    ids,
    async keep(raw) {
      last += 1;
      const file = join(folder, `${String(last).padStart(6, '0')}${ending}`);
      const handle = await open(`${file}.new`, 'w', 0o600);
      try {
        await handle.writeFile(raw);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.new`, file);
    },
    read: (id) =>
      ids().includes(id) ? { id, raw: readFileSync(join(folder, `${id}${ending}`)) } : undefined,
  };
}
