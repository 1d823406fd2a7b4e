/** What the secretariat reads about the views that they save, in English. */
import type { viewWords as dutch } from './inbox-views-nl.ts';

export const viewWords: typeof dutch = {
  title: 'Saved views',
  none: 'None yet.',
  how: 'Search or choose something first. Then you can keep what you see.',
  full: (most) => `You have ${most}. Remove one first.`,
  name: 'Name for what you see now',
  save: 'Keep',
  missing: 'Type a name first.',
  remove: (name) => `Remove view ‘${name}’`,
  shown: (name) => `You see ‘${name}’.`,
  saved: (name) => `‘${name}’ was kept. Only you see this view.`,
  removed: (name) => `‘${name}’ is gone.`,
};
