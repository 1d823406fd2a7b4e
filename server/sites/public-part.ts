/**
 * What browsers may know of a site: explicit lists, never "everything but".
 * The widget imports these types only (widget/settings), so both sides can't drift apart.
 */
import { createHash } from 'node:crypto';
import type { Field, FormSettings, Service, Site } from './site-schema.ts';

/** What the gate needs on every page, put into the script itself; every byte here is paid by every visitor. */
export interface GateSettings {
  site: string;
  /** Organisation's name, for the first layer (CB-04). */
  name: string;
  /** Address of the privacy statement on the provider's site. */
  url: string;
  /** Hash of what the visitor is asked; a change asks again. */
  version: string;
  days: number;
  languages: ('nl' | 'en')[];
  accent: string;
  placement: Site['theme']['placement'];
  /** 'locked': always on. 'open': the visitor may turn it off. Absent: no service that has it. */
  ip?: 'locked' | 'open';
  services: GateService[];
}

/** One service as the gate runs it. `free` marks counting only (CB-03): on unless switched off. */
export type GateService = { id: string; purpose: Service['purpose']; free?: true } & (
  | { run: 'google-analytics'; tag: string; from: string }
  | { run: 'hotjar'; tag: number; from: string }
  | { run: 'matomo'; tag: number; from: string }
);

/** What the preferences show; fetched when they are opened. */
export interface ConsentDetails {
  /** Also what a form shows that can't open: a phone number and an address, never a blank. */
  organisation: {
    name: string;
    email: string;
    phone: string;
    street: string;
    postcode: string;
    town: string;
  };
  functional: Site['cookies']['functional'];
  services: {
    id: string;
    title: string;
    why: string;
    purpose: Service['purpose'];
    countingOnly?: string;
    cookies: Service['cookies'];
  }[];
  ip?: { locked: boolean; why: string };
}

/** A form as it is signed by the administrator, and hashed into every message. */
export interface FormDefinition {
  kind: FormSettings['kind'];
  title: string;
  intro: string;
  purpose: string;
  ground: string;
  keptFor: string;
  fields: Field[];
  list: FormSettings['list'];
  oneOf?: FormSettings['oneOf'];
  organisation: {
    name: string;
    street: string;
    postcode: string;
    town: string;
    phone: string;
    email: string;
    privacyContact: string;
  };
  statementUrl: string;
  hours: Site['hours'];
  urgent: string[];
}

export function gatePart(site: Site): GateSettings {
  const services = site.cookies.services.map(gateService);
  const ip = site.cookies.ipAnonymisation;
  const asked = {
    services,
    ip: ip?.locked,
    whys: site.cookies.services.map((each) => [each.title, each.why]),
  };
  return {
    site: site.site,
    name: site.organisation.name,
    url: site.statement.url,
    version: createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 8),
    days: site.cookies.keepDays,
    languages: site.languages,
    accent: site.theme.accent,
    placement: site.theme.placement,
    ...(ip && { ip: ip.locked ? ('locked' as const) : ('open' as const) }),
    services,
  };
}

function gateService(service: Service): GateService {
  const base = {
    id: service.id,
    purpose: service.purpose,
    ...(service.countingOnly && { free: true as const }),
  };
  switch (service.integration) {
    case 'google-analytics':
      return { ...base, run: service.integration, tag: service.measurementId, from: service.tagOrigin };
    case 'hotjar':
      return { ...base, run: service.integration, tag: service.siteId, from: service.scriptOrigin };
    case 'matomo':
      return { ...base, run: service.integration, tag: service.siteId, from: service.endpoint };
  }
}

export function detailsPart(site: Site): ConsentDetails {
  const { name, email, phone, street, postcode, town } = site.organisation;
  return {
    organisation: { name, email, phone, street, postcode, town },
    functional: site.cookies.functional,
    services: site.cookies.services.map(({ id, title, why, purpose, countingOnly, cookies }) => ({
      id,
      title,
      why,
      purpose,
      ...(countingOnly && { countingOnly }),
      cookies,
    })),
    ...(site.cookies.ipAnonymisation && { ip: site.cookies.ipAnonymisation }),
  };
}

/** The definitions that the administrator signs, by form. Key order is fixed here: the hash is over JSON text. */
export function formDefinitions(site: Site): Record<string, FormDefinition> {
  const { name, street, postcode, town, phone, email, privacyContact } = site.organisation;
  return Object.fromEntries(
    Object.entries(site.forms).map(([id, form]) => [
      id,
      {
        kind: form.kind,
        title: form.title,
        intro: form.intro,
        purpose: form.purpose,
        ground: form.ground,
        keptFor: form.keptFor,
        fields: form.fields,
        list: form.list,
        ...(form.oneOf && { oneOf: form.oneOf }),
        organisation: { name, street, postcode, town, phone, email, privacyContact },
        statementUrl: site.statement.url,
        hours: site.hours,
        urgent: site.urgent,
      },
    ]),
  );
}
