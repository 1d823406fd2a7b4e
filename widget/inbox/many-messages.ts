/**
 * `<inbox-many>`: one thing with all the messages that were chosen in the list: decide, after seeing what it does to
 * each; a label; who takes them up; a copy. What can be taken back is offered right after it.
 */
import { html, nothing, type PropertyDeclarations, render, type TemplateResult } from 'lit';
import type { ExportNotice, InboxItem, OutcomeCode } from '../../server/secretariat/inbox-api.ts';
import { labelCeiling, type NoteContent } from '../envelope/note-content.ts';
import { visibleText } from '../envelope/visible-text.ts';
import type { AskServer } from './ask-server.ts';
import { chosenCsv, chosenJson } from './chosen-copies.ts';
import { copiedMessages } from './chosen-messages.ts';
import { chosenSheet } from './chosen-sheet.ts';
import { momentWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import { type Done, onMany } from './many-deeds.ts';
import { type Effects, effectsOf } from './many-effects.ts';
import { isIdle, labelOf } from './message-marks.ts';
import type { OpenedInbox } from './opened-inbox.ts';
import { printAlone } from './print-alone.ts';
import type { ReadingRoom } from './reading-room.ts';
import { saveFile } from './save-file.ts';

/** What may be decided about many at once: what asks no reason, and can be taken back. */
const together = ['dealt-with', 'no-agreement', 'unwanted'] as const satisfies readonly OutcomeCode[];
/** More at once nobody oversees. */
export const mostPicked = 500;

export class InboxMany extends InboxElement {
  static override properties: PropertyDeclarations = {
    picked: { attribute: false },
    pick: { attribute: false },
    inbox: { attribute: false },
    room: { attribute: false },
    ask: { attribute: false },
    known: { attribute: false },
    names: { attribute: false },
    me: { attribute: false },
    organisation: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
    asking: { state: true },
    progress: { state: true },
    undoable: { state: true },
    fault: { state: true },
  };
  /** Ids of the messages; null where nobody is choosing. */
  declare picked: ReadonlySet<string> | null;
  declare pick: (picked: ReadonlySet<string> | null) => void;
  declare inbox: OpenedInbox;
  declare room: ReadingRoom;
  declare ask: AskServer;
  /** Every label of the inbox. */
  declare known: readonly string[];
  /** Person id -> name. */
  declare names: Map<string, string>;
  /** Id of who is signed in. */
  declare me: string;
  declare organisation: string;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;
  /** A decision that is about to be taken, and what it would do. */
  declare asking: { outcome: OutcomeCode; effects: Effects } | null;
  declare progress: { count: number; of: number } | null;
  /** The last deed, and how it is taken back; says how many it was. */
  declare undoable: { text: string; undo: () => Promise<number> } | null;
  declare fault: 'labelMissing' | 'labelTooLong' | '';

  constructor() {
    super();
    this.picked = null;
    this.asking = null;
    this.progress = null;
    this.undoable = null;
    this.fault = '';
  }

  override render(): TemplateResult {
    return html`${this.picked ? this.#bar(this.picked) : nothing} ${this.undoable ? this.#undoBar(this.undoable) : nothing}
      ${this.#dialog()}`;
  }

  #bar(picked: ReadonlySet<string>): TemplateResult {
    const words = this.words.many;
    const { progress } = this;
    const fits = picked.size > 0 && picked.size <= mostPicked;
    return html`<section class="many" aria-label=${words.label}>
      <div class="row">
        <strong role="status">${progress ? words.busy(progress.count, progress.of) : words.chosen(picked.size)}</strong>
        <button class="quiet" @click=${() => this.pick(new Set())}>${words.none}</button>
        <button class="quiet" @click=${() => this.pick(null)}>${words.stop}</button>
      </div>
      ${picked.size > mostPicked ? html`<p class="fault">${words.tooMany(mostPicked)}</p>` : nothing}
      ${fits ? this.#deeds() : nothing}
    </section>`;
  }

  #deeds(): TemplateResult {
    const words = this.words.many;
    return html`<details name="many"><summary>${words.decide}</summary>
        <div class="row">${together.map(
          (outcome) =>
            html`<button data-many=${outcome} @click=${() => this.#ask(outcome)}>${this.words.outcomes[outcome]}</button>`,
        )}</div></details>
      <details name="many"><summary>${words.labels}</summary>${this.#labels()}</details>
      <details name="many"><summary>${words.takes}</summary>
        <form class="row" @submit=${this.#assign}>
          <select id="many-assigned" aria-label=${words.takes}>
            <option value="">${this.words.notes.nobody}</option>
            ${[...this.names].map(([id, name]) => html`<option value=${id} ?selected=${id === this.me}>${id === this.me ? this.words.notes.me(name) : name}</option>`)}
          </select>
          <button>${words.assign}</button>
        </form></details>
      <details name="many"><summary>${words.copies}</summary>
        <p class="notice">${words.copyWarning}</p>
        <div class="row">${(['print', 'csv', 'json'] as const).map(
          (format) => html`<button @click=${() => this.#copy(format)}>${words[format]}</button>`,
        )}</div></details>`;
  }

  #labels(): TemplateResult {
    const words = this.words.many;
    return html`<div class="field">
      <label for="many-label">${this.words.notes.addLabel}</label>
      <input id="many-label" list="many-labels" autocomplete="off" spellcheck="false" maxlength="80"
        aria-describedby=${this.fault ? 'many-label-fault' : nothing} aria-invalid=${this.fault ? 'true' : nothing} />
      <datalist id="many-labels">${this.known.map((label) => html`<option value=${label}></option>`)}</datalist>
      <p class="fault" id="many-label-fault" role="alert">${this.fault ? this.words.notes[this.fault] : nothing}</p>
      <div class="row">
        <button @click=${() => this.#mark(true)}>${words.putOn}</button>
        <button @click=${() => this.#mark(false)}>${words.takeOff}</button>
      </div></div>`;
  }

  #undoBar({ text }: { text: string }): TemplateResult {
    return html`<div class="notice undo"><p>${text}</p>
      <button aria-disabled=${this.progress ? 'true' : nothing} @click=${this.#undo}>${this.words.decide.undo}</button></div>`;
  }

  #dialog(): TemplateResult {
    const words = this.words.many;
    const { asking } = this;
    return html`<dialog aria-labelledby="many-sure" @close=${() => {
      this.asking = null;
    }}>${
      asking
        ? html`<div class="stack">
            <h2 id="many-sure">${words.sure(this.words.outcomes[asking.outcome])}</h2>
            <ul>${asking.effects.texts.map(({ text, count }) => html`<li>${words.effect(count, text)}</li>`)}</ul>
            ${asking.effects.impossible ? html`<p>${words.cannot(asking.effects.impossible)}</p>` : nothing}
            <div class="row">
              ${
                asking.effects.possible.length
                  ? html`<button class="main" @click=${() => this.#decide(asking)}>${words.go(asking.effects.possible.length)}</button>`
                  : nothing
              }
              <button class="quiet" @click=${this.#closeDialog}>${this.words.cancel}</button>
            </div></div>`
        : nothing
    }</dialog>`;
  }

  /** Asks the server what it would do to each, now. */
  #ask(outcome: OutcomeCode): Promise<void> {
    return this.#busy(async (ids, progress) => {
      const { done } = await onMany(ids, (id) => this.inbox.look(id), progress);
      const states = new Map(done.map(({ id, result }) => [id, result]));
      const surroundings = { words: this.words.decide, language: this.language, now: this.inbox.now };
      const effects = effectsOf(outcome, states, surroundings);
      this.asking = { outcome, effects: { ...effects, impossible: ids.length - effects.possible.length } };
      await this.updateComplete;
      this.querySelector('dialog')!.showModal();
    });
  }

  #decide({ outcome, effects }: NonNullable<typeof this.asking>): Promise<void> {
    this.#closeDialog();
    return this.#busy(async (_all, progress) => {
      const { done, refused } = await onMany(
        effects.possible,
        (id) => this.inbox.decide(id, { outcome }, this.inbox.find(id)!.item),
        progress,
      );
      const until = done.map(({ result }) => result.undo?.until ?? '').sort()[0];
      const what = this.words.outcomes[outcome];
      const said = this.#did(what, done, refused);
      const back =
        until && `${said} ${this.words.many.until(momentWords(until, this.language, this.inbox.now))}`;
      this.undoable = back ? { text: back, undo: () => this.#undecide(done) } : null;
      this.tell(said);
      this.pick(new Set());
    });
  }

  async #undecide(done: Done<InboxItem>['done']): Promise<number> {
    const back = new Map(done.map(({ id, result }) => [id, result]));
    const { done: undone } = await onMany([...back.keys()], (id) => this.inbox.undo(id, back.get(id)!));
    return undone.length;
  }

  #mark(on: boolean): Promise<void> | void {
    const input = this.querySelector<HTMLInputElement>('#many-label')!;
    const label = labelOf(input.value);
    this.fault = label === '' ? 'labelMissing' : [...label].length > labelCeiling ? 'labelTooLong' : '';
    if (this.fault) return input.focus();
    const words = this.words.notes;
    const said = (on ? words.added : words.removed)(visibleText(label));
    return this.#write(
      said.replace(/\.$/, ''),
      () => ({ label, on }),
      () => ({ label, on: !on }),
    );
  }

  #assign(event: Event): Promise<void> {
    event.preventDefault();
    const { value: assigned } = this.querySelector<HTMLSelectElement>('#many-assigned')!;
    const words = this.words.notes;
    const said = assigned ? words.takes(this.names.get(assigned) ?? assigned) : words.takesNone;
    const before = new Map(this.inbox.messages.map(({ id, marks }) => [id, marks.assigned]));
    const back = (id: string) => ({ assigned: before.get(id) ?? '' });
    return this.#write(said.replace(/\.$/, ''), () => ({ assigned }), back);
  }

  /** Where a mark would change nothing, nothing is written, nor taken back afterwards. */
  #write(
    what: string,
    mark: (id: string) => NoteContent,
    unmark: (id: string) => NoteContent,
  ): Promise<void> {
    return this.#busy(async (ids, progress) => {
      const wanted = ids.filter((id) => !isIdle(this.inbox.find(id)!.marks, mark(id)));
      const { done, refused } = await onMany(wanted, (id) => this.inbox.note(id, mark(id)), progress);
      const text = this.#did(what, done, refused);
      const undo = async () =>
        (
          await onMany(
            done.map(({ id }) => id),
            (id) => this.inbox.note(id, unmark(id)),
          )
        ).done.length;
      this.undoable = done.length ? { text, undo } : null;
      this.tell(text);
    });
  }

  #copy(format: ExportNotice['format'] & ('csv' | 'json' | 'print')): Promise<void> {
    return this.#busy(async (ids, progress) => {
      const { inbox, room, ask, words, names } = this;
      const copies = await copiedMessages(ids, format, { inbox, room, ask, words, names }, progress);
      const leftOut = ids.length - copies.length;
      if (copies.length) {
        const at = new Date(inbox.now);
        const name = `${words.many.printTitle.toLowerCase()}-${at.toISOString().slice(0, 10)}`;
        if (format === 'csv') saveFile(`${name}.csv`, chosenCsv(copies, words.copyHeads));
        else if (format === 'json') saveFile(`${name}.json`, chosenJson(copies, at.toISOString()));
        else
          this.#print(
            chosenSheet(copies, {
              words,
              language: this.language,
              now: inbox.now,
              organisation: this.organisation,
            }),
          );
      }
      const said = [words.many.copied(copies.length), ...(leftOut ? [words.many.leftOut(leftOut)] : [])];
      this.tell(said.join(' '));
    });
  }

  #print(sheet: TemplateResult): void {
    const paper = document.createElement('div');
    render(sheet, paper);
    printAlone(paper);
  }

  #undo = async (): Promise<void> => {
    const { undoable } = this;
    if (!undoable || this.progress) return;
    this.progress = { count: 0, of: 0 };
    await this.attempt(async () => {
      const count = await undoable.undo();
      this.undoable = null;
      this.tell(this.words.many.undone(count));
    });
    this.progress = null;
    this.parentElement?.querySelector<HTMLElement>('inbox-list a')?.focus();
  };

  #did(what: string, { length }: readonly unknown[], { length: refused }: readonly unknown[]): string {
    const words = this.words.many;
    return [words.did(what, length), ...(refused ? [words.refused(refused)] : [])].join(' ');
  }

  /** What was chosen and is still there, in the order of the list. One deed at a time. */
  async #busy(deed: (ids: string[], progress: (count: number) => void) => Promise<void>): Promise<void> {
    const { picked } = this;
    if (!picked || this.progress) return;
    const ids = this.inbox.messages.flatMap(({ id }) => (picked.has(id) ? [id] : []));
    this.progress = { count: 0, of: ids.length };
    await this.attempt(() =>
      deed(ids, (count) => {
        this.progress = { count, of: ids.length };
      }),
    );
    this.progress = null;
  }

  #closeDialog = (): void => this.querySelector('dialog')!.close();
}
