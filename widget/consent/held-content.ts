/**
 * What a page holds back until there is a yes: `<template data-privacy="analytics">` around any markup, and
 * `<script type="text/plain" data-privacy="…">`. Released by moving the parsed nodes themselves: a copy,
 * a text or an address that is assigned would be refused under Trusted Types.
 */

const held = 'template[data-privacy],script[type="text/plain"][data-privacy]';

/**
 * Releases all held content whose name is allowed; gives back the names that were released.
 * For a document that is parsed: before that, more of a held element's content may still arrive.
 */
export function releaseHeld(allowed: (name: string) => boolean): string[] {
  const released: string[] = [];
  for (const each of document.querySelectorAll<HTMLTemplateElement | HTMLScriptElement>(held)) {
    const name = each.dataset.privacy!;
    if (!allowed(name)) continue;
    released.push(name);
    if (each instanceof HTMLScriptElement) {
      each.type = each.dataset.type ?? '';
      keepOrder(each);
      // Taken out and put back: only then the browser looks at the new type.
      const { parentNode, nextSibling } = each;
      each.remove();
      parentNode!.insertBefore(each, nextSibling);
    } else {
      releaseTemplate(each);
    }
  }
  return released;
}

/** Puts what a template holds in its place, and tells the template so. */
export function releaseTemplate(held: HTMLTemplateElement): void {
  held.content.querySelectorAll('script').forEach(keepOrder);
  const detail = [...held.content.childNodes];
  held.replaceWith(held.content);
  held.dispatchEvent(new CustomEvent('released', { detail }));
}

/** A script that the parser did not run counts as async; unless the page says so, it keeps its turn. */
function keepOrder(script: HTMLScriptElement): void {
  if (!script.hasAttribute('async')) script.async = false;
}
