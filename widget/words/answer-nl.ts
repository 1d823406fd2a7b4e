/** What the receipt page says around a sealed answer, in plain Dutch. Other languages have the same shape. */
export const answerNl = {
  heading: 'Antwoord voor u',
  help: 'Alleen u kunt het lezen, met uw code.',
  open: 'Lees het antwoord',
  opening: 'Wij halen het antwoord op.',
  on: (day: string) => `Antwoord van ${day}`,
  broken: 'Dit antwoord gaat niet open. Bel ons.',
  none: 'Het antwoord is er niet meer.',
  failed: 'Er is nu geen verbinding. Probeer het straks opnieuw.',
  tooMany: 'Er is te vaak een verkeerde code geprobeerd. Wacht een uur, of bel ons.',
  gone: 'Wij wissen het antwoord samen met uw bericht.',
};

/** The words around an answer, in whatever language. */
export type AnswerWords = typeof answerNl;
