/** How long the sentences of a text are, in words: what plain Dutch is measured with (design 5, AC-41). Pure. */

/** Sentences of a text. A point inside a number or an abbreviation ("8.30", "t/m") ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?؟…])["')]*\s+|\n+/)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** Words of a sentence: whatever stands between spaces and holds a letter or a digit. */
export function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)).length;
}

/** A label such as "Uw naam" is not a sentence; only what ends as one counts for the mean. */
export function isWhole(sentence: string): boolean {
  return /[.!?؟…]["')]*$/.test(sentence);
}

/** Mean number of words of the whole sentences, and every sentence (or label) longer than `most`. */
export function measure(texts: readonly string[], most: number): { mean: number; long: string[] } {
  const sentences = texts.flatMap(sentencesOf);
  const whole = sentences.filter(isWhole);
  const words = whole.reduce((sum, each) => sum + wordsOf(each), 0);
  return { mean: words / Math.max(1, whole.length), long: sentences.filter((each) => wordsOf(each) > most) };
}
