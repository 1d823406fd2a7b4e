/**
 * The statement as a page of our own: works without JavaScript, prints, and is what a provider's website links to
 * where it doesn't draw the statement itself. The same sections as `<privacy-statement>` paints.
 */
import { html } from 'hono/html';
import type { Block, Section } from '../../widget/statement/statement-parts.ts';
import { statementOf } from '../../widget/statement/statement-text.ts';
import type { Site } from './site-schema.ts';

/** The page as text. hono's `html` escapes what comes from the settings. */
export function statementPage(site: Site) {
  const { name } = site.organisation;
  return html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Privacyverklaring van ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/verklaring.css">
</head>
<body>
<main>
<h1>Privacyverklaring van ${name}</h1>
${statementOf(site).map((section) => painted(section, site))}
</main>
</body>
</html>
`;
}

function painted({ id, title, blocks }: Section, site: Site) {
  return html`<section id="${id}"><h2>${title}</h2>${blocks.map((block) => paintedBlock(block, site))}</section>
`;
}

function paintedBlock(block: Block, site: Site) {
  switch (block.kind) {
    case 'text':
      return html`<p>${block.text}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'terms':
      return html`<dl>${block.rows.map(([what, meaning]) => html`<dt>${what}</dt><dd>${meaning}</dd>`)}</dl>`;
    case 'table':
      return html`<table><thead><tr>${block.columns.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
    case 'open':
      // The preferences live where the cookies are: on the provider's own website.
      return html`<p><a href="${new URL(site.statement.url, site.origins[0])}#cookies">${block.text}</a></p>`;
  }
}
