/**
 * The page on our own origin where a visitor sees what became of a message, and takes it back.
 * The code stands after the #, so it reaches no server; script and words come with the site's own
 * script. What opens an answer comes apart, and on this page only (promise 3).
 */
import { html } from 'hono/html';
import type { Language } from '../../widget/words/languages.ts';
import { words } from '../../widget/words/receipt-page-words.ts';
import type { Site } from '../sites/site-schema.ts';

/** The page as text, in a language that the site speaks. hono's `html` escapes what comes from the settings. */
export function receiptPage({ site, organisation }: Site, language: Language) {
  const { name, phone, street, postcode, town } = organisation;
  const { title, noScript, phone: call } = words[language];
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title(name)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/bewijs.css">
<script type="module" async crossorigin data-privacyloket="${site}" src="/${site}.js"></script>
<script type="module" src="/bewijs/answers.js"></script>
</head>
<body>
<main>
<h1>${title(name)}</h1>
<privacy-receipt><privacy-answers slot="answers"></privacy-answers></privacy-receipt>
<noscript><p>${noScript} <bdi>${phone}</bdi></p></noscript>
</main>
<footer>
<p>${name}<br>${street}<br><bdi>${postcode} ${town}</bdi><br>${call} <bdi>${phone}</bdi></p>
</footer>
</body>
</html>
`;
}
