/**
 * Ours, as the living tag: the server's own code serves the script from an origin of its own, with the settings of
 * the demo site that has the largest script and asks something.
 */
import { tagText } from '../../../../demo/pasted-tag.ts';
import { type Contestant, heldScript } from './contestant.ts';

/** The contestant for a site of the server at `loketOrigin`; `holds` is the service that holds the script. */
export function privacyloket(site: string, holds: string, loketOrigin: string): Contestant {
  return {
    name: 'privacyloket',
    head: tagText(site, loketOrigin, null),
    body: `<template data-privacy="${holds}"><script src="${heldScript}"></script></template>`,
    accept: ['privacy-choice', 'button:first-of-type'],
  };
}

/** The page without any of them: what the others are compared with. */
export const bare: Contestant = { name: 'bare page', head: '', body: '', accept: [] };
