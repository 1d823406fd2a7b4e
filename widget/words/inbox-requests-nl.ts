/** What the secretariat reads about requests and complaints, in plain Dutch; part of inbox-nl.ts. */
import type { Channel, Decision, Ground, IdentityWay, Right } from '../../server/requests/request-codes.ts';

export type RequestReason = IdentityWay | Decision | Ground | Right;

/** Every code of a request, as the history and the register say it. */
export const requestReasons: Record<RequestReason, string> = {
  'called-number': 'Gebeld op het nummer in het bericht',
  'saw-document': 'Een document gezien',
  known: 'Wij kennen deze persoon',
  granted: 'Toegewezen',
  partly: 'Deels toegewezen',
  refused: 'Afgewezen',
  'refused-excessive': 'Afgewezen: te veel gevraagd',
  'refused-unfounded': 'Afgewezen: zonder reden',
  'fee-asked': 'Kosten gevraagd',
  'nothing-found': 'Niets gevonden',
  withdrawn: 'Ingetrokken',
  'law-keeps': 'Wij moeten dit bewaren van de wet',
  'rights-of-others': 'Het gaat ook over een ander',
  'needed-for-claim': 'Het is nodig voor een rechtszaak',
  'not-applicable': 'Dit recht geldt hier niet',
  'not-identified': 'Wij weten niet zeker wie het vraagt',
  repeated: 'Hetzelfde is al vaker gevraagd',
  'too-much': 'Het vraagt buitensporig veel werk',
  access: 'Inzage',
  recipients: 'Wie kreeg de gegevens',
  correction: 'Verbeteren',
  erasure: 'Wissen',
  restriction: 'Beperken',
  objection: 'Bezwaar',
  portability: 'Meenemen',
  withdrawal: 'Toestemming intrekken',
};

const channels: Record<Channel, string> = {
  letter: 'per brief',
  mail: 'per mail',
  phone: 'per telefoon',
  counter: 'aan de balie',
};

export const requestWords = {
  channels,
  entered: (channel: string, day: string) => `Binnengekomen ${channel}. Ingevoerd op ${day}.`,
};
