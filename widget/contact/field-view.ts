/** How each kind of field looks: native inputs with a label above, help before the input, the fault beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FormDefinition } from '../settings/gate-settings.ts';
import type { ContactWords } from '../words/contact-nl.ts';
import { type Fault, type Field, inputsOf, ticked, typedIn, type Values } from './contact-rules.ts';
import { mentionsBsn } from './elfproef.ts';

export interface FieldContext {
  words: ContactWords;
  values: Values;
  faults: Fault[];
  /** Fields of which at least one must be filled in. */
  oneOf: FormDefinition['oneOf'];
}

interface Input {
  name: string;
  label: unknown;
  type?: string;
  /** 'inputmode' where the keyboard should differ from the type's own. */
  keys?: string;
  autocomplete?: string;
  help?: unknown;
  required: boolean;
  /** Width in characters, for answers of a known length. */
  width?: number;
}

/** One field of the form. */
export function fieldView(field: Field, context: FieldContext): TemplateResult {
  const { words } = context;
  const { id, required } = field;
  const input = { name: id, label: label(field, context), help: field.help, required };
  switch (field.kind) {
    case 'text':
      return line({ ...input, autocomplete: field.autocomplete }, context);
    case 'longtext':
      return line({ ...input, type: 'longtext' }, context);
    case 'email':
      return line({ ...input, type: 'email', autocomplete: 'email' }, context);
    case 'phone':
      return line({ ...input, type: 'tel', autocomplete: 'tel', width: 18 }, context);
    case 'date':
      return line(
        {
          ...input,
          help: [field.help, ' ', words.dateHelp],
          keys: 'numeric',
          autocomplete: field.autocomplete,
          width: 12,
        },
        context,
      );
    case 'bsn':
      return line(
        { ...input, help: [field.help, ' ', field.ground, ' ', words.bsnNote], keys: 'numeric', width: 12 },
        context,
      );
    case 'choice':
      return choice(field, context);
    case 'consent':
      return consent(field, context);
    case 'address': {
      const [postcode, number, addition] = inputsOf(field) as [string, string, string];
      return group(field, context, field.help, [
        line(
          { name: postcode, label: words.postcode, required, autocomplete: 'postal-code', width: 9 },
          context,
        ),
        line({ name: number, label: words.number, required, keys: 'numeric', width: 7 }, context),
        line(
          { name: addition, label: part(words.addition, field, words), required: false, width: 7 },
          context,
        ),
      ]);
    }
    case 'period': {
      const [from, until] = inputsOf(field) as [string, string];
      return group(
        field,
        context,
        [field.help, ' ', words.dateHelp, ' ', words.openEnd],
        [
          line({ name: from, label: words.from, required, keys: 'numeric', width: 12 }, context),
          line(
            {
              name: until,
              label: part(words.until, field, words),
              required: false,
              keys: 'numeric',
              width: 12,
            },
            context,
          ),
        ],
      );
    }
  }
}

/** What a fault says; parts of a field are called by their own name. */
export function faultText(
  { field, input, code, excess }: Fault,
  { words, oneOf }: Pick<FieldContext, 'words' | 'oneOf'>,
): string {
  if (code === 'one-of' && oneOf) return oneOf.message;
  const part = input.slice(field.id.length + 1) as 'postcode' | 'number' | 'addition' | 'from' | 'until' | '';
  return words.faults[code](part ? words[part] : field.label, excess ?? 0);
}

function label(field: Field, { words, oneOf }: FieldContext): TemplateResult {
  const note = oneOf?.fields.includes(field.id) ? words.oneOf : words.optional;
  return html`${field.label}${field.required ? nothing : html` <small>${note}</small>`}`;
}

/** A part that may stay empty in a group that may not. */
function part(name: string, { required }: Field, { optional }: ContactWords): unknown {
  return required ? html`${name} <small>${optional}</small>` : name;
}

function line(input: Input, context: FieldContext): TemplateResult {
  const { name, type = 'text', keys, autocomplete = 'off', help, required, width } = input;
  const value = context.values.get(name) ?? '';
  const free = (type === 'text' || type === 'longtext') && !width;
  const warns = free && mentionsBsn(value);
  const described = describedBy(name, help, context, warns);
  return html`<div class="field"><label for=${name}>${input.label}</label>${helpView(name, help)}${faultView(name, context)}
    ${
      type === 'longtext'
        ? html`<textarea id=${name} name=${name} rows="6" ?required=${required} .value=${value}
          aria-describedby=${described} aria-invalid=${isFaulty(name, context)}></textarea>`
        : html`<input id=${name} name=${name} type=${type} inputmode=${keys ?? nothing} autocomplete=${autocomplete}
          size=${width ?? nothing} ?required=${required} .value=${value}
          aria-describedby=${described} aria-invalid=${isFaulty(name, context)} />`
    }
    ${free ? html`<p class="warn" id="${name}:warn" role="status">${warns ? context.words.bsnInText : nothing}</p>` : nothing}</div>`;
}

function choice(field: Field & { kind: 'choice' }, context: FieldContext): TemplateResult {
  const { id, options, required, help } = field;
  const chosen = typedIn(context.values, id);
  return html`<fieldset class="field" role="radiogroup" aria-required=${required} aria-invalid=${isFaulty(id, context)}
    aria-describedby=${describedBy(id, help, context)}><legend>${label(field, context)}</legend>
    ${helpView(id, help)}${faultView(id, context)}${options.map(
      ({ value, label }, place) => html`<label class="option"><input type="radio" name=${id} value=${value}
        id=${place ? nothing : id} .checked=${chosen === value} /><span>${label}</span></label>`,
    )}</fieldset>`;
}

function consent(field: Field & { kind: 'consent' }, context: FieldContext): TemplateResult {
  const { id, required, help, statement } = field;
  return html`<fieldset class="field"><legend>${label(field, context)}</legend>${helpView(id, help)}${faultView(id, context)}
    <label class="option"><input type="checkbox" id=${id} name=${id} value=${ticked} ?required=${required}
      .checked=${typedIn(context.values, id) === ticked} aria-invalid=${isFaulty(id, context)}
      aria-describedby=${describedBy(id, help, context)} /><span>${statement}</span></label></fieldset>`;
}

function group(field: Field, context: FieldContext, help: unknown, parts: TemplateResult[]): TemplateResult {
  return html`<fieldset class="field" aria-describedby=${help ? `${field.id}:help` : nothing}><legend>${label(field, context)}</legend>
    ${helpView(field.id, help)}<div class="parts">${parts}</div></fieldset>`;
}

function helpView(name: string, help: unknown): TemplateResult | typeof nothing {
  return help ? html`<p class="help" id="${name}:help">${help}</p>` : nothing;
}

function faultView(name: string, context: FieldContext): TemplateResult | typeof nothing {
  const fault = context.faults.find(({ input }) => input === name);
  return fault ? html`<p class="fault" id="${name}:fault">${faultText(fault, context)}</p>` : nothing;
}

function isFaulty(name: string, { faults }: FieldContext): 'true' | typeof nothing {
  return faults.some(({ input }) => input === name) ? 'true' : nothing;
}

function describedBy(
  name: string,
  help: unknown,
  context: FieldContext,
  warns = false,
): string | typeof nothing {
  const ids = [
    help ? `${name}:help` : '',
    isFaulty(name, context) === nothing ? '' : `${name}:fault`,
    warns ? `${name}:warn` : '',
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : nothing;
}
