/**
 * One message of one visitor, from an empty form to an acknowledged envelope: named states and the moves
 * between them. What is typed lives here, in memory, until the server has acknowledged; the element draws it.
 */
import type { Accepted } from '../../server/submissions/intake-api.ts';
import { type DeliveryEffects, deliver, type Settled } from '../delivery/deliver.ts';
import { openOutbox, type Waiting } from '../delivery/outbox.ts';
import { pause } from '../delivery/pause.ts';
import { postEnvelope } from '../delivery/post.ts';
import type { Where } from '../delivery/where.ts';
import { contextFor, drawMessageId } from '../envelope/context.ts';
import type { MessageContent } from '../envelope/message-content.ts';
import { SealRefused, seal } from '../envelope/seal.ts';
import type { Envelope } from '../envelope/wire.ts';
import { drawReceiptCode, receiptHash, receiptText, replyBits } from '../receipt/receipt-code.ts';
import type { FormDefinition } from '../settings/gate-settings.ts';
import { contentOf, listOf } from './answers.ts';
import type { RouteOfForm } from './complaint-route.ts';
import { type Fault, type Field, faultsIn, type Group, inputsOf } from './contact-rules.ts';
import type { FormFiles } from './form-files.ts';
import { stepOf, stepsOf } from './form-steps.ts';
import { type ClosedReason, FormClosed, loadForm, type OpenForm } from './load-form.ts';
import { holds, shownFields } from './shown-fields.ts';

/** What the server or this browser refused for; words/trouble-nl.ts has a sentence for each, and one for any other. */
export type RefusedReason =
  | 'too-large'
  | 'storage-full'
  | 'unknown-form'
  | 'id-taken'
  /** The form closed while it was being filled in. */
  | 'closed'
  /** It waited for seven days. */
  | 'expired'
  /** A chosen file can't be read any more, or changed. */
  | 'file-gone'
  /** The server has not all files (any more). */
  | 'files-lost'
  | 'files-missing'
  | 'other';

export type FormState =
  | { at: 'loading' }
  /** `busy`: it is being tried again. */
  | { at: 'closed'; why: ClosedReason; busy?: true }
  /** `before`: what the visitor had filled in, when the site changed the form meanwhile. */
  | { at: 'filling'; faults: Fault[]; step: number; before?: FormDefinition }
  | { at: 'review' }
  | { at: 'sending' }
  /** `stored`: the sealed message survives closing the page. */
  | { at: 'waiting'; stored: boolean }
  | { at: 'sent'; accepted: Accepted }
  /** Not sent and not stored; the answers are still there. `why` is a RefusedReason or another code. */
  | { at: 'refused'; why: string }
  /** `when` is an ISO instant where the server told it. */
  | { at: 'wiped'; when: string | null };

export interface SubmissionEffects extends DeliveryEffects {
  load(form: string): Promise<OpenForm>;
  /** What a form with a question for files needs besides. */
  files(submission: ContactSubmission): Promise<FormFiles>;
  /** What a form for complaints shows first. */
  route(definition: FormDefinition): Promise<RouteOfForm>;
}

/** The effects of a real page. */
export function pageEffects(where: Where): SubmissionEffects {
  return {
    load: (form) => loadForm(where, form, Date.now()),
    files: (submission) =>
      import('../attachments/file-questions.ts').then(({ openFileQuestions }) =>
        openFileQuestions(where, submission),
      ),
    route: (definition) => import('./complaint-route.ts').then(({ routeOfForm }) => routeOfForm(definition)),
    post: ({ envelope, receipt, ticket }) => postEnvelope({ envelope, receipt, ticket }, where),
    outbox: openOutbox(where.site),
    pause,
    now: () => Date.now(),
  };
}

/** Tries of one message against a changing statement, before the visitor is told. */
const mostSeals = 3;

export class ContactSubmission {
  state: FormState = { at: 'loading' };
  /** Undefined until a verified statement has the form. */
  form: OpenForm | undefined;
  /** Only of a complaint. */
  route: RouteOfForm | undefined;
  /** Only where a question asks for files, once what that needs has been fetched. */
  files: FormFiles | undefined;
  readonly values = new Map<string, string>();
  /** What was sealed last: for the copy that a visitor may save, and gone with the page or the message. */
  content: MessageContent | undefined;
  /** All steps were gone through: from a question that is changed it goes straight back to the review. */
  private reviewed = false;
  /** The receipt code, made before anything is sent so that it can be written down in time. */
  readonly receipt: Uint8Array<ArrayBuffer> = drawReceiptCode();
  readonly code: string = receiptText(this.receipt);
  /** One id for this message whatever happens: a repeat is the same message. */
  readonly id: string = drawMessageId();
  private readonly effects: SubmissionEffects;
  private readonly where: Pick<Where, 'language'>;
  /** To be called when there is something else to draw. */
  readonly changed: () => void;

  /** `changed` is called after every move; `where` names the language that the visitor reads at that moment. */
  constructor(effects: SubmissionEffects, where: Pick<Where, 'language'>, changed: () => void) {
    this.effects = effects;
    this.where = where;
    this.changed = changed;
  }

  /** Opens the form, or closes it with a reason. */
  async load(form: string): Promise<void> {
    this.to(this.state.at === 'closed' ? { ...this.state, busy: true } : { at: 'loading' });
    try {
      this.form = await this.effects.load(form);
      this.fetchFiles();
      const { definition } = this.form;
      // Without the way around the provider the form stays closed: it is told first, or not at all.
      if (definition.route)
        this.route = await this.effects.route(definition).catch(() => {
          throw new FormClosed('offline');
        });
      this.fillIn();
    } catch (fault) {
      this.to({ at: 'closed', why: fault instanceof FormClosed ? fault.code : 'malformed' });
    }
  }

  /** Keeps what is typed. Faults that were shown are looked at again, so that a repaired one goes away. */
  type(input: string, value: string): void {
    this.values.set(input, value);
    this.fetchFiles();
    if (this.state.at !== 'filling') return;
    const { faults, step } = this.state;
    const left = faults[0] ? this.faults(step) : [];
    this.to({
      ...this.state,
      faults: left.filter(({ input }) => faults.some((each) => each.input === input)),
    });
  }

  /** The questions that are asked, given what was answered. */
  shown(): Field[] {
    const shown = shownFields(this.form!.definition, this.values, this.today());
    return this.route?.asked(shown, this.values) ?? shown;
  }

  /** The steps that ask something now; one where the form has none. */
  steps(): number[] {
    return stepsOf(this.form!.definition, [...this.shown(), ...this.groups()]);
  }

  /** The repeated groups that are asked, also those without a row. */
  groups(): Group[] {
    const shown = new Map(this.shown().map((field) => [field.id, field]));
    return this.form!.definition.fields.filter(
      (field) => field.kind === 'group' && holds(field, shown, this.values, this.today()),
    ) as Group[];
  }

  /** The questions of a step. */
  asked(step: number): Field[] {
    return this.shown().filter((field) => stepOf(this.form!.definition, field) === step);
  }

  /** From a step to the next one, to the review, or back to the faults. True when it is the review. */
  review(): boolean {
    if (this.route?.isAlone(this.values)) return false;
    const { state } = this;
    const here = state.at === 'filling' ? state.step : -1;
    const faulty = this.steps().find((step) => (step <= here || this.reviewed) && this.faults(step)[0]);
    const next = this.reviewed ? undefined : this.steps().find((step) => step > here);
    if (faulty !== undefined) {
      // What another step lacks is asked there, without a word of fault before it was tried.
      this.to({ at: 'filling', step: faulty, faults: faulty > here ? [] : this.faults(faulty) });
      return false;
    }
    this.reviewed = next === undefined;
    this.to(this.reviewed ? { at: 'review' } : { at: 'filling', faults: [], step: next! });
    return this.reviewed;
  }

  /** To the step before. */
  back(): void {
    if (this.state.at !== 'filling') return;
    const { step } = this.state;
    this.fillIn(
      this.steps()
        .filter((each) => each < step)
        .at(-1),
    );
  }

  /** From the review back to the questions: to the step with this input, or to the first. */
  edit(input = ''): void {
    const field = this.shown().find((each) => inputsOf(each).includes(input));
    this.fillIn(field && stepOf(this.form!.definition, field));
  }

  private fillIn(step = this.steps()[0]!, before?: FormDefinition): void {
    this.to({ at: 'filling', faults: [], step, ...(before && { before }) });
  }

  /** Seals and delivers; comes back when there is an answer that settles it. */
  async send(): Promise<void> {
    if (this.state.at !== 'review' && this.state.at !== 'refused') return;
    this.to({ at: 'sending' });
    for (let seals = 0; seals < mostSeals; seals++) {
      let sealed: Waiting;
      try {
        sealed = await this.sealed();
      } catch (fault) {
        const why = fault instanceof SealRefused ? fault.code : 'other';
        this.to(why === 'cancelled' ? { at: 'review' } : { at: 'refused', why });
        return;
      }
      const settled = await deliver(sealed, this.effects, (stored) => this.to({ at: 'waiting', stored }));
      if (settled.is !== 'outdated') {
        if (settled.is === 'accepted' || settled.is === 'wiped') {
          this.values.clear();
          this.files = undefined;
        }
        this.to(stateAfter(settled));
        return;
      }
      if (!(await this.renew())) return;
    }
    this.to({ at: 'refused', why: 'other' });
  }

  /** After a withdrawal that the server confirmed. `when` is an ISO instant. */
  wiped(when: string | null): void {
    this.content = undefined;
    this.to({ at: 'wiped', when });
  }

  private async sealed(): Promise<Waiting> {
    const { id, definition, readers, suite, verified } = this.form!;
    const filled = { shown: this.shown(), values: this.values };
    const content = contentOf(definition, filled, this.where.language);
    const context = await contextFor(verified, id, this.id);
    content.reply = await replyBits(this.receipt, context);
    this.content = content;
    const envelope: Envelope = await seal({
      content,
      list: listOf(definition, filled),
      context,
      suite,
      readers,
      attach: this.files?.attach(content),
    });
    const receipt = await receiptHash(this.receipt);
    return { envelope, receipt, since: this.effects.now(), ticket: this.files?.ticket };
  }

  /**
   * Fetches the statement again. True when the same questions can be sealed to the new readers;
   * otherwise the state says why not, and what was typed is still there.
   */
  private async renew(): Promise<boolean> {
    const before = this.form!;
    try {
      this.form = await this.effects.load(before.id);
    } catch (fault) {
      const offline = fault instanceof FormClosed && fault.code === 'offline';
      this.to({ at: 'refused', why: offline ? 'other' : 'closed' });
      return false;
    }
    if (JSON.stringify(this.form.definition) !== JSON.stringify(before.definition)) {
      this.reviewed = false;
      this.fillIn(undefined, before.definition);
      return false;
    }
    if (this.form.verified.hash === before.verified.hash) {
      this.to({ at: 'refused', why: 'other' });
      return false;
    }
    return true;
  }

  /** Not waited for: other questions can be answered meanwhile. Where it fails, the next thing typed tries again. */
  private fetchFiles(): void {
    if (this.files || !this.form!.definition.fields.some(({ kind }) => kind === 'file')) return;
    this.effects.files(this).then(
      (files) => {
        this.files ??= files;
        this.changed();
      },
      () => {},
    );
  }

  private faults(step: number): Fault[] {
    const { oneOf } = this.form!.definition;
    return faultsIn(this.asked(step), this.values, { today: this.today(), oneOf });
  }

  private today(): string {
    return new Date(this.effects.now()).toISOString().slice(0, 10);
  }

  private to(state: FormState): void {
    this.state = state;
    this.changed();
  }
}

function stateAfter(settled: Settled): FormState {
  if (settled.is === 'accepted') return { at: 'sent', accepted: settled.accepted };
  if (settled.is === 'wiped') return { at: 'wiped', when: settled.wiped };
  return { at: 'refused', why: settled.is === 'refused' ? settled.code : settled.is };
}
