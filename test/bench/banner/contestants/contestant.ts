/** What takes part in the comparison: how it stands in the page, and where its yes is. */
export interface Contestant {
  name: string;
  /** The npm package that it comes from, with its exact version. Ours and the bare page have none. */
  peer?: `${string}@${string}`;
  /** Files that the page loads, by the name that it loads them under; paths inside the package. */
  files?: Readonly<Record<string, string>>;
  /** What its own instructions put into the head. */
  head: string;
  /** What its own instructions put at the end of the body, the held script included. */
  body: string;
  /** Selectors of the button that says yes to everything; each next one inside the shadow root of the one before. */
  accept: readonly string[];
}

/** The script that is held back: the same for all, and requested after a yes only. */
export const heldScript = '/held.js';
/** What the question asks, in the words of all peers that let a site choose them. */
export const asked = {
  title: 'Mogen wij meten hoe u deze site gebruikt?',
  text: 'Wij zien welke pagina’s mensen lezen. Zo zien wij wat wij beter moeten uitleggen. U kunt altijd terugkomen op uw keuze.',
  accept: 'Accepteren',
  refuse: 'Weigeren',
  choose: 'Zelf kiezen',
  statement: 'Lees onze privacyverklaring',
} as const;
