/**
 * What the site's settings say about itself (`<loket>/s/<site>/details`), and what of that a request or a storage
 * entry belongs to. Pure.
 */
import { z } from 'zod';
import type { PhaseName, SeenStorage } from './report-schema.ts';

const cookie = z.object({
  name: z.string(),
  kind: z.enum(['cookie', 'local', 'session', 'indexeddb', 'cache']).default('cookie'),
  duration: z.string(),
});

/** The part of the details that the checker reads; what else is in there is no business of ours. */
export const declaredSchema = z.object({
  functional: z.array(cookie),
  services: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      purpose: z.string(),
      /** Counting only: needs no choice, and stops after a no. */
      countingOnly: z.string().optional(),
      integration: z.string().optional(),
      /** By what is loaded from there (script, connect, frame, img): sources as a Content Security Policy has them. */
      hosts: z.record(z.string(), z.array(z.string())).default({}),
      cookies: z.array(cookie),
    }),
  ),
});

export type Declared = z.infer<typeof declaredSchema>;
export type DeclaredService = Declared['services'][number];
export type DeclaredCookie = z.infer<typeof cookie>;

/** Names by which the best known trackers are recognised on a site that declares nothing (standards, section 2). */
const trackers =
  /^(_ga|_gid$|_gat|_gac_|_gcl_|_hj|_clck$|_clsk$|_cltk$|_cs_(id|s|c)$|_fbp$|_fbc$|_pk_|_uet|IDE$|MUID$|NID$|VISITOR_INFO)/;

/** Whether a name is one that only a tracker uses. */
export function isTracker(name: string): boolean {
  return trackers.test(name);
}

/** Whether a name is meant by a declared one; a trailing * stands for any ending. */
export function fits(name: string, declared: string): boolean {
  return declared.endsWith('*') ? name.startsWith(declared.slice(0, -1)) : name === declared;
}

/** 'functional', or the id of the service that declares this entry; undefined where none does. */
export function ownerOf(
  { kind, name }: Pick<SeenStorage, 'kind' | 'name'>,
  declared: Declared,
): string | undefined {
  const lists = (cookies: DeclaredCookie[]) =>
    cookies.some((each) => each.kind === kind && fits(name, each.name));
  if (lists(declared.functional)) return 'functional';
  return declared.services.find(({ cookies }) => lists(cookies))?.id;
}

/** Id of the service whose hosts an address is at. */
export function serviceAt(url: URL, { services }: Declared): string | undefined {
  return services.find(({ hosts }) =>
    Object.values(hosts)
      .flat()
      .some((source) => isAt(url, source)),
  )?.id;
}

/** `source`: "https://a.example" or "https://*.example", for the secure form of the same protocol too. */
function isAt({ protocol, host }: URL, source: string): boolean {
  const [scheme, name] = source.split('://') as [string, string];
  const secure = protocol === `${scheme}:` || protocol === `${scheme}s:`;
  return secure && (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name);
}

/** Whether a service may run in this phase, given what was accepted. A no also ends what needs no choice. */
export function mayRun({ id, countingOnly }: DeclaredService, phase: PhaseName, accepted: string[]): boolean {
  if (phase === 'no-choice') return countingOnly !== undefined;
  return phase === 'accepted' && accepted.includes(id);
}
