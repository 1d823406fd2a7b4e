/** Whether lines of the register say what they said when they were written, and follow one another. */
import type { RegisterLine } from '../../server/secretariat/inbox-api.ts';
import { hashText } from '../envelope/hash.ts';
import { lineText, linkText } from '../envelope/register-line.ts';

/** For lines of one site, newest first; lines between them may have been left out by a filter. */
export async function linesFit(site: string, lines: readonly RegisterLine[]): Promise<boolean> {
  const hashes = await Promise.all(
    lines.map(async (line) => {
      const text = await hashText(lineText({ ...line, site }));
      return line.format === 1 ? text : hashText(linkText(line.previous, text));
    }),
  );
  return lines.every((line, place) => {
    const before = lines[place + 1];
    const follows = before?.number !== line.number - 1 || before.hash === line.previous;
    return line.hash === hashes[place] && follows;
  });
}
