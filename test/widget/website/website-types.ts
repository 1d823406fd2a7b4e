/**
 * What a website's own TypeScript may write with privacyloket.d.ts, and what it may not; and that those types are
 * those of our code. Read by tsc alone: an expected error that is none is an error.
 */
import type { Choices } from '../../../widget/consent/decision.ts';
import type { Finding } from '../../../widget/consent/doctor-findings.ts';
import type {
  PrivacyChoices,
  PrivacyElements,
  PrivacyFinding,
  PrivacyHeldAttributes,
  PrivacyJsx,
  PrivacyPurpose,
} from '../../../widget/privacyloket.d.ts';
import type { GateService } from '../../../widget/settings/gate-settings.ts';

type Same<One, Other> = [One, Other] extends [Other, One] ? true : never;
const asInOurCode: [
  Same<PrivacyChoices, Choices>,
  Same<PrivacyPurpose, GateService['purpose']>,
  Finding & { kind: PrivacyFinding['kind'] } extends PrivacyFinding ? true : never,
] = [true, true, true];

window.privacyloket?.open();
window.privacyloket?.open('analytics');
const mayCount: boolean | undefined = window.privacyloket?.choices().statistiek;
// @ts-expect-error before the script has run it is not there
window.privacyloket.withdraw();
// @ts-expect-error no script can say yes
window.privacyloket?.accept();
// @ts-expect-error and none can put another in its place
window.privacyloket = undefined;

document.addEventListener(
  'privacyloket-changed',
  ({ detail }) => detail.statistiek satisfies boolean | undefined,
);
// @ts-expect-error there is no such event
document.addEventListener('privacyloket-ready', ({ detail }) => detail);

const form: PrivacyJsx<{ id?: string }>['privacy-form'] = { form: 'aanmelding', id: 'formulier' };
// @ts-expect-error a form has a name
const nameless: PrivacyElements['privacy-form'] = {};
const held: PrivacyHeldAttributes = { 'data-privacy': 'youtube', 'data-ratio': '16/9', 'data-heading': 3 };
// @ts-expect-error a ratio is width to height
const ratio: PrivacyHeldAttributes = { 'data-privacy': 'youtube', 'data-ratio': 'wide' };

export { asInOurCode, form, held, mayCount, nameless, ratio };
