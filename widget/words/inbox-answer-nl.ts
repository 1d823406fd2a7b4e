/** What the secretariat reads about answering, in plain Dutch; part of inbox-nl.ts. */
import type { AnswerWay } from '../../server/secretariat/inbox-api.ts';

/** How somebody was answered, as the history says it. */
export const answerWays: Record<AnswerWay, string> = {
  phone: 'per telefoon',
  mail: 'per mail',
  letter: 'per brief',
  receipt: 'bij het bewijs',
};

const did: Record<Exclude<AnswerWay, 'receipt'>, string> = {
  phone: 'Ik heb gebeld',
  mail: 'Ik heb gemaild',
  letter: 'Ik heb een brief gestuurd',
};

export const answerWords = {
  heading: 'Antwoord',
  call: (number: string) => `Bel ${number}`,
  mail: 'Mail dat er een antwoord is',
  mailHelp: 'Deze mail zegt niets over het bericht. Schrijf er ook niets bij.',
  subject: 'Er staat een antwoord voor u klaar',
  body: (address: string) =>
    `Wij hebben geantwoord. Kijk op ${address} met uw bewijscode. Kent u de code niet meer? Bel ons.`,
  did,
  answered: (way: string, day: string) => `Beantwoord ${way} op ${day}.`,
  short: 'Beantwoord',
  write: 'Schrijf een antwoord bij het bewijs',
  writeHelp:
    'Alleen wie de bewijscode heeft, kan dit lezen. De server kan het niet. Het wordt gewist met het bericht.',
  noCode:
    'Bij dit bericht hoort geen bewijscode die een antwoord kan openen. Bel, mail of schrijf een brief.',
  template: 'Begin met',
  noTemplate: 'Een leeg antwoord',
  language: 'Taal van uw antwoord',
  theirs: (language: string) => `De afzender schreef in het ${language}.`,
  text: 'Uw antwoord',
  missing: 'Schrijf eerst uw antwoord.',
  tooLong: 'Dit antwoord is te lang. Maak het korter.',
  send: 'Versleutel en zet klaar',
  sending: 'Bezig …',
  written: 'Wat u antwoordde',
  by: (who: string, day: string) => `${who}, ${day}`,
  fetched: (day: string) => `Opgehaald op ${day}.`,
  notFetched: 'Nog niet opgehaald.',
  broken: 'Dit antwoord gaat niet open.',
  copied: 'U hebt tekst gekopieerd. Plak die niet in een vertaler op internet: dan leest een ander mee.',
};
