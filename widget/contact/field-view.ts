/** How each kind of field looks: native inputs with a label above, help before the input, the fault beside it. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FormDefinition } from '../settings/gate-settings.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import { type Fault, type Field, inputsOf, ticked, typedIn, type Values } from './contact-rules.ts';
import type { FormFiles } from './form-files.ts';
import { noticedNumber } from './identity-number.ts';
import type { Say } from './say.ts';

export interface FieldContext {
  words: ContactWords;
  values: Values;
  faults: Fault[];
  /** Fields of which at least one must be filled in. */
  oneOf: FormDefinition['oneOf'];
  say: Say;
  files: FormFiles | undefined;
}

interface Input {
  name: string;
  label: unknown;
  help?: unknown;
  required: boolean;
  /** Of the input; 'digits' is a text with the keyboard for numbers. */
  type?: string;
  autocomplete?: string;
  /** In characters, for answers of a known length. */
  size?: number;
}

/** One field of the form. */
export function fieldView(field: Field, context: FieldContext): TemplateResult {
  const { words, say } = context;
  const { id, required, kind } = field;
  const help = field.help && say(field.help);
  const input = { name: id, label: labelOf(field, context), help, required, type: kind };
  const [first, second, third] = inputsOf(field) as [string, string, string];
  const part = (name: string, label: string, size: number, type: string, autocomplete?: string) => {
    const optional = required && (name === third || type === 'last');
    const noted = optional ? html`${label} <small>${words.optional}</small>` : label;
    return line(
      {
        name,
        label: noted,
        required: required && !optional,
        size,
        type,
        ...(autocomplete && { autocomplete }),
      },
      context,
    );
  };
  if ('options' in field) {
    const chosen = typedIn(context.values, id);
    const options = field.options.map(
      ({ value, label }, place) => html`<label class="option"><input type="radio" name=${id} value=${value}
id=${place ? nothing : id} .checked=${chosen === value} />${say(label)}</label>`,
    );
    const next = field.options.find(({ value }) => value === chosen) as { follows?: string } | undefined;
    const hasNext = field.options.some((each) => 'follows' in each);
    return group(
      field,
      context,
      help,
      hasNext
        ? [options, html`<p role="status" class="help">${next?.follows && say(next.follows)}</p>`]
        : options,
      'radiogroup',
    );
  }
  switch (field.kind) {
    case 'text':
      return line({ ...input, autocomplete: field.autocomplete }, context);
    case 'phone':
      return line({ ...input, type: 'tel', autocomplete: 'tel', size: 18 }, context);
    case 'email':
      return line({ ...input, autocomplete: kind }, context);
    case 'date': {
      const { autocomplete } = field;
      return line({ ...input, help: [help, ' ', words.dateHelp], autocomplete, size: 12 }, context);
    }
    case 'bsn':
      return line({ ...input, help: [help, ' ', say(field.ground), ' ', words.bsnNote], size: 12 }, context);
    case 'consent':
      return group(
        field,
        context,
        help,
        html`<label class="option"><input type="checkbox" id=${id} name=${id} value=${ticked} ?required=${required}
.checked=${typedIn(context.values, id) === ticked} aria-invalid=${isFaulty(id, context)} aria-describedby=${describedBy(id, help, context)} />${say(field.statement)}</label>`,
      );
    case 'address':
      return group(
        field,
        context,
        help,
        html`<div class="row">${part(first, words.postcode, 9, 'text', 'postal-code')}${part(second, words.number, 7, 'digits')}${part(third, words.addition, 7, 'text')}</div>`,
      );
    case 'file':
      return group(
        field,
        context,
        [help, ' ', context.files?.help(field)],
        context.files?.view(field, context),
      );
    case 'period':
      return group(
        field,
        context,
        [help, ' ', words.dateHelp, ' ', words.openEnd],
        html`<div class="row">${part(first, words.from, 12, 'digits')}${part(second, words.until, 12, 'last')}</div>`,
      );
    default:
      return line(input, context);
  }
}

/** What a fault says; parts of a field are called by their own name. */
export function faultText(
  { field, input, code, excess }: Fault,
  { words, oneOf, say }: Pick<FieldContext, 'words' | 'oneOf' | 'say'>,
): unknown {
  const part = input.slice(field.id.length + 1) as 'postcode' | 'number' | 'addition' | 'from' | 'until' | '';
  const label = code === 'one-of' ? say(oneOf!.message) : part ? words[part] : say(field.label);
  // The label may be in another language than the sentence around it.
  const [before, after] = words.faults[code]('\n', excess ?? 0).split('\n');
  return after === undefined ? before : [before, label, after];
}

function labelOf(
  { id, label, short = label, required }: Field,
  { words, oneOf, say }: FieldContext,
): unknown {
  if (required) return say(short);
  return html`${say(short)} <small>${oneOf?.fields.includes(id) ? words.oneOf : words.optional}</small>`;
}

function line(
  { name, label, help, required, type = 'text', autocomplete = 'off', size }: Input,
  context: FieldContext,
): TemplateResult {
  const value = context.values.get(name) ?? '';
  const long = type === 'longtext';
  const free = long || (type === 'text' && !size);
  const noticed = free && noticedNumber(value);
  const described = describedBy(name, help, context, !!noticed);
  const invalid = isFaulty(name, context);
  const native = /email|tel/.test(type) ? type : 'text';
  return html`<div class="field"><label for=${name}>${label}</label>${helpView(name, help)}${faultView(name, context)}${
    long
      ? html`<textarea dir="auto" id=${name} name=${name} rows="6" ?required=${required} .value=${value} aria-describedby=${described} aria-invalid=${invalid}></textarea>`
      : html`<input dir="auto" id=${name} name=${name} type=${native} inputmode=${native === 'text' && !/text/.test(type) ? 'numeric' : nothing} autocomplete=${autocomplete}
size=${size ?? nothing} ?required=${required} .value=${value} aria-describedby=${described} aria-invalid=${invalid} />`
  }${free ? html`<p id="${name}:warn" role="status" class=${noticed ? 'box' : nothing}>${noticed ? context.words.noticed[noticed] : nothing}</p>` : nothing}</div>`;
}

function group(
  field: Field,
  context: FieldContext,
  help: unknown,
  inside: unknown,
  role?: 'radiogroup',
): TemplateResult {
  const { id } = field;
  return html`<fieldset class="field" role=${role ?? nothing} aria-required=${role && field.required ? 'true' : nothing}
aria-invalid=${role ? isFaulty(id, context) : nothing} aria-describedby=${describedBy(id, help, context)}><legend>${labelOf(field, context)}</legend>${helpView(id, help)}${faultView(id, context)}${inside}</fieldset>`;
}

function helpView(name: string, help: unknown): unknown {
  return help ? html`<p class="help" id="${name}:help">${help}</p>` : nothing;
}

function faultView(name: string, context: FieldContext): unknown {
  const fault = context.faults.find(({ input }) => input === name);
  return fault ? html`<p class="fault" id="${name}:fault">${faultText(fault, context)}</p>` : nothing;
}

function isFaulty(name: string, { faults }: FieldContext): 'true' | typeof nothing {
  return faults.some(({ input }) => input === name) ? 'true' : nothing;
}

function describedBy(name: string, help: unknown, context: FieldContext, warns?: boolean): unknown {
  const fault = isFaulty(name, context) === 'true';
  const ids = [help && `${name}:help`, fault && `${name}:fault`, warns && `${name}:warn`];
  return ids.filter(Boolean).join(' ') || nothing;
}
