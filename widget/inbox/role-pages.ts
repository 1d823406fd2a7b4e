/** Which pages of the inbox somebody has, by role; the server refuses the rest anyway (route-rules.ts). Pure. */
import { formReaders, type Role } from '../envelope/role.ts';
import type { Place } from './address.ts';

/** A page that the bar has a link to. */
export type Page =
  | 'list'
  | 'requests'
  | 'incidents'
  | 'disclosures'
  | 'website'
  | 'register'
  | 'people'
  | 'access';

const shared: readonly Page[] = ['incidents', 'disclosures', 'website'];
const reading: readonly Page[] = ['list', 'requests', ...shared];

const pages: Readonly<Record<Role, readonly Page[]>> = {
  administrator: [...reading, 'register', 'people', 'access'],
  secretariat: [...reading, 'access'],
  carer: ['list', 'access'],
  'privacy-officer': [...shared, 'register', 'access'],
};

/** In the order of the bar; the first is where somebody with this role begins. */
export function pagesOf(role: Role): readonly Page[] {
  return pages[role];
}

/** Under which link of the bar a place is. */
export function pageOf({ at }: Place): Page {
  if (at === 'message') return 'list';
  return at === 'enter' || at === 'find' ? 'requests' : at;
}

/** Where somebody gets who asks for a place: there, or at their first page where their role hasn't got it. */
export function placeFor(role: Role, place: Place): Place {
  return pages[role].includes(pageOf(place)) ? place : { at: pages[role][0]! };
}

/** Whether visitors' messages are sealed to this role. */
export function readsForms(role: Role): boolean {
  return formReaders.includes(role);
}
