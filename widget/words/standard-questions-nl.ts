/**
 * Questions that many forms ask in the same way: who writes, how old, and who decides. A site may word them itself.
 * They stand in the signed form like the site's own. Pairs are for a provider that says "wij", and one that says "ik".
 */
import { noEnd } from './age-bands.ts';

/** Who decides under each kind of representation. */
export const bearersNl = { curatele: 'curator', bewind: 'bewindvoerder', mentorschap: 'mentor' } as const;

export const standardQuestionsNl = {
  who: 'Voor wie vult u dit in?',
  writers: {
    self: 'Voor mijzelf',
    child: 'Voor mijn kind',
    represented: 'Voor iemand voor wie ik beslis',
    known: 'Voor iemand die ik ken',
    referrer: 'Ik ben verwijzer',
  },
  age: 'Hoe oud bent u?',
  /** Of the ages from one up to, not including, another. */
  band: (from: number, below: number): string => {
    if (from === 0) return `Jonger dan ${below} jaar`;
    if (below === noEnd) return `${from} jaar of ouder`;
    return `${from} ${below === from + 2 ? 'of' : 'tot en met'} ${below - 1} jaar`;
  },
  knowing: {
    'ben-ik': 'Ja, dat ben ik zelf',
    'weet-het': 'Ja, en die vindt het goed',
    'nog-niet': 'Nog niet',
  },
  notYet: [
    'Nog niet? Ga gerust verder. Wij praten eerst met u.',
    'Nog niet? Ga gerust verder. Ik praat eerst met u.',
  ],
  calls: [
    'Wij bellen om te vragen of het goed is. Weet u het niet? Laat dit leeg.',
    'Ik bel om te vragen of het goed is. Weet u het niet? Laat dit leeg.',
  ],
  parent: {
    knows: 'Weet een ouder of voogd hiervan?',
    name: 'Naam van de ouder of voogd',
    phone: 'Telefoonnummer van de ouder of voogd',
    consent: 'Toestemming van de ouder of voogd',
    statement: 'Ik ben ouder of voogd. Ik geef toestemming.',
    child: 'Weet het kind hiervan?',
  },
  representation: (kinds: string) => `Is er ${kinds}?`,
  judge: 'Dan heeft de rechter iemand aangewezen die meebeslist.',
  none: 'Nee',
  unsure: 'Dat weet ik niet',
  kinds: { curatele: 'Ja, curatele', bewind: 'Ja, bewind', mentorschap: 'Ja, mentorschap' },
  other: {
    knows: (bearer: string) => `Weet de ${bearer} hiervan?`,
    name: (bearer: string) => `Naam van de ${bearer}`,
    phone: (bearer: string) => `Telefoonnummer van de ${bearer}`,
    consent: (bearer: string) => `Toestemming van de ${bearer}`,
    statement: 'Ik mag hierover beslissen. Ik geef toestemming.',
  },
};
