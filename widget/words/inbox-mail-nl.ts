/** What the administrator reads where mail does not arrive, in plain Dutch; part of inbox-nl.ts. */
export const mailWords = {
  heading: 'Mail komt niet aan',
  intro: 'Deze mensen horen niet dat er een bericht is:',
  since: (address: string, why: string, day: string) => `${address}: ${why}, sinds ${day}`,
  advice: 'Klopt het adres? Het staat in de instellingen van uw website.',
  server: 'Vraag uw beheerder om naar de mailserver te kijken.',
  /** By a code of server/mail/delivery-fault.ts; anything else is 'unknown'. */
  faults: {
    'recipient-refused': 'het adres wordt geweigerd',
    'recipient-busy': 'de mailbox is nu niet bereikbaar',
    refused: 'de mail wordt geweigerd',
    busy: 'de mailserver heeft het te druk',
    unreachable: 'de mailserver is niet bereikbaar',
    'sign-in': 'inloggen bij de mailserver lukt niet',
    tls: 'de verbinding met de mailserver is niet veilig',
    unknown: 'de mail gaat niet weg',
  } as Record<string, string>,
};
