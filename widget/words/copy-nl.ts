/** What the sent screen says about a copy to save, in plain Dutch; fetched only then. Same rules as contact-nl.ts. */
export const copyNl = {
  open: 'Bewaar een kopie',
  warning: 'Wie dit bestand vindt, kan uw bericht lezen.',
  shared: 'Bewaar het alleen op een apparaat van uzelf.',
  save: 'Bewaar op dit apparaat',
  saved: 'De kopie is gemaakt. U vindt haar bij uw downloads.',
  /** Begins the name of the file; the reference comes behind it. */
  file: 'bericht',
  title: (name: string) => `Uw bericht aan ${name}`,
  sentOn: 'Verstuurd op',
  files: 'Meegestuurd',
};

/** The words for a copy, in whatever language. */
export type CopyWords = typeof copyNl;
