/** The page that all contestants stand in: small, text and links, and a style sheet, as every website has one. */
import type { Contestant } from './contestants/contestant.ts';

/** The whole page; addresses of a contestant's files are relative to `/<name>/`. */
export function pageWith({ head, body }: Pick<Contestant, 'head' | 'body'>): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zorg dicht bij huis</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
${head}
</head>
<body>
<nav><a href="/">Home</a> <a href="/zorg">Onze zorg</a> <a href="/wonen">Wonen</a> <a href="/contact">Contact</a></nav>
<main>
<h1>Zorg dicht bij huis</h1>
<p>Wilt u zelfstandig wonen, maar lukt niet alles alleen? Wij denken met u mee. Met vaste begeleiders, bij u in de buurt.</p>
<h2>Waarmee kunnen wij helpen?</h2>
<ul>
<li><a href="/wonen">Begeleid wonen</a>: een eigen plek, met hulp om de hoek.</li>
<li><a href="/thuis">Hulp bij u thuis</a>: vaste uren in de week.</li>
<li><a href="/dag">Dagbesteding</a>: werken in de tuin, de keuken of de winkel.</li>
</ul>
<p>Binnen drie werkdagen bellen wij u. Dan maken wij een afspraak. <a href="/privacy">Lees hoe wij met uw gegevens omgaan</a>.</p>
</main>
<footer><a href="/privacy" data-privacy-open>Cookies en privacy</a></footer>
${body}
</body>
</html>
`;
}

/** Its style sheet, at `/page.css`. */
export const pageStyle = `body { font: 1.1rem/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding-bottom: 1rem; border-bottom: 2px solid #1d6540 }
h1 { font-size: 2rem; line-height: 1.2; color: #113d28 }
h2 { font-size: 1.4rem; color: #113d28 }
a { color: #1d6540 }
a:hover { text-decoration-thickness: 2px }
li { margin-block: .5rem }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid #bbb }
`;
