/** Words in a row as a sentence has them: "curatele of mentorschap", "curatele, bewind of mentorschap". Pure. */
export function listed(words: readonly string[], joint: string): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(` ${joint} `);
}
