/** A proof as a line of a file: for a spreadsheet in Dutch, or for a program. Pure. */
import { csvMark, csvLine as lineOf } from '../../widget/words/csv-line.ts';
import { zone } from '../retention/dutch-calendar.ts';
import type { KeptProof } from './consents.ts';

/** A proof, and whether the archive has what it says was shown. */
export interface ProofLine extends KeptProof {
  known: boolean;
}

const columns: readonly (readonly [string, (line: ProofLine) => string])[] = [
  ['nummer', ({ seq }) => String(seq)],
  ['tijd', ({ at }) => dutchTime(at)],
  ['kenmerk', ({ proof }) => proof],
  ['website', ({ domain }) => domain],
  ['taal', ({ language }) => language],
  ['bron', ({ source }) => source],
  ['signaal van browser', ({ signal }) => signal],
  ['versie', ({ version }) => version],
  ['versie bekend', ({ known }) => yesNo(known)],
  ['ja', ({ choices }) => answered(choices, true)],
  ['nee', ({ choices }) => answered(choices, false)],
  ['IP-adres verborgen', ({ choices }) => (choices.ip === undefined ? '' : yesNo(choices.ip))],
  [
    'gevraagd',
    ({ asked }) =>
      Object.entries(asked)
        .map((each) => each.join('='))
        .join(', '),
  ],
];

/** The first line of the file. */
export const csvHead = csvMark + lineOf(columns.map(([name]) => name));

/** One line, without its last line feed. */
export function csvLine(line: ProofLine): string {
  return lineOf(columns.map(([, of]) => of(line)));
}

/** One line of JSON; `at` as an ISO instant in UTC. */
export function jsonLine({ at, ...line }: ProofLine): string {
  return JSON.stringify({ at: new Date(at).toISOString(), ...line });
}

const yesNo = (yes: boolean) => (yes ? 'ja' : 'nee');

/** The switch that hides the address is no permission, so it has a column of its own. */
function answered(choices: KeptProof['choices'], yes: boolean): string {
  return Object.keys(choices)
    .filter((id) => id !== 'ip' && choices[id] === yes)
    .join(', ');
}

/** Dutch wall-clock time with its distance to UTC, so that the hour that comes twice is told apart. */
function dutchTime(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
