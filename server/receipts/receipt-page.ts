/**
 * The page on our own origin where a visitor sees what became of a message, and takes it back.
 * The code stands after the #, so it reaches no server; script and words come with the site's own
 * script. What opens an answer comes apart, and on this page only (promise 3).
 */
import { html } from 'hono/html';
import type { Site } from '../sites/site-schema.ts';

/** The page as text. hono's `html` escapes what comes from the settings. */
export function receiptPage({ site, organisation }: Site) {
  const { name, phone, street, postcode, town } = organisation;
  return html`<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Uw bericht aan ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/bewijs.css">
<script type="module" async crossorigin data-privacyloket="${site}" src="/${site}.js"></script>
<script type="module" src="/bewijs/answers.js"></script>
</head>
<body>
<main>
<h1>Uw bericht aan ${name}</h1>
<privacy-receipt><privacy-answers slot="answers"></privacy-answers></privacy-receipt>
<noscript><p>Deze pagina werkt alleen met JavaScript. U kunt ons bellen: ${phone}.</p></noscript>
</main>
<footer>
<p>${name}<br>${street}<br>${postcode} ${town}<br>Telefoon ${phone}</p>
</footer>
</body>
</html>
`;
}
