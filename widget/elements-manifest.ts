/**
 * Writes custom-elements.json (schema 1.0), which editors read: every element of ours that can stand in a public page.
 * Names, attributes, parts and properties are read from the sources; only what they mean is written here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = new URL('./custom-elements.json', import.meta.url);

interface Described {
  tag: string;
  /** Where it is made, and what it is drawn with. */
  sources: string[];
  about: string;
  /** Class that the page may write in its markup; the others are put in the page by us. */
  className?: string;
}

const elements: Described[] = [
  {
    tag: 'privacy-form',
    className: 'PrivacyForm',
    sources: ['contact/privacy-form.ts'],
    about:
      'A form whose messages only the provider can read. What stands inside is shown where it can not open.',
  },
  {
    tag: 'privacy-form-frame',
    className: 'PrivacyFormFrame',
    sources: ['frame/form-frame.ts'],
    about:
      'The same form in a frame of our own origin, which other scripts of the page can not read. What stands inside is shown until it is there.',
  },
  {
    tag: 'privacy-receipt',
    className: 'PrivacyReceipt',
    sources: ['receipt/privacy-receipt.ts'],
    about: 'What became of a message, by its receipt code, and withdrawing it.',
  },
  {
    tag: 'privacy-answers',
    className: 'PrivacyAnswers',
    sources: ['receipt/privacy-answers.ts'],
    about:
      'The sealed answers to one message, opened with the visitor’s code. Stands on our own receipt page only.',
  },
  {
    tag: 'privacy-statement',
    className: 'PrivacyStatement',
    sources: ['statement/privacy-statement.ts'],
    about: 'The privacy statement, or its part about cookies, from the settings. In the light DOM.',
  },
  {
    tag: 'privacy-choice',
    sources: ['consent/first-layer.ts', 'consent/first-layer.styles.ts'],
    about: 'The question. The script puts it first in the page while something is to be chosen.',
  },
  {
    tag: 'privacy-preferences',
    sources: [
      'consent/preferences.ts',
      'consent/preferences-rows.ts',
      'consent/preferences-proof.ts',
      'consent/preferences-notices.ts',
      'consent/preferences.styles.ts',
      'consent/palette.styles.ts',
    ],
    about: 'The preferences. The script puts them in the page when they are opened.',
  },
  {
    tag: 'privacy-held',
    sources: ['consent/placeholder.ts', 'consent/placeholder.styles.ts', 'consent/palette.styles.ts'],
    about: 'What stands before held content: what it is, whose, and "this time" or "always".',
  },
  {
    tag: 'privacy-opener',
    sources: ['consent/opener.ts', 'consent/palette.styles.ts'],
    about: 'A way back to the choice, on pages without a data-privacy-open of their own.',
  },
  {
    tag: 'privacy-doctor',
    sources: ['consent/doctor-panel.ts', 'consent/doctor-panel.styles.ts'],
    about:
      'What a webmaster sees with ?privacyloket=doctor: what the settings do not allow. Never for a visitor.',
  },
];

const meaning = {
  attributes: {
    form: 'Which of the site’s forms.',
    part: '"cookies": only what a browser may keep, and what was chosen; a section\'s id ("bewaren"): that section; the whole statement when absent.',
    level: 'Level of the first heading, 2 to 5; otherwise 2 for the whole, 3 for the cookies.',
  },
  parts: {
    region: 'The card with the question.',
    button: 'Every button; both answers are one part, so that neither can be made to weigh less.',
    sheet: 'The dialog with the preferences.',
    title: 'The heading.',
    switch: 'What turns a service on or off.',
    notice: 'Something the visitor has to know first, as that the browser asks not to be followed.',
    box: 'The placeholder itself.',
    link: 'The link to the content at the other party.',
  },
  properties: {
    '--privacy-paper': 'Background.',
    '--privacy-ink': 'Text.',
    '--privacy-accent': 'The colour of the site: buttons, switches.',
    '--privacy-on-accent': 'What is read on that colour.',
    '--privacy-radius': 'How round the corners are.',
    '--privacy-font': 'The letter; the page’s own unless set.',
  },
} as const;

const events = [
  {
    name: 'privacyloket-changed',
    type: { text: 'CustomEvent<PrivacyChoices>' },
    description:
      'On the document: a decision was taken, here or in another tab, and the page follows it already.',
  },
];

/** The text of custom-elements.json. */
export function elementsManifestText(): string {
  const modules = elements.map(({ tag, className, sources, about }) => {
    const texts = sources.map((source) => readFileSync(join(import.meta.dirname, source), 'utf8'));
    const found = (pattern: RegExp) =>
      [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!)))].sort();
    const described = (names: string[], meanings: Readonly<Record<string, string>>) =>
      names.map((name) => ({ name, description: meanings[name] ?? '' }));
    const attributes = found(/this\.getAttribute\('([\w-]+)'\)/g);
    const name = className ?? tag;
    return {
      kind: 'javascript-module',
      path: sources[0],
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name,
          tagName: tag,
          description: about,
          ...(attributes.length && {
            attributes: described(attributes, meaning.attributes).map((each) => ({
              ...each,
              type: { text: 'string' },
            })),
          }),
          ...(tag === 'privacy-preferences' || tag === 'privacy-choice' ? { events } : {}),
          cssParts: described(found(/\bpart: '([\w-]+)'/g), meaning.parts),
          cssProperties: described(found(/var\((--privacy-[\w-]+)/g), meaning.properties),
        },
      ],
      exports: className
        ? [{ kind: 'custom-element-definition', name: tag, declaration: { name, module: sources[0] } }]
        : [],
    };
  });
  const manifest = { schemaVersion: '1.0.0', readme: 'EMBEDDING.md', modules };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Called by `npm run build`. */
export function writeElementsManifest(): void {
  writeFileSync(file, elementsManifestText());
}

if (import.meta.main) writeElementsManifest();
