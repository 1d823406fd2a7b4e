/** Door of the declaration, imported by the gate on a page that has one: defines `<privacy-statement>`. */
import { consentDetails } from '../consent/consent-details.ts';
import type { Gate } from '../consent/gate.ts';
import type { DeclarationWords } from '../words/declaration-nl.ts';
import type { Language } from '../words/languages.ts';
import { styles } from './privacy-statement.styles.ts';
import { PrivacyStatement, type StatementSurroundings } from './privacy-statement.ts';
import type { Section } from './statement-parts.ts';

const inLanguage: Record<Language, () => Promise<{ words: DeclarationWords }>> = {
  nl: () => import('../words/declaration-nl.ts'),
  en: () => import('../words/declaration-en.ts'),
  tr: () => import('../words/declaration-tr.ts'),
  ar: () => import('../words/declaration-ar.ts'),
  pl: () => import('../words/declaration-pl.ts'),
  uk: () => import('../words/declaration-uk.ts'),
};

/** Starts the declarations of this page. Rejects when the words can't be fetched; the gate then tries again. */
export async function startStatement(gate: Gate): Promise<void> {
  const { settings, language, loket } = gate;
  const { words } = await inLanguage[language]();
  if (customElements.get('privacy-statement')) return;
  gate.adopt(document, styles);
  const json = async <Answer>(name: string): Promise<Answer> => {
    const answer = await fetch(`${loket}/s/${settings.site}/${name}`, { credentials: 'omit' });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  // Not the gate itself: an element hands what it holds to any script of the page.
  const surroundings: StatementSurroundings = {
    settings,
    language,
    words,
    details: async () => (await consentDetails(gate)) ?? Promise.reject(new Error('details')),
    sections: () => json<Section[]>('verklaring.json'),
    record: () => gate.record(),
    choices: () => gate.choices(),
  };
  customElements.define(
    'privacy-statement',
    class extends PrivacyStatement {
      override around = surroundings;
    },
  );
}
