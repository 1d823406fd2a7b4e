/** boscop-fr/orejime: the bundle with its own Dutch words. */
import { asked, type Contestant, heldScript } from './contestant.ts';

export const orejime: Contestant = {
  name: 'orejime',
  peer: 'orejime@3.2.1',
  files: { 'orejime.css': 'dist/orejime-standard.css', 'orejime.js': 'dist/orejime-standard-nl.js' },
  head: '<link rel="stylesheet" href="orejime.css">',
  body: `<template data-purpose="analytics"><script src="${heldScript}"></script></template>
<script>
window.orejimeConfig = {
  privacyPolicyUrl: '/privacy',
  purposes: [{ id: 'analytics', title: 'Statistiek', description: '${asked.text}', cookies: [] }]
};
</script>
<script src="orejime.js"></script>`,
  accept: ['.orejime-Banner-saveButton'],
};
