/**
 * Whether a signed statement may be published. The server can't sign one; it refuses what visitors' browsers
 * would refuse, and what doesn't follow from the statement in force, the settings and the proofs it holds.
 */
import { hashBytes } from '../../widget/envelope/hash.ts';
import { recovery } from '../../widget/envelope/readers.ts';
import { formReaders } from '../../widget/envelope/role.ts';
import type {
  SignedStatement,
  SiteStatement,
  VerifiedStatement,
} from '../../widget/envelope/site-statement.ts';
import { verifyStatement } from '../../widget/envelope/verify-statement.ts';
import { Refused } from '../door/refused.ts';
import { thirtyTwoBytes } from '../door/thirty-two-bytes.ts';
import type { Directory } from '../secretariat/inbox-api.ts';
import { formDefinitions } from '../sites/public-part.ts';
import { signedPart } from '../sites/signed-part.ts';
import type { Site } from '../sites/site-schema.ts';
import type { PublishedStatement } from './statements.ts';

export interface StatementNeighbours {
  site: Site;
  /** The statement in force; undefined the first time, when any root is taken and the tag pins it from then on. */
  former: PublishedStatement | undefined;
  ready: Directory['ready'];
  /** Milliseconds. */
  now: number;
}

/** So many versions can be jumped over, published and then lost with a server: a year and a half of them. */
const versionsAhead = 20;

/** The verified statement. Refuses `statement-refused`, whatever the reason; the inbox checked the same itself. */
export async function checkStatement(
  signed: SignedStatement,
  { site, former, ready, now }: StatementNeighbours,
): Promise<VerifiedStatement> {
  const signer = await fingerprint(signed.root);
  const formerSigner = former && (await fingerprint(former.row.root));
  const verified = await verifyStatement(signed, {
    site: site.site,
    pins: former ? [formerSigner!, former.statement.spareRoot] : [signer],
    minimumVersion: 1,
    now,
  }).catch((cause) => {
    throw new Refused('statement-refused', { cause });
  });
  const { statement } = verified;
  // The parsed text is what browsers use, so a second spelling of the same statement is not taken.
  demand(JSON.stringify(statement) === signed.statement);
  // The next; or a few further, where a back-up was put back and the signer's browser had seen newer ones.
  const ahead = statement.version - (former?.statement.version ?? 0);
  demand(ahead === 1 || (former !== undefined && ahead > 1 && ahead <= versionsAhead));
  demand(thirtyTwoBytes.test(statement.spareRoot));
  // Tags name the spare of the day they were made: only the spare itself may bring in another one.
  if (former && signer === formerSigner) demand(statement.spareRoot === former.statement.spareRoot);
  demand(definitionsFit(statement, site));
  demand(JSON.stringify(statement.settings) === JSON.stringify(signedPart(site)));
  demand(readersFit(statement, ready));
  return verified;
}

/** Word for word what the settings ask now: what is shown and what the server does can't differ (promise 9). */
function definitionsFit(statement: SiteStatement, site: Site): boolean {
  const wanted = formDefinitions(site);
  const names = Object.keys(statement.forms);
  return (
    names.length === Object.keys(wanted).length &&
    names.every(
      (name) =>
        Object.hasOwn(wanted, name) &&
        JSON.stringify(statement.forms[name]!.definition) === JSON.stringify(wanted[name]),
    )
  );
}

/**
 * Everyone but the sheet of paper has proved that they can open with exactly these keys, and nobody reads a form whose
 * role reads none.
 */
function readersFit(statement: SiteStatement, ready: Directory['ready']): boolean {
  const persons = statement.readers.filter(({ person }) => person !== recovery);
  return (
    statement.readers.some(({ person }) => person === recovery) &&
    persons.length > 0 &&
    persons.every(({ person, keys, proven }) => {
      const proof = ready.find((each) => each.person === person);
      return proof?.proven === proven && sameKeys(proof.keys, keys);
    }) &&
    Object.values(statement.forms).every((form) =>
      form.readers.every((person) => {
        const role = ready.find((each) => each.person === person)?.role;
        return person === recovery || (role !== undefined && formReaders.includes(role));
      }),
    )
  );
}

function sameKeys(one: Directory['ready'][number]['keys'], other: typeof one): boolean {
  return one.p256.public === other.p256.public && one.xwing?.public === other.xwing?.public;
}

function fingerprint(root: string): Promise<string> {
  return hashBytes(new Uint8Array(Buffer.from(root, 'base64url')));
}

function demand(holds: boolean): void {
  if (!holds) throw new Refused('statement-refused');
}
