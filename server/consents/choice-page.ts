/**
 * The page on our own origin where a visitor looks up a choice by its number and withdraws it. Plain forms, no script:
 * who blocks scripts has rights too. The number is posted, so it stands in no address, history or log.
 */
import { html } from 'hono/html';
import { words as en } from '../../widget/words/choice-en.ts';
import { type ChoiceWords, words as nl } from '../../widget/words/choice-nl.ts';
import { zone } from '../retention/dutch-calendar.ts';
import type { Site } from '../sites/site-schema.ts';
import type { Shown } from './banner-versions.ts';
import type { KeptProof } from './consents.ts';
import type { PageLanguage } from './page-language.ts';

type Html = ReturnType<typeof html>;

/** What was found under a number. */
export interface FoundChoice {
  /** Newest first, at least one. */
  decisions: [KeptProof, ...KeptProof[]];
  /** What was shown when the newest was taken; null where that is not known. */
  shown: Shown | null;
  /** It was withdrawn here, now or before: whatever a browser says since, nothing is passed on. */
  withdrawn: boolean;
}

/** What the page has to say: nothing yet, that there is no such choice, that it failed, or what was chosen. */
export type ChoiceState = 'ask' | 'unknown' | 'failed' | FoundChoice;

const inLanguage: Readonly<Record<PageLanguage, ChoiceWords>> = { nl, en };

/** The page as text. hono's `html` escapes what comes from settings and proofs. */
export function choicePage(site: Site, language: PageLanguage, state: ChoiceState): Html {
  const words = inLanguage[language];
  const { name, phone, street, postcode, town } = site.organisation;
  const here = `/s/${site.site}/keuze`;
  const other = language === 'nl' ? 'en' : 'nl';
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title(name)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/bewijs.css">
<link rel="stylesheet" href="/keuze.css">
</head>
<body>
<main>
<h1>${words.title(name)}</h1>
${typeof state === 'string' ? question(here, language, state) : found(site, language, state)}
</main>
<footer>
<p><a href="${here}?lang=${other}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : 'Nederlands'}</a></p>
<p>${name}<br>${street}<br>${postcode} ${town}<br>${words.phone} ${phone}</p>
</footer>
</body>
</html>
`;
}

function question(here: string, language: PageLanguage, state: 'ask' | 'unknown' | 'failed'): Html {
  const words = inLanguage[language];
  const wrong = state === 'unknown';
  return html`<p>${words.intro}</p>
${state === 'failed' ? html`<p class="note" role="alert">${words.failed}</p>` : ''}
${wrong ? html`<div class="note" role="alert" id="wrong"><p>${words.unknown}</p><p>${words.unknownWhy}</p></div>` : ''}
<form method="post" action="${here}">
<input type="hidden" name="lang" value="${language}">
<label for="nummer">${words.id}</label>
<p id="help">${words.idHelp}</p>
<input id="nummer" name="nummer" required autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="${wrong ? 'wrong help' : 'help'}"${wrong ? html` aria-invalid="true"` : ''}>
<button>${words.look}</button>
</form>`;
}

function found(site: Site, language: PageLanguage, { decisions, shown, withdrawn }: FoundChoice): Html {
  const words = inLanguage[language];
  const [newest, ...earlier] = decisions;
  const titles = new Map(
    [...site.cookies.services, ...(shown?.details?.services ?? [])].map(({ id, title }) => [id, title]),
  );
  const titleOf = (id: string) => (id === 'ip' ? words.ip : (titles.get(id) ?? id));
  const answers = Object.entries(newest.choices).map(([id, yes]) => [
    titleOf(id),
    yes ? words.yes : words.no,
  ]);
  const inShort = ({ choices }: KeptProof) =>
    Object.entries(choices)
      .map(([id, yes]) => `${titleOf(id)}: ${yes ? words.yes : words.no}`)
      .join(', ');
  return html`${withdrawn ? html`<p class="note" role="status">${words.withdrawn}</p>` : ''}
<h2>${words.chosen}</h2>
<dl>
<dt>${words.at}</dt><dd>${moment(newest.at, language)}</dd>
<dt>${words.where}</dt><dd>${newest.domain}</dd>
<dt>${words.how}</dt><dd>${words.sources[newest.source]}</dd>
</dl>
<table>
<thead><tr><th scope="col">${words.service}</th><th scope="col">${words.answer}</th></tr></thead>
<tbody>${answers.map(([title, answer]) => html`<tr><th scope="row">${title}</th><td>${answer}</td></tr>`)}</tbody>
</table>
<p>${words.version}: ${newest.version}</p>
${shown?.details ? whatWasAsked(shown, newest, words) : html`<p>${words.versionUnknown}</p>`}
${withdrawn ? '' : withdrawal(site, language, newest)}
<p class="note">${words.browser}</p>
<p><a href="${site.origins[0]}/">${words.toSite}</a></p>
${
  earlier.length
    ? html`<h2>${words.earlier}</h2>
<ul>${earlier.map((each) => html`<li>${moment(each.at, language)}. ${inShort(each)}</li>`)}</ul>`
    : ''
}
<p><a href="/s/${site.site}/keuze?lang=${language}">${words.again}</a></p>`;
}

/** In the language in which it was asked. */
function whatWasAsked({ words: inAll, details }: Shown, { language }: KeptProof, words: ChoiceWords): Html {
  const question = inAll[language]?.question;
  return html`<details><summary>${words.asked}</summary>
${question ? html`<p lang="${language}">${question.title} ${question.change}</p>` : ''}
<ul>${(details?.services ?? []).map(({ title, why }) => html`<li>${title}: ${why}</li>`)}</ul>
</details>`;
}

/** The switch that hides the address is no permission, so there is nothing to withdraw about it. */
function withdrawal({ site }: Site, language: PageLanguage, { proof, choices }: KeptProof): Html {
  const words = inLanguage[language];
  const hasYes = Object.entries(choices).some(([id, yes]) => yes && id !== 'ip');
  if (!hasYes) return html`<p>${words.allNo}</p>`;
  return html`<form method="post" action="/s/${site}/keuze/intrekken">
<input type="hidden" name="lang" value="${language}">
<input type="hidden" name="nummer" value="${proof}">
<p>${words.withdrawWhy}</p>
<button>${words.withdraw}</button>
</form>`;
}

function moment(at: number, language: PageLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
    at,
  );
}
