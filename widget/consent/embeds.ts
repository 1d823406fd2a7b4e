/** Content of others in the page: a placeholder until there is a yes, and what may come in beside a form. */
import type { Gate } from './gate.ts';
import type { Held } from './held-content.ts';
import { hold } from './placeholder.ts';

/** Sees to one held embed that the gate did not let in. Called again it changes nothing. */
export function tend(gate: Gate, held: Held): void {
  const name = held.dataset.privacy;
  if (!(held instanceof HTMLTemplateElement) || !held.isConnected || !name || !mayComeIn(gate, held)) return;
  if (gate.allows(name)) {
    gate.released.add(name);
    gate.letIn(held);
  } else hold(gate, held);
}

/** "This time": lets in this one only. */
export function release(gate: Gate, held: HTMLTemplateElement): void {
  if (mayComeIn(gate, held)) gate.letIn(held);
}

/** What only shows something: a frame or a picture with words around it. */
const still = /^(iframe|img|picture|source|figure|figcaption|div|p|a|span|br)$/;

/** Beside a form nothing comes in that could run in this page and read along, nor what nobody here knows. */
function mayComeIn({ settings }: Gate, { content, dataset }: HTMLTemplateElement): boolean {
  if (!document.querySelector('privacy-form,privacy-receipt')) return true;
  const name = dataset.privacy;
  if (settings.services.some(({ id, purpose, apart }) => apart && (id === name || purpose === name)))
    return false;
  return [...content.querySelectorAll('*')].every(
    ({ localName, attributes }) =>
      still.test(localName) &&
      [...attributes].every(
        ({ name, value }) =>
          !/^(on|srcdoc$)/.test(name) && !/^(javascript|data):/i.test(value.replace(/[\0- ]/g, '')),
      ),
  );
}
