/**
 * What every integration states: the shape of its settings, the facts about it, and what the gate needs of it.
 * One file per integration beside this one; all.ts collects them.
 */
import { z } from 'zod';
import { line, name, text } from '../setting-shapes.ts';

export const purposes = ['analytics', 'click-tracking', 'embedded'] as const;
export type Purpose = (typeof purposes)[number];

/** One thing that is kept in a visitor's browser, as the visitor reads it. */
export const cookie = z.strictObject({
  /** A trailing * stands for any ending. */
  name: line,
  /** 'cookie' | 'local' | 'session' | 'indexeddb' | 'cache' */
  kind: z.enum(['cookie', 'local', 'session', 'indexeddb', 'cache']).default('cookie'),
  purpose: line,
  /** As the visitor reads it: "13 maanden". */
  duration: line,
  party: line,
  /** Kept under the vendor's own domain, where no website but the vendor's can clear it (CT-07). */
  elsewhere: z.boolean().optional(),
});
export type Cookie = z.infer<typeof cookie>;

/** What each service has, whatever it is. */
export const serviceBase = {
  /** Answers are kept by id, beside the one about the address; and what every object has would count as answered. */
  id: name.refine(
    (id) => id !== 'ip' && !(id in {}),
    'dit woord heeft al een betekenis; kies een andere naam',
  ),
  /** As the visitor reads it. */
  title: line,
  /** Why the site uses it, one plain sentence. */
  why: text,
  /** Absent: what the integration is known to keep. */
  cookies: z.array(cookie).optional(),
};

/** For a service that may be counting only (CB-03): the written reason. Absent: the visitor is asked. */
export const countingOnly = text.optional();
/** For a service that is always asked about, because it follows people or can't be known to just count (F3, F4). */
export const neverCountingOnly = (integration: string) =>
  z.never(`mag niet: ${integration} is nooit alleen tellen, de bezoeker kiest altijd zelf`).optional();

/** Sources as a Content Security Policy names them: https://naam, https://*.naam or wss://naam. */
export interface Hosts {
  script: readonly string[];
  connect: readonly string[];
  frame: readonly string[];
  img: readonly string[];
}

/** What is known of a service as it is set, by whoever shows, checks or clears it. */
export interface ServiceFacts {
  /** Who gets the data. */
  party: string;
  /** What it is known to keep in the browser: the declaration where the site makes none, and what is cleared. */
  writes: readonly Cookie[];
  /** Where the visitor's browser may go for it, after a yes. */
  hosts: Hosts;
  /** 'call': it has a documented way to stop. 'reload': only a page without it is without it. */
  stop: 'call' | 'reload';
  /** The page is loaded anew after a withdrawal, because a call alone leaves something running. */
  reload: boolean;
  /** Why it stops as it does. */
  why: string;
}

/** The visitor may turn IP anonymisation off ('open') or not ('locked'). */
export type IpSwitch = 'locked' | 'open';

/** What the gate gets besides the file to run. */
export interface GateParts {
  tag?: string | number;
  from?: string;
  /** Nothing is known of it, so it never comes in beside a form, not even in a frame. */
  apart?: true;
}

/** One integration. `run` is its file in widget/integrations; null: the page's own held content is all there is. */
export interface Integration<Shape extends z.ZodObject, Run extends string | null> {
  shape: Shape;
  run: Run;
  /** Without `ip` everything that it can do. */
  facts(service: z.infer<Shape>, ip?: IpSwitch): ServiceFacts;
  /** What its script needs to know, and how held content is treated. */
  gate(service: z.infer<Shape>): GateParts;
}

/** Keeps the types of one integration together. */
export function integration<Shape extends z.ZodObject, Run extends string | null>(
  parts: Integration<Shape, Run>,
): Integration<Shape, Run> {
  return parts;
}

/** Its known hosts, or one origin for everything where the site has it come from elsewhere. */
export function hostsFrom(origin: string, usual: string, known: Partial<Hosts>): Hosts {
  const none: Hosts = { script: [], connect: [], frame: [], img: [] };
  if (origin === usual) return { ...none, ...known };
  return { ...none, ...Object.fromEntries(Object.keys(known).map((kind) => [kind, [origin]])) };
}
