/** Whether the request says that its visitor does not want to be followed (GPC-01, GPC-06). Pure. */

/** Of the newer of the two where a browser sends both; '' where it asks nothing. */
export type BrowserSignal = 'gpc' | 'dnt' | '';

/** `header` reads one header. Only an exact `1` counts; of several fields (joined by commas) one is enough. */
export function browserSignal(header: (name: string) => string | undefined): BrowserSignal {
  const says = (name: string) => (header(name) ?? '').split(',').some((field) => field.trim() === '1');
  if (says('sec-gpc')) return 'gpc';
  return says('dnt') ? 'dnt' : '';
}
