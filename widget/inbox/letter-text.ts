/**
 * The answer to a request or complaint as a letter, in plain Dutch whatever language the inbox speaks. Built from the
 * signed form and the decision; printed here, and never sent to the server. `{wij|ik}` is what a practice says, and what
 * somebody says who works alone. Pure.
 */
import type { Asked, Decision, Ground } from '../../server/requests/request-codes.ts';

export interface LetterFacts {
  /** Null while nobody has said which right it is. */
  asked: Asked | null;
  /** What is answered; 'extended': not decided yet, and told within the first term. */
  as: Decision | 'extended';
  ground: Ground | 'complex' | 'many' | null;
  /** In words, with the weekday. */
  received: string;
  /** Only with 'extended': the later last day, in words. */
  until: string;
  /** Where a complaint can go after this, in the site's own words; '' where the site names none. */
  disputes: string;
}

export interface LetterText {
  subject: string;
  paragraphs: string[];
}

const subjects: Record<Asked, string> = {
  access: 'uw verzoek om inzage',
  recipients: 'uw vraag wie uw gegevens kreeg',
  correction: 'uw verzoek om uw gegevens te verbeteren',
  erasure: 'uw verzoek om uw gegevens te wissen',
  restriction: 'uw verzoek om uw gegevens niet te gebruiken',
  objection: 'uw bezwaar',
  portability: 'uw verzoek om uw gegevens mee te nemen',
  withdrawal: 'het intrekken van uw toestemming',
  klacht: 'uw klacht',
};

const done: Record<Asked, string> = {
  access: 'Bij deze brief zit een overzicht van wat {wij|ik} van u {hebben|heb}.',
  recipients: 'Bij deze brief zit een lijst van wie uw gegevens kreeg.',
  correction: '{Wij hebben|Ik heb} uw gegevens verbeterd.',
  erasure: '{Wij wissen|Ik wis} uw gegevens. Dat kan niet ongedaan worden gemaakt.',
  restriction: '{Wij bewaren|Ik bewaar} uw gegevens nog wel. {Wij doen|Ik doe} er verder niets mee.',
  objection: '{Wij gebruiken|Ik gebruik} uw gegevens hier niet meer voor.',
  portability: 'U krijgt uw gegevens in een bestand. Een computer kan dat bestand lezen.',
  withdrawal: '{Wij doen|Ik doe} niets meer waar uw toestemming voor nodig was.',
  klacht: '{Wij vinden|Ik vind} dat u gelijk hebt.',
};

const because: Record<NonNullable<LetterFacts['ground']>, string> = {
  'law-keeps': 'De wet zegt dat {wij|ik} deze gegevens {moeten|moet} bewaren.',
  'rights-of-others':
    'De gegevens gaan ook over een ander. Die heeft er ook recht op dat {wij ze beschermen|ik ze bescherm}.',
  'needed-for-claim': 'De gegevens zijn nodig voor een rechtszaak.',
  'not-applicable': 'Dit recht geldt niet voor deze gegevens.',
  'not-identified': '{Wij weten|Ik weet} niet zeker dat u het bent. {Wij hebben|Ik heb} u daarnaar gevraagd.',
  repeated: 'U hebt hetzelfde al vaker gevraagd. Er is sindsdien niets veranderd.',
  'too-much': 'Het verzoek vraagt buitensporig veel werk.',
  complex: 'Het is ingewikkeld.',
  many: '{Wij hebben|Ik heb} nu veel verzoeken tegelijk.',
};

/** Text by what was decided; the writer adds what only they know. `voice` is who speaks. */
export function letterText(facts: LetterFacts, voice: 'wij' | 'ik'): LetterText {
  const { asked, as, ground, received, until } = facts;
  const subject = asked === null ? 'uw verzoek' : subjects[asked];
  const why = ground === null ? [] : [because[ground]];
  const deeds = asked === null ? [] : [done[asked]];
  const began = `Op ${received} {ontvingen wij|ontving ik} ${subject}.`;
  const answer = ((): string[] => {
    switch (as) {
      case 'granted':
        return asked === 'klacht' ? deeds : ['{Wij doen|Ik doe} wat u vraagt.', ...deeds];
      case 'partly':
        if (asked === 'klacht') return ['{Wij vinden|Ik vind} dat u voor een deel gelijk hebt.'];
        return [
          '{Wij doen|Ik doe} een deel van wat u vraagt.',
          ...deeds,
          'Een ander deel {doen wij|doe ik} niet.',
          ...why,
        ];
      case 'refused':
        if (asked === 'klacht')
          return ['{Wij hebben|Ik heb} goed naar uw klacht gekeken. {Wij vinden|Ik vind} die niet terecht.'];
        return ['{Wij doen|Ik doe} niet wat u vraagt.', ...why];
      case 'refused-excessive':
        return ['{Wij doen|Ik doe} niet wat u vraagt. Uw verzoek is buitensporig.', ...why, law];
      case 'refused-unfounded':
        return ['{Wij doen|Ik doe} niet wat u vraagt. Er is duidelijk geen reden voor uw verzoek.', law];
      case 'fee-asked':
        return [
          '{Wij vragen|Ik vraag} geld voor het werk dat dit kost. Uw verzoek is buitensporig.',
          ...why,
          law,
        ];
      case 'nothing-found':
        return [
          '{Wij hebben|Ik heb} gezocht op de naam en het nummer die u gaf.',
          '{Wij hebben|Ik heb} nu niets van u. Wat mensen {ons|mij} sturen, {wissen wij|wis ik} als de tijd om is.',
        ];
      case 'withdrawn':
        return [`U hebt ${subject} ingetrokken. {Wij doen|Ik doe} er verder niets mee.`];
      case 'extended':
        return [
          `{Wij kunnen|Ik kan} nog niet beslissen. ${because[ground ?? 'complex']}`,
          `U hoort uiterlijk ${until} van {ons|mij}.`,
        ];
    }
  })();
  const costs = as === 'fee-asked' || asked === 'klacht' ? [] : ['Dit kost u niets.'];
  return {
    subject: `Over ${subject}`,
    paragraphs: [began, ...answer, ...costs, ...routes(facts)].map((each) => saidBy(voice, each)),
  };
}

/** What `voice` says of a text with `{wij|ik}` in it. */
export function saidBy(voice: 'wij' | 'ik', text: string): string {
  return text.replace(/\{([^|}]*)\|([^}]*)\}/g, voice === 'ik' ? '$2' : '$1');
}

const law = 'Dat mag van de wet (AVG, artikel 12, lid 5).';

/** AVG 12(4): where one can go, and by when (UAVG 35: six weeks). */
function routes({ asked, as, disputes }: LetterFacts): string[] {
  if (as === 'withdrawn') return [];
  if (asked === 'klacht')
    return as === 'extended' || !disputes ? [] : [`Bent u het niet eens met {ons|mij}? ${disputes}`];
  return [
    'Bent u het niet eens met {ons|mij}? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.',
    ...(as === 'extended' ? [] : ['U kunt ook naar de rechter. Doe dat binnen zes weken na deze brief.']),
  ];
}
