/**
 * The inbox's addresses. All of it stands after the # and so never reaches a server;
 * none of it is a secret but the enrolment token, which is removed from the bar as soon as it was read.
 */

export type Place =
  | { at: 'list' }
  | { at: 'message'; id: string }
  | { at: 'register' }
  | { at: 'website' }
  | { at: 'people' }
  | { at: 'access' }
  | { at: 'incidents' }
  | { at: 'disclosures' }
  | { at: 'requests' }
  | { at: 'enter' }
  | { at: 'find' };

const namedPlaces = [
  ['people', '/mensen'],
  ['access', '/toegang'],
  ['incidents', '/incidenten'],
  ['disclosures', '/verstrekkingen'],
  ['requests', '/verzoeken'],
  ['enter', '/verzoeken/invoeren'],
  ['find', '/verzoeken/zoeken'],
] as const;

export interface Address {
  place: Place;
  /** Which practice the link is for, so that a mail can fill that field in; '' where the link does not say. */
  site: string;
  /** One-time enrolment token; '' in every other link. */
  token: string;
}

/** Reads the part after the #; anything unknown is the list. `#/bericht/<id>?praktijk=<site>` */
export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#/, '');
  const token = /^aanmelden=([A-Za-z0-9_-]{16,128})$/.exec(text)?.[1];
  if (token) return { place: { at: 'list' }, site: '', token };
  const [path = '', query = ''] = text.split('?', 2);
  const site = new URLSearchParams(query).get('praktijk') ?? '';
  return { place: placeOf(path), site: /^[a-z][a-z0-9-]{0,39}$/.test(site) ? site : '', token: '' };
}

function placeOf(path: string): Place {
  const id = /^\/bericht\/([A-Za-z0-9_-]{22})$/.exec(path)?.[1];
  if (id) return { at: 'message', id };
  if (path === '/register') return { at: 'register' };
  if (path === '/website') return { at: 'website' };
  const named = namedPlaces.find(([, address]) => address === path);
  if (named) return { at: named[0] };
  return { at: 'list' };
}

/** The link to a place, to put in `href`. */
export function addressOf(place: Place): string {
  if (place.at === 'message') return `#/bericht/${place.id}`;
  const named = namedPlaces.find(([at]) => at === place.at);
  if (named) return `#${named[1]}`;
  return place.at === 'list' ? '#/' : `#/${place.at}`;
}
