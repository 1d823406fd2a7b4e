/**
 * What browsers may know of a site: explicit lists, never "everything but".
 * The widget imports these types only (widget/settings), so both sides can't drift apart.
 */
import { createHash } from 'node:crypto';
import { type QuestionWords, questions } from '../../widget/words/consent-question.ts';
import type { Language } from '../../widget/words/languages.ts';
import { coloursOn } from './accent-colours.ts';
import { usualFilesBytes } from './file-field.ts';
import { factsOf, gateOf, type IntegrationName, ipSwitchOf, type Run } from './services/all.ts';
import type { Hosts } from './services/integration-shape.ts';
import type { Field, FormSettings, Service, Site } from './site-schema.ts';
import { translationHashes } from './translations.ts';

/** What the gate needs on every page, put into the script itself; every byte here is paid by every visitor. */
export interface GateSettings {
  site: string;
  /** Organisation's name, for the first layer (CB-04). */
  name: string;
  /** Address of the privacy statement on the provider's site. */
  url: string;
  /** Hash of all that is shown: texts, settings and script. Goes with each proof; asks nothing again by itself. */
  version: string;
  days: number;
  languages: Language[];
  /** What the first layer says in the first of the languages; the others come as a chunk. Absent: nothing is asked. */
  words?: Partial<QuestionWords> & Omit<QuestionWords, Service['purpose']>;
  /** The site's colour, what is read well on it, and what is seen well on white. */
  accent: string;
  on: string;
  mark: string;
  placement: Site['theme']['placement'];
  /** 'locked': always on. 'open': the visitor may turn it off. Absent: no service that has it. */
  ip?: 'locked' | 'open';
  /** The decision is shared by this domain and everything below it. */
  shareWith?: string;
  services: GateService[];
  /** Signed with the settings, so under the pinned tag only: SHA-256 of the answer to `/details`, base64url. */
  details?: string;
  /** Put there by the pinned script: fetches the words of a language and checks them, before they are imported. */
  bringWords?: (language: Language) => Promise<void>;
}

/**
 * One service as the gate runs it. `free` marks counting only (CB-03): on unless switched off.
 * `asks` is a hash of what the visitor is asked about it; when it changes, this service alone is asked again.
 * Without `run` there is nothing to start: the service is content that the page holds back.
 */
export interface GateService {
  id: string;
  purpose: Service['purpose'];
  asks: string;
  free?: true;
  /** Name of its file in widget/integrations. */
  run?: Run;
  tag?: string | number;
  /** Origin or folder that its script comes from. */
  from?: string;
  /** Never beside a form, not even in a frame. */
  apart?: true;
}

/** Integrations that are only held back and released, with no script of ours. */
export type Embed = Exclude<IntegrationName, Run>;

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
    integration: IntegrationName;
    /** Who gets the data. */
    party: string;
    /** Where the browser may go for it after a yes, as sources of a Content Security Policy. */
    hosts: Hosts;
    /** The page is loaded anew after a withdrawal. */
    reload: boolean;
  }[];
  ip?: { locked: boolean; why: string };
}

/** A form as it is signed by the administrator, and hashed into every message. */
export interface FormDefinition {
  kind: FormSettings['kind'];
  title: string;
  intro: string;
  route?: FormSettings['route'];
  needs?: FormSettings['needs'];
  minutes?: FormSettings['minutes'];
  purpose: string;
  ground: string;
  keptFor: string;
  fields: Field[];
  list: FormSettings['list'];
  oneOf?: FormSettings['oneOf'];
  /** Only where a question asks for files: what they may be together. */
  filesMaxBytes?: number;
  steps?: FormSettings['steps'];
  organisation: {
    name: string;
    street: string;
    postcode: string;
    town: string;
    phone: string;
    email: string;
    privacyContact: string;
    /** Only for who works alone: letters say 'ik'. */
    voice?: 'ik';
  };
  statementUrl: string;
  hours: Site['hours'];
  urgent: string[];
  /** SHA-256 of each translation of this form's texts, base64url, by language. */
  translations?: Partial<Record<Language, string>>;
}

/** The settings for the gate; `shown` is what else the visitor sees (hash of the built script), for the version. */
export function gatePart(site: Site, shown = ''): GateSettings {
  const ip = site.cookies.ipAnonymisation;
  const part = {
    site: site.site,
    name: site.organisation.name,
    url: site.statement.url,
    days: site.cookies.keepDays,
    languages: site.languages,
    ...firstWords(site),
    ...coloursOn(site.theme.accent),
    placement: site.theme.placement,
    ...(ip && { ip: ip.locked ? ('locked' as const) : ('open' as const) }),
    ...(site.cookies.shareWith && { shareWith: site.cookies.shareWith }),
    services: site.cookies.services.map((each) => gateService(each, site)),
  };
  return { ...part, version: hashOf([part, detailsPart(site), shown], 8) };
}

/** The words of the first layer that this site needs; what is embedded is asked where it stands. */
function firstWords({ languages, cookies }: Site): Pick<GateSettings, 'words'> {
  const asked = new Set(
    cookies.services.filter(({ countingOnly }) => !countingOnly).map(({ purpose }) => purpose),
  );
  asked.delete('embedded');
  if (!asked.size) return {};
  const words: GateSettings['words'] = { ...questions[languages[0]!] };
  for (const each of ['analytics', 'click-tracking', 'embedded'] as const)
    if (!asked.has(each)) delete words[each];
  return { words };
}

function gateService(service: Service, { cookies }: Site): GateService {
  const { id, purpose, title, why, countingOnly, integration } = service;
  const ip = integration === 'google-analytics' && cookies.ipAnonymisation;
  const base = {
    id,
    purpose,
    asks: hashOf([purpose, title, why, countingOnly, integration, service.cookies, ip], 4),
    ...(countingOnly && { free: true as const }),
  };
  return { ...base, ...gateOf(service) };
}

/** Letters, digits, - and _ of a hash over the JSON text. */
function hashOf(value: unknown, length: number): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, length);
}

export function detailsPart(site: Site): ConsentDetails {
  const { name, email, phone, street, postcode, town } = site.organisation;
  return {
    organisation: { name, email, phone, street, postcode, town },
    functional: site.cookies.functional,
    services: site.cookies.services.map((each) => serviceDetails(each, site)),
    ...(site.cookies.ipAnonymisation && { ip: site.cookies.ipAnonymisation }),
  };
}

function serviceDetails(service: Service, { cookies: settings }: Site): ConsentDetails['services'][number] {
  const { id, title, why, purpose, countingOnly, cookies, integration } = service;
  const { party, hosts, reload } = factsOf(service, ipSwitchOf(settings));
  const counting = countingOnly ? { countingOnly } : {};
  return { id, title, why, purpose, ...counting, cookies, integration, party, hosts, reload };
}

function asksForFiles({ fields }: FormSettings): boolean {
  return fields.some(({ kind }) => kind === 'file');
}

/** The definitions that the administrator signs, by form. Key order is fixed here: the hash is over JSON text. */
export function formDefinitions(site: Site): Record<string, FormDefinition> {
  const { name, street, postcode, town, phone, email, privacyContact } = site.organisation;
  const { voice } = site.statement;
  return Object.fromEntries(
    Object.entries(site.forms).map(([id, form]) => [
      id,
      {
        kind: form.kind,
        title: form.title,
        intro: form.intro,
        ...(form.route && { route: form.route }),
        ...(form.needs && { needs: form.needs }),
        ...(form.minutes && { minutes: form.minutes }),
        purpose: form.purpose,
        ground: form.ground,
        keptFor: form.keptFor,
        fields: form.fields,
        list: form.list,
        ...(form.oneOf && { oneOf: form.oneOf }),
        ...(asksForFiles(form) && { filesMaxBytes: form.filesMaxBytes ?? usualFilesBytes }),
        ...(form.steps && { steps: form.steps }),
        organisation: {
          name,
          street,
          postcode,
          town,
          phone,
          email,
          privacyContact,
          ...(voice === 'ik' && { voice }),
        },
        statementUrl: site.statement.url,
        hours: site.hours,
        urgent: site.urgent,
        ...translationHashes(site, id),
      },
    ]),
  );
}
