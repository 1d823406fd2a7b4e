/**
 * The page of one form on our own origin, for a frame in the provider's page: the same script, form and receipts as
 * anywhere, out of reach of the other scripts on that page. Without JavaScript it says whom to call.
 */
import { html } from 'hono/html';
import { words } from '../../widget/words/frame-words.ts';
import type { Language } from '../../widget/words/languages.ts';
import type { Site } from './site-schema.ts';

/** The page as text, in a language that the site speaks. hono's `html` escapes what comes from the settings. */
export function framePage({ site, organisation, origins, forms }: Site, form: string, language: Language) {
  const { name, phone, email, street, postcode, town } = organisation;
  const { noScript } = words[language];
  const call = html`<p>${noScript}</p>
<address dir="ltr">${name}<br><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a><br><a href="mailto:${email}">${email}</a><br>${street}<br>${postcode} ${town}</address>`;
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${forms[form]!.title} - ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/formulier/page.css">
<script type="module" data-origins="${origins.join(' ')}" src="/formulier/page.js"></script>
<script type="module" data-privacyloket="${site}" data-home="${origins[0]}" src="/${site}.js"></script>
</head>
<body>
<privacy-form form="${form}">${call}</privacy-form>
<noscript>${call}</noscript>
</body>
</html>
`;
}
