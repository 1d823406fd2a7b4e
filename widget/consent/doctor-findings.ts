/** One thing that the doctor found, and how it is said. Pure. */
import type { DoctorWords } from '../words/doctor-nl.ts';
import type { Entry } from './doctor-declared.ts';

export interface Finding {
  kind: 'storage' | 'request' | 'element' | 'name' | 'row' | 'policy' | 'opener' | 'hidden' | 'details';
  /** Of an entry, a host, held content, or what was refused. */
  name: string;
  /** Kind of storage, what asked for it, or the directive that refused it. */
  where: string;
  /** The service that declares it, where one does; it has no yes then. */
  service?: string | undefined;
  /** What was probably meant instead of this name. */
  nearest?: string | undefined;
  /** Refused by the page although we, or a service with a yes, need it. */
  needed?: boolean;
  /** As the webmaster reads it. */
  text: string;
}

/** What a finding is, before it is said. */
export type Found = Omit<Finding, 'text'>;

/** The finding in words. */
export function said(found: Found, words: DoctorWords): Finding {
  return { ...found, text: sentences(found, words).filter(Boolean).join(' ') };
}

function sentences(
  { kind, name, where, service, nearest, needed }: Found,
  words: DoctorWords,
): (string | false | undefined)[] {
  const whose = service ? words.refused(service) : words.undeclared;
  switch (kind) {
    case 'storage':
      return [words.storage(name, words.kinds[where as Entry['kind']]), whose];
    case 'request':
      return [words.request(name, where), whose];
    case 'element':
      return [words.element(name, where), service ? words.hold(service) : words.declare];
    case 'name':
      return [words.unknown(name), nearest !== undefined && words.meant(nearest)];
    case 'row':
      return [words.row(name), nearest !== undefined && words.meant(nearest)];
    case 'hidden':
      return [words.hidden];
    case 'policy':
      return [words.policy(name, where), needed && words.needed];
    case 'opener':
      return [words.opener, words.openerHow];
    case 'details':
      return [words.details];
  }
}

/** One of each, where the same thing was found twice; a host whose element stands in the page is said once. */
export function distinct(all: Found[]): Found[] {
  const elements = new Set(all.filter(({ kind }) => kind === 'element').map(({ name }) => name));
  const seen = new Map<string, Found>();
  for (const each of all) {
    if (each.kind === 'request' && elements.has(each.name)) continue;
    const key = JSON.stringify([
      each.kind,
      each.name,
      each.kind === 'request' ? '' : each.where,
      each.service,
    ]);
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}
