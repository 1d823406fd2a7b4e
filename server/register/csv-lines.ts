/** A line of the register for a spreadsheet, under the names of NEN 7513 (Logius concept mapping, NE-11). Pure. */
import { csvMark, csvLine as lineInFile } from '../../widget/words/csv-line.ts';
import type { RegisterLine } from '../secretariat/inbox-api.ts';

/** RFC 3881: 2 is an IP address. */
const ipAddress = '2';
/** RFC 3881: 1 a person, 2 a system object. */
const participantType: Readonly<Record<string, string>> = { person: '1', '': '' };
/** RFC 3881: 4 an application server, 1 somebody's device; the rest is software that runs by itself. */
const sourceTypes: Readonly<Record<string, string>> = { inbox: '4', loket: '4', server: '4', command: '4' };

const columns: readonly (readonly [string, (line: RegisterLine, site: string) => string])[] = [
  ['nummer', ({ number }) => String(number)],
  ['EventID', ({ id }) => id],
  ['EventDateTime', ({ at }) => at],
  ['EventTypeCode', ({ event }) => event],
  ['EventActionCode', ({ action }) => action],
  ['EventOutcomeIndicator', ({ format, outcome }) => (format === 1 ? '' : String(outcome))],
  ['userID', ({ actor }) => actor],
  ['roleIDCode', ({ role }) => role],
  ['purposeOfUse', ({ purpose }) => purpose],
  ['networkAccessPointTypeCode', ({ access }) => (access === '' ? '' : ipAddress)],
  ['networkAccessPointID', ({ access }) => access],
  ['participantObjectTypeCode', ({ object }) => participantType[object] ?? '2'],
  ['participantObjectIDTypeCode', ({ object }) => object],
  ['participantObjectID', ({ submission }) => submission ?? ''],
  ['participantObjectDetail', ({ detail }) => detail],
  ['AuditEnterpriseSiteID', (_, site) => site],
  ['AuditSourceID', ({ source }) => source],
  ['AuditSourceTypeCode', ({ source }) => sourceTypes[source] ?? ''],
  ['hash', ({ hash }) => hash],
];

/** The first line of the file. */
export const csvHead = csvMark + lineInFile(columns.map(([name]) => name));

/** One line, without its last line feed. Fields that a line of before has not are left empty. */
export function csvLine(site: string, line: RegisterLine): string {
  return lineInFile(columns.map(([, of]) => of(line, site)));
}
