/** Twelve words from a keyboard or a pipe: never from an argument, since those stand in a shell's history. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { recoveryWords } from '../../widget/envelope/recovery.ts';
import { typedWords } from '../../widget/envelope/spoken-words.ts';

/** Over as many lines as somebody likes: done with the twelfth word, or where nothing more comes. */
export async function typedSheet(input: Readable): Promise<string> {
  let typed = '';
  for await (const line of createInterface({ input })) {
    typed += `${line}\n`;
    if (typedWords(typed).length >= recoveryWords) break;
  }
  // A pipe that stays open would keep the process waiting for its end.
  input.destroy();
  return typed;
}
