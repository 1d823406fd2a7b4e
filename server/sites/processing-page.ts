/**
 * The register of processing activities as a page to print: one file that needs nothing beside it, for whoever asks
 * for it on paper (AVG 30(3) and (4)). The same rows as the CSV of processing-register.ts. Pure.
 */
import { html, raw } from 'hono/html';
import { activitiesOf, columns, responsibleFor } from './processing-register.ts';
import type { Site } from './site-schema.ts';

const styles = `
body { font: 11pt/1.45 system-ui, sans-serif; color: #000; background: #fff; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; }
section { break-inside: avoid; border-top: 1px solid #767676; margin-top: 1rem; padding-top: .5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: .25rem 0; }
dl { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: .2rem 1rem; margin: 0; overflow-wrap: anywhere; }
dt { font-weight: 600; } dd { margin: 0; }
@media (width < 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@page { size: A4; margin: 18mm; }
`;

/** The page as text. hono's `html` escapes what comes from the settings; the styles are ours. */
export function processingPage(site: Site): string {
  const title = `Register van verwerkingen van ${site.organisation.name}`;
  const { activity: _heading, ...rest } = columns;
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  return String(html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(styles)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<dl>${responsibleFor(site).map(([what, value]) => html`<dt>${what}</dt><dd>${value}</dd>`)}</dl>
${activitiesOf(site).map(
  (each) => html`<section><h2>${each.activity}</h2><dl>${keys
    .filter((key) => each[key] !== '')
    .map((key) => html`<dt>${columns[key]}</dt><dd>${each[key]}</dd>`)}</dl></section>
`,
)}</main>
</body>
</html>
`);
}
