/**
 * Writes the files of an opened message where somebody asked for them: under names that deceive nobody, over nothing
 * that is there, readable by that person alone. Each is whole or not there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFileType } from '../../widget/envelope/file-types.ts';
import type { MessageContent } from '../../widget/envelope/message-content.ts';
import type { MessageSecret } from '../../widget/envelope/message-keys.ts';
import { openFile } from '../../widget/envelope/open-file.ts';
import { safeName } from '../../widget/envelope/safe-name.ts';
import { type Context, referenceOf } from '../../widget/envelope/wire.ts';
import type { SealedMessage } from './sealed-messages.ts';

export interface MessageOfFiles {
  context: Context;
  secret: MessageSecret;
  content: MessageContent;
}

/** Names that were written, and how many could not be: not there, damaged, or a file of that name was there. */
export async function writeFiles(
  { readFile }: SealedMessage,
  { context, secret, content: { files = [] } }: MessageOfFiles,
  folder: string,
): Promise<{ written: string[]; failed: number }> {
  const written: string[] = [];
  let failed = 0;
  for (const [file, entry] of files.entries())
    try {
      if (!readFile) throw new Error('a mailed file has none with it');
      const content = await openFile(secret, file, entry, readFile(file));
      const type = isFileType(entry.type) ? entry.type : null;
      const name = `${referenceOf(context.id)} ${file + 1} ${safeName(entry.name, type)}`;
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(join(folder, name), new Uint8Array(await content.arrayBuffer()), {
        flag: 'wx',
        mode: 0o600,
      });
      written.push(name);
    } catch {
      failed += 1;
    }
  return { written, failed };
}
