/** Words of the page "Mensen" and of the promise of secrecy, in plain Dutch. */
import type { Role } from '../envelope/role.ts';
import { secrecyNl } from './secrecy.ts';

const roles: Record<Role, string> = {
  administrator: 'Beheerder',
  secretariat: 'Secretariaat',
  carer: 'Zorgverlener',
  'privacy-officer': 'Privacyfunctionaris',
};

const mayDo: Record<Role, string> = {
  administrator: 'Leest berichten en beslist. Nodigt ook mensen uit.',
  secretariat: 'Leest berichten en beslist erover.',
  carer: 'Leest alleen wat een collega deelt.',
  'privacy-officer': 'Leest het register, de incidenten en de verstrekkingen. Leest geen berichten.',
};

export const peopleWords = {
  heading: 'Mensen',
  intro: 'Deze mensen kunnen in de inbox. Geef nooit uw eigen woorden aan een collega.',
  roles,
  mayDo,
  you: 'u',
  since: (day: string) => `Aangemeld op ${day}`,
  signedIn: (day: string) => `Laatst ingelogd op ${day}`,
  neverBack: 'Nog niet opnieuw ingelogd',
  notReady: 'Nog niet klaar met instellen',
  secrecy: (day: string) => `Beloofde geheimhouding op ${day}`,
  noSecrecy: 'Beloofde nog geen geheimhouding',
  notReader: 'Staat nog niet op de gepubliceerde lijst',
  open: 'Open links',
  noOpen: 'Er zijn geen open links.',
  until: (moment: string) => `Werkt tot ${moment}`,
  withdraw: 'Trek in',
  withdrawn: 'De link werkt niet meer.',
  withdrawFor: (role: string) => `Trek in: link voor ${role}`,
  invite: 'Nodig een collega uit',
  inviteText: 'U krijgt een link voor één persoon. Hij werkt één keer, en niet langer dan 24 uur.',
  role: 'Wat gaat uw collega doen?',
  make: 'Maak de link',
  made: (role: string) => `Link voor ${role}`,
  madeText:
    'U ziet deze link één keer. Geef hem alleen aan uw collega. Wie de link heeft, kan zich als collega aanmelden.',
  copy: 'Kopieer de link',
  linkLabel: 'Link om aan te melden',
  done: 'Klaar',
  give: 'Geef toegang tot bewaarde berichten',
  giving: 'Bewaarde berichten',
  givingAt: (looked: number, total: number) => `${looked} van ${total} berichten bekeken …`,
  givenTo: (given: number, unable: number) =>
    `Klaar. ${given === 1 ? '1 bericht' : `${given} berichten`} erbij. ${
      unable
        ? `${unable === 1 ? '1 bericht kan' : `${unable} berichten kunnen`} niet mee: de browser van uw collega kan die beveiliging niet.`
        : 'Uw collega ziet ze na opnieuw inloggen.'
    }`,
  leave: 'Haal uit de inbox',
  leaveWho: (name: string) => `Haal uit de inbox: ${name}`,
  leaveAsk: (name: string) => `Gaat ${name} weg?`,
  leaveSteps: [
    'Inloggen kan dan niet meer. Wie nu is ingelogd, is meteen uitgelogd.',
    'De sleutels worden gewist. Terugdraaien kan niet.',
    'De lijst met lezers wordt opnieuw ondertekend en gepubliceerd.',
    'Wat deze collega deed, blijft in het register staan.',
  ],
  leaveSure: 'Ja, haal weg',
  goneHeading: (name: string) => `${name} kan niet meer in de inbox`,
  goneText:
    'De nieuwe lijst met lezers is gepubliceerd. Zet nu ook de nieuwe regel in uw website. Dan neemt uw formulier de oude lijst niet meer aan.',
  goneLater: 'De nieuwe lijst met lezers volgt zodra de eerste beheerder inlogt. Vraag dat vandaag.',
  goneTag: 'Naar de nieuwe regel',
  secrecyHeading: 'U belooft geheimhouding',
  secrecyText: 'Iedereen die hier leest, belooft dit. De dag en de tekst komen in het register.',
  secrecyLines: secrecyNl,
  promise: 'Dat beloof ik',
};

export type PeopleWords = typeof peopleWords;
