/** The snippets of widget/EMBEDDING.md by name, as a webmaster copies them. */
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../../widget/EMBEDDING.md', import.meta.url), 'utf8');
const named = /<!-- snippet: ([\w-]+) -->\n```\w*\n([\s\S]*?)```/g;

export const snippets: Readonly<Record<string, string>> = Object.fromEntries(
  [...text.matchAll(named)].map(([, name, snippet]) => [name, snippet]),
);

/** How many blocks of code the page has, named or not. */
export const blocks = text.match(/^```\w*$/gm)!.length / 2;
