/** Every integration that a site can declare, once: schema, facts and what the gate gets are all made from this. */
import { z } from 'zod';
import { clarity } from './clarity.ts';
import { contentsquare } from './contentsquare.ts';
import { custom } from './custom.ts';
import { googleAnalytics } from './google-analytics.ts';
import { googleMaps } from './google-maps.ts';
import { googleTagManager } from './google-tag-manager.ts';
import { hotjar } from './hotjar.ts';
import type { Cookie, GateParts, IpSwitch, ServiceFacts } from './integration-shape.ts';
import { matomo } from './matomo.ts';
import { openstreetmap } from './openstreetmap.ts';
import { plausible } from './plausible.ts';
import { vimeo } from './vimeo.ts';
import { youtube } from './youtube.ts';

export const integrations = {
  'google-analytics': googleAnalytics,
  'google-tag-manager': googleTagManager,
  matomo,
  plausible,
  hotjar,
  contentsquare,
  clarity,
  youtube,
  vimeo,
  'google-maps': googleMaps,
  openstreetmap,
  custom,
} as const;

type Integrations = typeof integrations;
export type IntegrationName = keyof Integrations;
/** Those with a script of ours to start and stop: its file name in widget/integrations. */
export type Run = NonNullable<Integrations[IntegrationName]['run']>;

/** A service as the settings write it. */
export const serviceSchema = z.discriminatedUnion('integration', [
  googleAnalytics.shape,
  googleTagManager.shape,
  matomo.shape,
  plausible.shape,
  hotjar.shape,
  contentsquare.shape,
  clarity.shape,
  youtube.shape,
  vimeo.shape,
  googleMaps.shape,
  openstreetmap.shape,
  custom.shape,
]);
/** A service as the settings write it: its declaration may be absent. */
export type WrittenService = z.infer<typeof serviceSchema>;
type Declared<Each> = Each extends unknown ? Omit<Each, 'cookies'> & { cookies: Cookie[] } : never;
/** A service with its declaration filled in. */
export type Service = Declared<WrittenService>;

/** Whether this site lets the visitor turn IP anonymisation off; undefined where nothing has that switch. */
export function ipSwitchOf(cookies: {
  ipAnonymisation?: { locked: boolean } | undefined;
}): IpSwitch | undefined {
  return cookies.ipAnonymisation && (cookies.ipAnonymisation.locked ? 'locked' : 'open');
}

/** What is known of this service as it is set. Without `ip` everything that Google Analytics can do. */
export function factsOf(service: WrittenService | Service, ip?: IpSwitch): ServiceFacts {
  const { facts } = integrations[service.integration];
  return (facts as (service: object, ip?: IpSwitch) => ServiceFacts)(service, ip);
}

/** What the gate needs to know of it; without `run` it is content that the page itself holds back. */
export function gateOf(service: Service): GateParts & { run?: Run } {
  const { run, gate } = integrations[service.integration];
  const parts = (gate as (service: object) => GateParts)(service);
  return run === null ? parts : { run, ...parts };
}

/** The services with what each is known to keep, where the site does not say so itself. */
export function withDeclarations(services: readonly WrittenService[], ip?: IpSwitch): Service[] {
  return services.map((each) => ({ ...each, cookies: each.cookies ?? [...factsOf(each, ip).writes] }));
}
