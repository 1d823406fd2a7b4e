/**
 * `privacyloket open`: reads messages with the twelve words of the recovery sheet, without a server or a network.
 * It writes nothing down but the files that it was asked to, so no line in the register says that it was done: the sheet belongs in a safe.
 * Loaded for this command only: a running server holds nothing that opens (promise 2).
 */
import type { Readable } from 'node:stream';
import type { MessageSecret } from '../../widget/envelope/message-keys.ts';
import { openBody, openSecret } from '../../widget/envelope/open.ts';
import { openNotes } from '../../widget/envelope/open-note.ts';
import { parseHeader } from '../../widget/envelope/parse-envelope.ts';
import type { ReadingKey } from '../../widget/envelope/reading-key.ts';
import { readRecoveryWords, recoveryKeys } from '../../widget/envelope/recovery.ts';
import { WordsRefused } from '../../widget/envelope/spoken-words.ts';
import { openNl, wordsFault } from '../../widget/words/open-nl.ts';
import { messageText, type WrittenText } from './message-text.ts';
import { type SealedMessage, sealedMessages } from './sealed-messages.ts';
import { typedSheet } from './typed-sheet.ts';
import { type MessageOfFiles, writeFiles } from './write-files.ts';

export interface OpenEffects {
  /** Where the words come from: never an argument, since those stand in a shell's history and in process lists. */
  input: Readable;
  /** Gets the messages. */
  print: (line: string) => void;
  /** Gets the question and what went wrong, so that a file made of the rest holds messages only. */
  tell: (line: string) => void;
  /** In ms: a message whose date has come is gone here too, though its bytes may wait for the sweep. */
  now: number;
  /** Where files are written that came with a message; left out, they are named and stay sealed. */
  files?: string | undefined;
}

/**
 * Opens one mailed envelope, or all that a data folder still keeps, oldest first. Returns the exit code: 0 where
 * everything opened. What is wrong is said of the words only; of anything else just that it does not open.
 */
export async function openCommand(
  path: string,
  { input, print, tell, now, files }: OpenEffects,
): Promise<number> {
  let close = () => {};
  try {
    const sealed = await sealedMessages(path, now);
    ({ close } = sealed);
    const { messages } = sealed;
    tell(openNl.ask);
    const seed = await readRecoveryWords(await typedSheet(input));
    const keys = new Map<string, ReadingKey[]>();
    const keysOf = async (site: string) => {
      const known = keys.get(site) ?? (await recoveryKeys(seed, site)).reading;
      keys.set(site, known);
      return known;
    };
    let closed = 0;
    let lost = 0;
    for (const sealedMessage of messages) {
      const message = await opened(sealedMessage, keysOf);
      if (message === null) {
        closed += 1;
        continue;
      }
      print(message.text);
      if (files === undefined || !message.content.files) continue;
      const { written, failed } = await writeFiles(sealedMessage, message, files);
      for (const name of written) tell(openNl.written(name));
      if (failed > 0) tell(openNl.filesFailed(failed));
      lost += failed;
    }
    if (messages.length === 0) tell(openNl.nothing);
    if (closed > 0) tell(closed < messages.length ? openNl.some(closed, messages.length) : openNl.failed);
    return closed + lost > 0 ? 1 : 0;
  } catch (fault) {
    tell(fault instanceof WordsRefused ? wordsFault(fault) : openNl.failed);
    return 1;
  } finally {
    close();
  }
}

interface OpenedMessage extends MessageOfFiles {
  text: string;
}

/** Null where it does not open: one damaged message must not keep the others closed. */
async function opened(
  { header, body, receivedAt, notes }: SealedMessage,
  keysOf: (site: string) => Promise<ReadingKey[]>,
): Promise<OpenedMessage | null> {
  try {
    const parsed = parseHeader(JSON.parse(header));
    const secret = await openSecret(parsed, await keysOf(parsed.context.site));
    const content = await openBody(secret, body);
    return {
      context: parsed.context,
      secret,
      content,
      text: messageText(parsed.context, content, receivedAt, await writtenBeside(secret, notes)),
    };
  } catch {
    return null;
  }
}

/** What does not open is left out: the message itself is what people need. */
async function writtenBeside(secret: MessageSecret, notes: SealedMessage['notes']): Promise<WrittenText[]> {
  const opened = await openNotes(secret, notes);
  return notes.flatMap(({ at }, place) => {
    const note = opened[place];
    return note && 'text' in note ? [{ at, text: note.text }] : [];
  });
}
