/** The rows of the declaration: everything the settings name, in the order of the preferences, and whose it is. */
import { describe, expect, it } from 'vitest';
import type { ConsentDetails } from '../../../widget/settings/gate-settings.ts';
import { cookieDeclaration, declaredEntries } from '../../../widget/statement/cookie-declaration.ts';

type Cookie = ConsentDetails['functional'][number];
const entry = (name: string, party: string): Cookie => ({
  name,
  kind: 'cookie',
  purpose: 'Onthoudt iets.',
  duration: '180 dagen',
  party,
});
const service = (id: string, purpose: 'analytics' | 'click-tracking' | 'embedded', cookies: Cookie[] = []) =>
  ({ id, title: id, why: 'Daarom.', purpose, cookies }) as unknown as ConsentDetails['services'][number];
const details = (services: ConsentDetails['services']): ConsentDetails => ({
  organisation: {
    name: 'Oeverlicht Cliëntondersteuning',
    email: 'a@b.example',
    phone: '012 345 67 89',
    street: 'Havendijk 14',
    postcode: '4390 SA',
    town: 'Oeverloo',
  },
  functional: [entry('privacyloket-proef', 'Oeverlicht')],
  services,
});

describe('cookieDeclaration', () => {
  it('puts what is functional first, then the purposes as the preferences have them', () => {
    const all = [
      service('kaart', 'embedded'),
      service('klikgedrag', 'click-tracking'),
      service('tellen', 'analytics'),
      service('statistiek', 'analytics'),
    ];
    expect(
      cookieDeclaration(details(all)).map(({ purpose, services }) => [
        purpose,
        services.map(({ service }) => service?.id),
      ]),
    ).toEqual([
      ['functional', [undefined]],
      ['analytics', ['tellen', 'statistiek']],
      ['click-tracking', ['klikgedrag']],
      ['embedded', ['kaart']],
    ]);
  });

  it('leaves out a purpose that no service has', () => {
    expect(cookieDeclaration(details([])).map(({ purpose }) => purpose)).toEqual(['functional']);
  });

  it('keeps every entry of every service, also of one that keeps nothing', () => {
    const all = [
      service('statistiek', 'analytics', [entry('_ga', 'Google'), entry('_ga_*', 'Google')]),
      service('tellen', 'analytics'),
    ];
    const [, analytics] = cookieDeclaration(details(all));
    expect(analytics!.services.map(({ entries }) => entries.map(({ name }) => name))).toEqual([
      ['_ga', '_ga_*'],
      [],
    ]);
  });
});

describe('declaredEntries', () => {
  it.each([
    ['Oeverlicht Cliëntondersteuning', false],
    ['Oeverlicht', false],
    ['oeverlicht', false],
    ['Stichting Oeverlicht Cliëntondersteuning', false],
    ['Google', true],
    ['Oever', true],
  ])('counts %s as a third party: %s', (party, thirdParty) => {
    const [only] = declaredEntries([entry('x', party)], 'Oeverlicht Cliëntondersteuning');
    expect(only!.thirdParty).toBe(thirdParty);
  });
});
