/** Words of the page "Toegang": a person's own ways in. Plain Dutch. */
import type { PasskeyFault } from '../inbox/passkey-refused.ts';

const passkeys: Record<PasskeyFault, string> = {
  'no-prf': 'Deze toegangssleutel kan de inbox niet openen. Kies een andere, of gebruik uw wachtzin.',
  'not-done': 'De toegangssleutel is niet gebruikt. Probeer het opnieuw, of gebruik uw wachtzin.',
  'has-already': 'Dit apparaat heeft al een toegangssleutel voor u.',
};

export const accessWords = {
  heading: 'Uw toegang',
  intro: 'Zo komt u in de inbox. Zorg dat u altijd twee manieren heeft.',
  passphrase: 'Wachtzin',
  passphraseText: 'De zeven woorden die u bewaarde. Deze manier blijft altijd werken.',
  lostWords: 'Woorden kwijt? Maak nieuwe. De oude werken dan niet meer.',
  renew: 'Maak een nieuwe wachtzin',
  renewProof: 'Typ de nieuwe woorden over. Bewijs daarna met een toegangssleutel dat u het bent.',
  renewSubmit: 'Bewijs het en bewaar',
  renewed: 'Uw nieuwe wachtzin werkt. Gooi de oude woorden weg.',
  passkey: 'Toegangssleutel',
  made: (day: string) => `Gemaakt op ${day}`,
  used: (day: string) => `Laatst gebruikt op ${day}`,
  unused: 'Nog niet gebruikt',
  synced: 'Staat ook op uw andere apparaten',
  bound: 'Staat alleen op dit ene apparaat',
  now: 'Hiermee bent u nu ingelogd',
  remove: 'Haal weg',
  removeOf: (day: string) => `Haal weg: toegangssleutel van ${day}`,
  removed: 'Die toegangssleutel werkt niet meer. Wie ermee was ingelogd, is nu uitgelogd.',
  lost: 'Apparaat kwijt? Haal de toegangssleutel van dat apparaat hier weg. Daarna werkt hij nergens meer.',
  add: 'Voeg een toegangssleutel toe',
  addText:
    'Met een toegangssleutel opent u de inbox met uw vinger, uw gezicht of een pincode. Bewijs eerst dat u het bent.',
  addSubmit: 'Voeg toe',
  byPasskey: 'Bewijs het met een toegangssleutel',
  busy: 'Volg wat uw apparaat vraagt …',
  added: 'De toegangssleutel werkt. U kunt er de volgende keer mee inloggen.',
  unknown: 'Deze browser kent geen toegangssleutels. Uw wachtzin werkt hier wel.',
  older: 'Uw aanmelding is van een oudere versie. Vraag een nieuwe link, dan kan dit ook.',
  missing: 'Vul de zeven woorden in.',
  passkeys,
};

export type AccessWords = typeof accessWords;
