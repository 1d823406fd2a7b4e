/** What can be chosen at each step of a request; the server refuses anything else (server/requests/request-codes.ts). */
import type {
  Asked,
  Channel,
  Decision,
  Ground,
  IdentityWay,
  Right,
} from '../../server/requests/request-codes.ts';

export const rights: readonly Right[] = [
  'access',
  'recipients',
  'correction',
  'erasure',
  'restriction',
  'objection',
  'portability',
  'withdrawal',
];
export const identityWays: readonly IdentityWay[] = ['called-number', 'saw-document', 'known'];
export const channels: readonly Channel[] = ['letter', 'mail', 'phone', 'counter'];

/** The grounds of which each decision names one. */
export const grounds: Readonly<Record<Decision, readonly Ground[]>> = {
  granted: [],
  partly: ['law-keeps', 'rights-of-others', 'needed-for-claim', 'not-applicable'],
  refused: ['law-keeps', 'rights-of-others', 'needed-for-claim', 'not-applicable', 'not-identified'],
  'refused-excessive': ['repeated', 'too-much'],
  'refused-unfounded': [],
  'fee-asked': ['repeated', 'too-much'],
  'nothing-found': [],
  withdrawn: [],
};
const ofComplaint: readonly Decision[] = ['granted', 'partly', 'refused', 'withdrawn'];

/** The decisions about a complaint, or about a request; what gives or takes data only once the person is known. */
export function decisionsFor(asked: Asked, known: boolean): Decision[] {
  const all = Object.keys(grounds) as Decision[];
  if (asked === 'klacht') return all.filter((each) => ofComplaint.includes(each));
  return all.filter((each) => known || (each !== 'granted' && each !== 'partly'));
}

/** The grounds of a decision about this; a judgement about a complaint stands in its letter. */
export function groundsFor(as: Decision, asked: Asked): readonly Ground[] {
  return asked === 'klacht' ? [] : grounds[as];
}

/** The one code of a decision. */
export function reasonOf(as: Decision, asked: Asked, ground: Ground | null): string {
  return [as, asked, ...(ground === null ? [] : [ground])].join(':');
}
