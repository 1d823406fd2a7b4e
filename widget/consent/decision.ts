/** What a visitor decided, and what it is worth today. Pure: no DOM, no cookie, no clock. */
import type { GateService, GateSettings } from '../settings/gate-settings.ts';

/** Service id -> yes or no, and `ip` for the IP anonymisation switch. */
export type Choices = Record<string, boolean>;
/** How a decision came about: `link` by a link or button of the site, `embed` beside the content it lets in. */
export type Source = 'banner' | 'preferences' | 'link' | 'embed' | 'gpc' | 'dnt';

/** A decision as the browser keeps it. */
export interface ConsentRecord {
  /** Hash of what was shown. */
  version: string;
  /** Random id of this browser's decisions, on the server too. */
  proof: string;
  /** When, in milliseconds. */
  at: number;
  /** When the oldest of the answers was given: with it all of them run out. */
  since: number;
  source: Source;
  /** The server has not confirmed the proof yet, or what a no left behind here has not been cleared. */
  unsettled: boolean;
  choices: Choices;
  /** Service id -> hash of what was asked when it was answered. */
  asked: Record<string, string>;
}

/**
 * Every choice as it holds now. Without an answer to this very question the answer is no; counting only is on until
 * it is switched off, and with a `signal` of the browser it is off as well until the visitor says otherwise.
 */
export function standing({ services, ip }: GateSettings, record?: ConsentRecord, signal?: string): Choices {
  const choices: Choices = { ip: !(ip === 'open' && record?.choices.ip === false) };
  for (const service of services) {
    const { id, free } = service;
    choices[id] =
      free && !signal ? record?.choices[id] !== false : isAnswered(service, record) && !!record?.choices[id];
  }
  return choices;
}

/** Whether the visitor was asked exactly what the settings ask now. */
export function isAnswered({ id, asks }: GateService, record?: ConsentRecord): boolean {
  return record?.asked[id] === asks;
}

/** What the visitor is asked first and did not answer yet; embedded content is asked where it stands. */
export function due({ services }: GateSettings, record?: ConsentRecord): GateService[] {
  return services.filter((each) => !each.free && each.purpose !== 'embedded' && !isAnswered(each, record));
}

/** The same answer to everything. A no also ends what needs no choice; a yes keeps the address hidden. */
export function allOf(settings: GateSettings, yes: boolean): Choices {
  return Object.fromEntries([['ip', true], ...settings.services.map(({ id }) => [id, yes])]);
}

/** What held content is held for: `name` is a service, or a purpose with all its services. */
export function meant(services: GateService[], name: string): GateService[] {
  return services.filter(({ id, purpose }) => id === name || purpose === name);
}

/** Whether held content runs: every service that it is held for has a yes. */
export function isAllowed(services: GateService[], choices: Choices, name: string): boolean {
  const all = meant(services, name);
  return all.length > 0 && all.every(({ id }) => choices[id]);
}
