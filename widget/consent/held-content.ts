/**
 * What a page holds back until there is a yes: `<template data-privacy="analytics">` around any markup, and
 * `<script type="text/plain" data-privacy="…">`. Released by moving the parsed nodes themselves: a copy,
 * a text or an address that is assigned would be refused under Trusted Types.
 */

export type Held = (HTMLTemplateElement | HTMLScriptElement) & {
  /** Of a template: told what came in its place. */
  whenIn?: (nodes: Node[]) => void;
};

/** All that the page holds back now, in the order of the document. */
export function heldContent(): NodeListOf<Held> {
  return document.querySelectorAll('script[type="text/plain"][data-privacy],template[data-privacy]');
}

/** Scripts whose turn has not come, in the order of the document, and how many are on their way. */
const waiting: HTMLScriptElement[] = [];
let coming = 0;

/**
 * Lets it in at its place; its scripts keep their turn. It is empty then, so a second time does nothing.
 * For a document that is parsed: before that, more of a held element's content may still arrive.
 */
export function letIn(held: Held): void {
  delete held.dataset.privacy;
  if ('content' in held) {
    for (const script of held.content.querySelectorAll('script')) {
      if (script.hasAttribute('async')) continue;
      // A file with nothing before it comes in with the rest; what has to wait is held back itself until its turn.
      if (script.src && !waiting[0]) begin(script);
      else {
        script.dataset.type = script.type;
        script.type = 'text/plain';
        waiting.push(script);
      }
    }
    const nodes = [...held.content.childNodes];
    held.replaceWith(...nodes);
    held.whenIn?.(nodes);
  } else if (held.hasAttribute('async')) putIn(held);
  else waiting.push(held);
  inTurn();
}

/** An inline script runs where it is put in, so it waits for those before it; files keep their order by themselves. */
function inTurn(): void {
  while (waiting[0] && (!coming || waiting[0].src)) {
    const script = waiting.shift()!;
    begin(script);
    putIn(script);
  }
}

/** To be put in now: files run in their order, and an inline script waits for them. */
function begin(script: HTMLScriptElement): void {
  // A script that the parser did not run counts as async until it is told.
  script.async = false;
  if (!script.src || script.noModule) return;
  coming++;
  for (const end of ['load', 'error'])
    script.addEventListener(end, () => {
      coming--;
      inTurn();
    });
}

/** Taken out and put back: only then the browser looks at the type. What the page took out itself stays out. */
function putIn(script: HTMLScriptElement): void {
  const { parentNode, nextSibling } = script;
  script.type = script.dataset.type ?? '';
  script.remove();
  parentNode?.insertBefore(script, nextSibling);
}
