/** What a form says when something is wrong, in plain Dutch; fetched only then. Same rules as contact-nl.ts. */
import type { RefusedReason } from '../contact/contact-submission.ts';
import type { ClosedReason } from '../contact/load-form.ts';

const notOpen = 'Het formulier is nog niet open.';
const notTrusted = 'Wij konden niet nagaan wie uw bericht zou lezen. Daarom staat het formulier uit.';

const lost = 'Uw bestanden kwamen niet goed aan. Verstuur uw bericht opnieuw, of bel ons.';

const closed: Record<ClosedReason, string> = {
  'no-key': notOpen,
  'no-statement': notOpen,
  'no-reader': notOpen,
  'no-form': notOpen,
  offline: 'Er is nu geen verbinding. Probeer het straks opnieuw.',
  insecure: 'Deze pagina heeft geen veilige verbinding (https). Daarom staat het formulier uit.',
  'old-browser': 'Uw browser is te oud om uw bericht op slot te doen. Een nieuwe versie kan dat wel.',
  expired: 'De controle op wie uw bericht leest, is te oud. Klopt de datum op uw apparaat?',
  'not-yet-valid': 'De datum op uw apparaat klopt niet. Zet die goed en probeer het opnieuw.',
  unsigned: notTrusted,
  'wrong-key': notTrusted,
  'wrong-site': notTrusted,
  'too-old': notTrusted,
  malformed: notTrusted,
};

const refused: Record<RefusedReason, string> = {
  'too-large': 'Uw bericht is te lang. Maak het korter en verstuur het opnieuw.',
  'storage-full': 'Onze server is vol. Uw bericht is niet verstuurd. Probeer het later, of bel ons.',
  'unknown-form': 'Dit formulier bestaat niet meer. Uw bericht is niet verstuurd. Bel ons gerust.',
  'id-taken': 'Misschien is uw bericht al binnen. Kijk dat na met uw bewijscode, of bel ons.',
  closed: 'Het formulier is net gesloten. Uw bericht is niet verstuurd. Bel ons gerust.',
  expired: 'Uw bericht wachtte 7 dagen en is niet verstuurd. Probeer het opnieuw, of bel ons.',
  'file-gone': 'Een bestand is weg of veranderd. Haal het weg en kies het opnieuw.',
  'files-lost': lost,
  'files-missing': lost,
  other: 'Uw bericht is niet verstuurd. Probeer het opnieuw, of bel ons.',
};

export const troubleNl = {
  closed,
  contact: 'U kunt ons wel bellen of schrijven.',
  refused,
  changed: 'Kijk deze vragen na:',
  wipedOn: (day: string) => `Dat was op ${day}.`,
  sure: 'Weet u het zeker? Wij wissen uw bericht dan meteen.',
  yes: 'Ja, wis mijn bericht',
  no: 'Nee, bewaar het',
  failed: 'Dat lukte niet. Uw bericht is er nog. Probeer het opnieuw, of bel ons.',
  held: 'Uw bericht kan nu niet weg. Er loopt nog een klacht of zaak. Bel ons gerust.',
  // A message from an earlier visit.
  earlier: {
    waits: (reference: string) => `Er wacht nog een bericht van u (${reference}). Wij versturen het nu.`,
    sent: (reference: string) => `Uw bericht ${reference} van eerder is nu verstuurd.`,
    wiped: (reference: string) => `Uw bericht ${reference} van eerder is gewist.`,
    lost: (reference: string) =>
      `Uw bericht ${reference} van eerder is niet aangekomen. Vul het formulier opnieuw in, of bel ons.`,
  },
};

/** The words for trouble, in whatever language. */
export type TroubleWords = typeof troubleNl;
