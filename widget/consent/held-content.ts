/**
 * What a page holds back until there is a yes: `<template data-privacy="analytics">` around any markup, and
 * `<script type="text/plain" data-privacy="…">`. Released by moving the parsed nodes themselves: a copy,
 * a text or an address that is assigned would be refused under Trusted Types.
 */

const held = 'template[data-privacy],script[type="text/plain"][data-privacy]';

/** Releases all held content in the document whose name is allowed; gives back the names that were released. */
export function releaseHeld(allowed: (name: string) => boolean): string[] {
  const released: string[] = [];
  for (const each of document.querySelectorAll<HTMLTemplateElement | HTMLScriptElement>(held)) {
    const name = each.dataset.privacy!;
    if (!allowed(name) || !isComplete(each)) continue;
    released.push(name);
    if (each instanceof HTMLScriptElement) {
      each.type = each.dataset.type ?? '';
      keepOrder(each);
      // Taken out and put back: only then the browser looks at the new type.
      const place = each.nextSibling;
      const parent = each.parentNode!;
      each.remove();
      parent.insertBefore(each, place);
    } else {
      each.content.querySelectorAll('script').forEach(keepOrder);
      each.replaceWith(each.content);
    }
  }
  return released;
}

/** A script that the parser did not run counts as async; unless the page says so, it keeps its turn. */
function keepOrder(script: HTMLScriptElement): void {
  if (!script.hasAttribute('async')) script.async = false;
}

/** Whether the parser is past this element. Before that, more of its content may still arrive. */
function isComplete(element: Element): boolean {
  if (document.readyState !== 'loading') return true;
  for (let each: Node | null = element; each; each = each.parentNode) if (each.nextSibling) return true;
  return false;
}
