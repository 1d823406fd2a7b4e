/** What the preferences, placeholders and the declaration get from the gate; never in reach of the page's scripts. */
import type { GateService, GateSettings } from '../settings/gate-settings.ts';
import type { Language } from '../words/languages.ts';
import type { Choices, ConsentRecord, Source } from './decision.ts';
import type { GateCore } from './gate.ts';

export interface Gate {
  settings: GateSettings;
  /** Origin of the server that the visitor's browser talks to. */
  loket: string;
  language: Language;
  /** The browser's own wish not to be followed, where it has one. */
  signal: 'gpc' | 'dnt' | undefined;
  /** What is left after a withdrawal and could not be cleared. */
  left: string[];
  /** The newest decision, also when another tab took it. */
  record(): ConsentRecord | undefined;
  /** A copy of what holds now. */
  choices(): Choices;
  /**
   * Takes a decision about the services (and `ip`) that it names; the others stand as they were answered. Its
   * caller has seen a trusted event, or it is a refusal. A yes that no press of the visitor backs does nothing.
   * True when the browser keeps it.
   */
  decide(choices: Choices, source: Source): boolean;
  /** "This time": lets this one in, keeps no decision. Only in a trusted event; as `always` otherwise. */
  release(held: HTMLTemplateElement): void;
  /**
   * "Always": keeps a yes to every service that this name means. When it is let in, by any way, its template is told
   * (`whenIn`) which nodes came in its place.
   */
  always(name: string): void;
  /** Opens the preferences, at the row of a purpose where one is named. */
  open(row?: string): void;
  cookies(set?: string): string;
  /** The same answer to everything. A no also ends what needs no choice; a yes keeps the address hidden. */
  allOf(settings: GateSettings, yes: boolean): Choices;
  /** What the visitor has to choose and did not answer yet. */
  due(): GateService[];
  /** Whether this service was answered exactly as it is asked now. */
  isAnswered(service: GateService): boolean;
  /** Whether held content of this name, a service or a purpose, may run now. */
  allows(name: string): boolean;
  letIn: GateCore['letIn'];
  released: GateCore['released'];
  adopt: GateCore['adopt'];
  /** Name of the cookie that keeps the decision. */
  name: string;
}

/** Everything but what a decision does (`effects.ts`). */
export function openGate(core: GateCore): Omit<Gate, 'decide' | 'release' | 'always'> {
  const { services } = core.settings;
  return {
    ...core,
    left: [],
    record: () => core.readRecord(core.name) ?? core.record,
    choices: () => ({ ...core.choices }),
    open: (row) => void core.act('open', row),
    isAnswered: (service) => core.isAnswered(service, core.record),
    allows: (name) => core.isAllowed(services, core.choices, name),
    allOf: (_, yes) => Object.fromEntries([['ip', true], ...services.map(({ id }) => [id, yes])]),
  };
}
