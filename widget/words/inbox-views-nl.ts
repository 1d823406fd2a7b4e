/** What the secretariat reads about the views that they save, in plain Dutch; part of inbox-nl.ts. */
export const viewWords = {
  title: 'Bewaarde weergaven',
  none: 'Nog geen.',
  how: 'Zoek of kies eerst iets. Dan kunt u bewaren wat u ziet.',
  full: (most: number) => `U hebt er ${most}. Haal er eerst een weg.`,
  name: 'Naam voor wat u nu ziet',
  save: 'Bewaar',
  missing: 'Typ eerst een naam.',
  remove: (name: string) => `Haal weergave ‘${name}’ weg`,
  shown: (name: string) => `U ziet ‘${name}’.`,
  saved: (name: string) => `‘${name}’ is bewaard. Alleen u ziet deze weergave.`,
  removed: (name: string) => `‘${name}’ is weg.`,
};
