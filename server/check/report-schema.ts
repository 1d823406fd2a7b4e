/**
 * What `privacyloket check --json` prints: the one description of it, for whoever builds on it and for our own tests.
 * `format` goes up when something is renamed or leaves; more may be added without.
 */
import { z } from 'zod';
import { codes } from './finding-words.ts';

/** In the order in which they are visited. */
export const phaseNames = [
  'no-choice',
  'refused',
  'refused-reload',
  'accepted',
  'withdrawn',
  'withdrawn-next',
] as const;

const request = z.strictObject({
  /** With the port where it has one of its own. */
  host: z.string(),
  /** 'third': another organisation. 'own': the site, or the service that its banner comes from. */
  party: z.enum(['own', 'third']),
  /** As the browser calls it: script, image, ping, fetch, document, websocket, ... */
  type: z.string(),
  /** Of the first one, without query and fragment. */
  url: z.url(),
  count: z.int().min(1),
  /** Path of the page on which the first one left. */
  page: z.string(),
  /** Id of the declared service that it belongs to. */
  service: z.string().optional(),
});

const stored = z.strictObject({
  kind: z.enum(['cookie', 'local', 'session', 'indexeddb', 'cache']),
  name: z.string(),
  /** Of the cookie's domain, or of the frame that keeps it. */
  host: z.string(),
  party: z.enum(['own', 'third']),
  /** How long it still lives, in whole days rounded up; absent where it goes with the browser or has no end. */
  days: z.int().min(0).optional(),
  /** 'functional', or the id of the declared service. */
  declaredBy: z.string().optional(),
});

const phase = z.strictObject({
  name: z.enum(phaseNames),
  requests: z.array(request),
  storage: z.array(stored),
});

const finding = z.strictObject({
  code: z.enum(codes),
  level: z.enum(['fault', 'note']),
  /** Ids of the requirement in the project's list of standards, e.g. CB-01. */
  standards: z.array(z.string()),
  phase: z.enum(phaseNames).optional(),
  /** What it is about: a host, a name, a page. */
  subject: z.string(),
  /** Plain Dutch: what was seen, and what to do. */
  text: z.string(),
  fix: z.string(),
});

/** Why nothing can be said: `reason` of a report whose outcome is 'could-not-check'. */
export const reasons = [
  'no-browser',
  'no-answer',
  'timeout',
  'no-settings',
  'unknown-service',
  'button-not-found',
  'browser-failed',
  'wrong-words',
] as const;

export const reportSchema = z.strictObject({
  format: z.literal(1),
  url: z.string(),
  /** ISO 8601. */
  at: z.iso.datetime(),
  outcome: z.enum(['fine', 'findings', 'could-not-check']),
  reason: z.enum(reasons).optional(),
  /** What to do about the reason, in plain Dutch. */
  advice: z.string().optional(),
  browser: z.string().optional(),
  /** 'ours', 'other' (its buttons were named on the command line), or 'none'. */
  banner: z.enum(['ours', 'other', 'none']).optional(),
  site: z.string().optional(),
  pages: z.array(z.strictObject({ path: z.string(), form: z.boolean() })),
  /** Ids of the services that were accepted in the phase 'accepted'. */
  accepted: z.array(z.string()),
  phases: z.array(phase),
  findings: z.array(finding),
  /** What this run could not do, in plain Dutch. */
  couldNot: z.array(z.string()),
});

export type PhaseName = (typeof phaseNames)[number];
export type SeenRequest = z.infer<typeof request>;
export type SeenStorage = z.infer<typeof stored>;
export type Phase = z.infer<typeof phase>;
export type Finding = z.infer<typeof finding>;
export type Reason = (typeof reasons)[number];
export type Report = z.infer<typeof reportSchema>;
