/**
 * What no contestant can be below: pages with a script that does one thing only. Their returning visit stands beside
 * ours, so that a reader sees how much of the figure is the browser's own.
 */
import { type Contestant, heldScript } from './contestant.ts';

/** An empty script, one that reads the cookies, and one that lets the held script in without asking anything. */
export const floors: readonly Contestant[] = [
  floor('emptyScript', '0'),
  floor('emptyScriptCookie', 'document.cookie'),
  floor(
    'releaseAlone',
    "const held = document.querySelector('template'); held.replaceWith(held.content);",
    `<template><script src="${heldScript}"></script></template>`,
  ),
];

function floor(name: string, script: string, body = ''): Contestant {
  return { name, head: '', body: `${body}<script type="module">${script}</script>`, accept: [] };
}
