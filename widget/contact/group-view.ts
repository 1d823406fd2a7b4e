/**
 * A repeated group on screen: a row of questions for each, and buttons to add and to take away. Loaded only by forms
 * that have one. The focus goes where somebody goes on: into the new row, or to the row before the one that went.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { rowTitle } from '../words/row-label.ts';
import type { Field, Group } from './contact-rules.ts';
import type { ContactSubmission } from './contact-submission.ts';
import { type FieldContext, fieldView } from './field-view.ts';
import { rowCount } from './shown-fields.ts';

export interface GroupContext extends FieldContext {
  submission: ContactSubmission;
  /** Of the whole form. */
  shown: readonly Field[];
  focus(input: string): void;
}

/** The group with all its rows. */
export function groupView(group: Group, context: GroupContext): TemplateResult {
  const { id, item, label, help, least, most } = group;
  const { words, say, submission, shown, focus } = context;
  const count = rowCount(group, submission.values);
  const to = (rows: number, input: string) => {
    submission.type(id, String(rows));
    // After the drawing, which is a microtask that waits already.
    queueMicrotask(() => focus(input));
  };
  const remove = (row: number) => {
    takeOut(submission.values, id, row);
    to(count - 1, row > 1 ? `${id}.${row - 1}` : count > 1 ? `${id}.1` : id);
  };
  return html`<fieldset class="field" aria-describedby=${help ? `${id}:help` : nothing}><legend>${say(label)}</legend>${
    help ? html`<p class="help" id="${id}:help">${say(help)}</p>` : nothing
  }${Array.from({ length: count }, (_, place) => {
    const row = place + 1;
    const fields = group.fields.map(({ id: own }) =>
      shown.find((field) => field.id === `${id}.${row}.${own}`),
    );
    return html`<fieldset class="box"><legend id="${id}.${row}" tabindex="-1">${say(rowTitle(item, row))}</legend>${fields.map(
      (field) => (field ? fieldView(field, context) : nothing),
    )}${row > least ? html`<button type="button" @click=${() => remove(row)}>${words.removeRow(rowTitle(item, row))}</button>` : nothing}</fieldset>`;
  })}${
    count < most
      ? html`<button type="button" id=${id} @click=${() => to(count + 1, `${id}.${count + 1}`)}>${words.addRow(item, count)}</button>`
      : nothing
  }</fieldset>`;
}

/** What was typed in later rows moves up by one; what stood in this one is gone. */
function takeOut(values: Map<string, string>, id: string, row: number): void {
  const kept = [...values].flatMap(([name, value]): [string, string][] => {
    const [group, number, ...rest] = name.split('.');
    if (group !== id || number === undefined || Number(number) < row) return [[name, value]];
    return Number(number) === row ? [] : [[[id, Number(number) - 1, ...rest].join('.'), value]];
  });
  values.clear();
  for (const [name, value] of kept) values.set(name, value);
}
