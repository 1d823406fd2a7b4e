/**
 * What is wrong with what was seen. Pure: the same observations give the same findings, in the same order.
 * Each phase is judged by itself; a name that is found twice for the same reason is said once, with its first phase.
 */
import {
  type Declared,
  type DeclaredCookie,
  type DeclaredService,
  fits,
  isTracker,
  mayRun,
} from './declared.ts';
import { codes, type FindingCode, findingWords, phaseWords } from './finding-words.ts';
import type { Finding, Phase, PhaseName, SeenRequest, SeenStorage } from './report-schema.ts';
import { daysIn } from './spoken-days.ts';

/** Everything that the visits saw. */
export interface Observed {
  /** Absent on a site without our banner. */
  declared?: Declared;
  /** Ids of the services with a yes in the phase 'accepted'. */
  accepted: string[];
  pages: { path: string; form: boolean }[];
  phases: Phase[];
  /** Whether a visitor without a choice was asked; absent where nobody knows what a banner would look like. */
  asked?: boolean;
  /** In which way refusing is the lesser button, in plain Dutch. */
  lesser: string[];
  /** What the preferences call a switch that was on without a choice. */
  presetOn: string[];
  /** Ids of services that got a yes although nobody answered. */
  grantedByItself: string[];
  /** Paths of pages without a visible opener, that ask again after a no, and that are covered after a no. */
  noWayBack: string[];
  askedAgain: string[];
  covered: string[];
  /** Buttons after which the choice was not settled. */
  notKept: string[];
  /** Our script stands in the page and does not answer. */
  dead: boolean;
  /** Day of a pinned script that is not the newest. */
  behind?: string;
}

/** Longest life of a cookie, in days: 13 months (CNIL), the limit that GA-16 names. */
const longestDays = 396;

const kinds = {
  cookie: 'cookie',
  local: 'localStorage',
  session: 'sessionStorage',
  indexeddb: 'IndexedDB',
  cache: 'cache',
};

/** All findings, faults first. */
export function findingsIn(observed: Observed): Finding[] {
  const found = new Map<string, Finding>();
  const add = (code: FindingCode, subject: string, phase?: PhaseName) => {
    if (!found.has(`${code} ${subject}`)) found.set(`${code} ${subject}`, finding(code, subject, phase));
  };
  for (const phase of observed.phases) {
    for (const each of phase.requests) judgeRequest(observed, phase.name, each, add);
    for (const each of phase.storage) judgeStorage(observed, phase.name, each, add);
  }
  judgeBanner(observed, add);
  for (const subject of neverSeen(observed)) add('declared-never-seen', subject);
  const rank = ({ level, code }: Finding) => (level === 'fault' ? 0 : codes.length) + codes.indexOf(code);
  return [...found.values()].sort((one, other) => rank(one) - rank(other));
}

type Add = (code: FindingCode, subject: string, phase?: PhaseName) => void;

function judgeRequest(
  { declared, accepted, pages }: Observed,
  phase: PhaseName,
  seen: SeenRequest,
  add: Add,
) {
  const service = declared?.services.find(({ id }) => id === seen.service);
  const who = seen.party === 'third' ? seen.host : (service?.title ?? seen.host);
  if (phase === 'accepted') {
    if (pages.some(({ path, form }) => form && path === seen.page))
      add('form-page-measured', `${who} op ${seen.page}`, phase);
    if (!declared) return;
    if (!service) return seen.party === 'third' && add('undeclared-host', who, phase);
    return !mayRun(service, phase, accepted) && add('vendor-after-refusal', who, phase);
  }
  if (service && mayRun(service, phase, accepted)) return;
  if (phase === 'no-choice')
    add(seen.party === 'third' ? 'third-party-before-choice' : 'measured-before-choice', who, phase);
  else add(afterANo(phase) ? 'vendor-after-refusal' : 'vendor-after-withdrawal', who, phase);
}

function judgeStorage({ declared, accepted }: Observed, phase: PhaseName, seen: SeenStorage, add: Add) {
  const subject = `${kinds[seen.kind]} ${seen.name}${seen.party === 'third' ? ` van ${seen.host}` : ''}`;
  const service = declared?.services.find(({ id }) => id === seen.declaredBy);
  const listed = cookiesOf(declared).find((each) => each.kind === seen.kind && fits(seen.name, each.name));
  judgeLife(seen, subject, listed, add);
  if (seen.declaredBy === 'functional' || (service && mayRun(service, phase, accepted))) return;
  if (!service && !isTracker(seen.name))
    return add(declared ? 'undeclared-storage' : 'unknown-storage', subject, phase);
  if (phase === 'accepted')
    return declared && add(service ? 'storage-after-refusal' : 'undeclared-storage', subject, phase);
  if (phase === 'no-choice') return add('storage-before-choice', subject, phase);
  if (afterANo(phase)) return add('storage-after-refusal', subject, phase);
  add(seen.party === 'third' ? 'third-party-cookie-left' : 'storage-after-withdrawal', subject, phase);
}

function judgeLife(
  { kind, days }: SeenStorage,
  subject: string,
  listed: DeclaredCookie | undefined,
  add: Add,
) {
  if (kind !== 'cookie' || days === undefined) return;
  const said = listed && daysIn(listed.duration);
  if (days > longestDays) add('long-lived-cookie', `${subject} blijft ${days} dagen`);
  // A day more or less is the hour of the day and the length of a month.
  else if (said !== undefined && days > said + 1)
    add('long-lived-cookie', `${subject} blijft ${days} dagen en niet ${listed!.duration}`);
}

function judgeBanner(observed: Observed, add: Add) {
  const { declared, asked, pages } = observed;
  const needs = declared?.services.some(({ countingOnly }) => countingOnly === undefined);
  if (asked && needs === false) add('banner-without-need', 'geen enkele dienst heeft een ja nodig');
  if (observed.dead || (asked === false && needs)) add('banner-missing', pages[0]?.path ?? '/');
  if (observed.behind !== undefined) add('pinned-behind', observed.behind);
  for (const each of observed.lesser) add('refuse-harder-than-accept', each);
  for (const each of observed.presetOn) add('preset-on', each);
  for (const each of observed.grantedByItself) add('escape-consents', each, 'no-choice');
  for (const each of observed.askedAgain) add('asks-again', each, 'refused-reload');
  for (const each of observed.covered) add('wall-after-refusal', each, 'refused');
  for (const each of observed.notKept) add('choice-not-kept', each);
  // Where nothing is chosen there is nothing to take back.
  if (!declared || declared.services.length > 0)
    for (const each of observed.noWayBack) add('no-way-back', each);
}

/** What the settings list and nobody saw, of services that had their chance. */
function neverSeen({ declared, accepted, phases }: Observed): string[] {
  if (!declared) return [];
  const seen = phases.flatMap(({ storage }) => storage);
  const ran = declared.services.filter((each) => mayRun(each, 'accepted', accepted));
  return (
    [...declared.functional, ...ran.flatMap(({ cookies }) => cookies)]
      // Nothing is sent here, so what keeps a message that could not leave has no chance to be seen.
      .filter(({ kind, name }) => kind !== 'indexeddb' || !/^privacyloket-.+-outbox$/.test(name))
      .filter(({ kind, name }) => !seen.some((each) => each.kind === kind && fits(each.name, name)))
      .map(({ kind, name }) => `${kinds[kind]} ${name}`)
  );
}

const afterANo = (phase: PhaseName) => phase === 'refused' || phase === 'refused-reload';

function cookiesOf(declared?: Declared): DeclaredCookie[] {
  return declared
    ? [...declared.functional, ...declared.services.flatMap(({ cookies }: DeclaredService) => cookies)]
    : [];
}

function finding(code: FindingCode, subject: string, phase?: PhaseName): Finding {
  const { level, standards, text, fix } = findingWords[code];
  const said = text.replace('{subject}', () => subject).replace('{where}', phase ? phaseWords[phase] : '');
  return {
    code,
    level,
    standards,
    ...(phase && { phase }),
    subject,
    text: said[0]!.toUpperCase() + said.slice(1),
    fix,
  };
}
