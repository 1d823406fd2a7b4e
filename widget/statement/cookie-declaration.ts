/**
 * The rows of the cookie declaration (CB-18), from the same settings that run: what is always kept first, then a
 * group per purpose with its services. Pure, so that a page of the server can list the same.
 */
import type { ConsentDetails } from '../settings/gate-settings.ts';

type Cookie = ConsentDetails['functional'][number];
type Service = ConsentDetails['services'][number];

/** One thing that a browser may keep. */
export interface DeclaredEntry extends Cookie {
  /** Whether another than the provider reads it (CJEU C-673/17, Planet49). */
  thirdParty: boolean;
}

/** A purpose with what is kept for it; 'functional' has one group of entries and no service. */
export interface DeclaredPurpose {
  purpose: 'functional' | Service['purpose'];
  services: { service: Service | undefined; entries: DeclaredEntry[] }[];
}

/** In the order in which a visitor meets them in the preferences. */
const purposes = ['analytics', 'click-tracking', 'embedded'] as const;

/** Everything that the settings declare; purposes without a service are left out. */
export function cookieDeclaration(details: ConsentDetails): DeclaredPurpose[] {
  const entriesOf = (cookies: Cookie[]) => declaredEntries(cookies, details.organisation.name);
  return [
    { purpose: 'functional', services: [{ service: undefined, entries: entriesOf(details.functional) }] },
    ...purposes.flatMap((purpose) => {
      const services = details.services
        .filter((each) => each.purpose === purpose)
        .map((service) => ({ service, entries: entriesOf(service.cookies) }));
      return services.length ? [{ purpose, services }] : [];
    }),
  ];
}

/**
 * The same entries, each with whether it is a third party's. The provider itself may be named by a part of its name:
 * 'Oeverlicht' is Oeverlicht Cliëntondersteuning. Anybody else counts as another.
 */
export function declaredEntries(cookies: Cookie[], organisation: string): DeclaredEntry[] {
  const words = (name: string) => ` ${name.toLowerCase()} `;
  const own = words(organisation);
  return cookies.map((cookie) => ({
    ...cookie,
    thirdParty: !own.includes(words(cookie.party)) && !words(cookie.party).includes(own),
  }));
}
