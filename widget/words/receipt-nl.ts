/**
 * What the receipt page says, in plain Dutch: sentences of nine words on average, none over fifteen.
 * Other languages have the same shape. Plain text, never markup.
 */
import type { AnswerWay } from '../../server/secretariat/inbox-api.ts';
import type { ReceiptState } from '../../server/submissions/intake-api.ts';

const states: Record<ReceiptState, string> = {
  received: 'Uw bericht is binnen. Het is nog niet gelezen.',
  read: 'Uw bericht is gelezen.',
  'in-hand': 'Wij zijn met uw bericht bezig.',
  'dealt-with': 'Uw bericht is gelezen en afgehandeld.',
  agreement: 'Wij hebben een overeenkomst met u. Daarom bewaren wij uw bericht.',
  held: 'Wij bewaren uw bericht nog. Er loopt een klacht, een verzoek of een zaak.',
  wiped: 'Uw bericht is gewist. Wij hebben het niet meer.',
  'wiped-unread': 'Uw bericht is gewist. Niemand heeft het gelezen.',
  withdrawn: 'U hebt uw bericht ingetrokken. Het is gewist.',
  transferred: 'Een andere organisatie heeft uw bericht nu. Dat vond u goed. Hier is het gewist.',
};

/** What a state means for who wrote; where it needs no explaining, nothing. */
const means: Partial<Record<ReceiptState, string>> = {
  received: 'Duurt het u te lang? Bel ons gerust.',
  'in-hand': 'Hebt u nog een vraag? Bel ons gerust.',
  'dealt-with': 'Wij doen nu niets meer met uw bericht. Hebt u nog een vraag? Bel ons gerust.',
  wiped: 'Hebt u nog een vraag? Bel ons, of stuur een nieuw bericht.',
  'wiped-unread': 'Dat spijt ons. Bel ons alstublieft. Dan helpen wij u meteen.',
};

const answered: Record<AnswerWay, (day: string) => string> = {
  phone: (day) => `Wij hebben u gebeld op ${day}.`,
  mail: (day) => `Wij hebben u gemaild op ${day}.`,
  letter: (day) => `Wij hebben u een brief gestuurd op ${day}.`,
  receipt: (day) => `Wij hebben hier geantwoord op ${day}.`,
};

export const receiptNl = {
  language: 'Taal',
  title: 'Volg uw bericht',
  intro: 'Hier ziet u wat er met uw bericht gebeurt. U kunt het hier ook intrekken.',
  code: 'Uw bewijscode',
  codeHelp: 'Die kreeg u toen u uw bericht verstuurde. De code heeft 28 letters en cijfers.',
  noCode: 'Vul uw bewijscode in.',
  wrongCode: 'Deze code klopt niet. Kijk elke letter en elk cijfer na.',
  look: 'Bekijk mijn bericht',
  looking: 'Wij zoeken uw bericht.',
  unknown: 'Wij vinden geen bericht bij deze code. Is het al verstuurd?',
  'no-answer': 'Er is nu geen verbinding. Probeer het straks opnieuw.',
  held: 'Uw bericht kan nu niet weg. Er loopt nog een klacht of zaak. Bel ons gerust.',
  'too-many': 'Er is te vaak een verkeerde code geprobeerd. Wacht een uur, of bel ons.',
  states,
  means,
  answered,
  reference: 'Kenmerk',
  received: 'Ontvangen op',
  read: 'Gelezen op',
  wipes: 'Wij wissen het op',
  wiped: 'Gewist op',
  notWithdrawable: 'Intrekken kan nu niet. Er loopt een klacht of zaak.',
  thereIs: 'Er is een antwoord voor u.',
  readHere: 'Lees het antwoord op onze eigen pagina',
  withdraw: 'Trek dit bericht in',
  sure: 'Weet u het zeker? Wij wissen uw bericht dan meteen.',
  yes: 'Ja, wis mijn bericht',
  no: 'Nee, bewaar het',
  contact: 'Vragen? Bel of schrijf ons.',
};

/** The words of the receipt page, in whatever language. */
export type ReceiptWords = typeof receiptNl;
