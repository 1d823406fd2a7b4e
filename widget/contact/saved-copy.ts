/**
 * A copy that a visitor may choose to save: a file made here, of a message that was sent. Nothing is kept unless the
 * button is pressed, and what pressing it means is said before. Fetched once there is something to save.
 */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Accepted } from '../../server/submissions/intake-api.ts';
import { receiptAddress } from '../delivery/where.ts';
import { referenceOf } from '../envelope/wire.ts';
import { type CopyWords, copyNl } from '../words/copy-nl.ts';
import type { Language } from '../words/languages.ts';
import { copyText } from './copy-text.ts';
import type { Scene } from './scene.ts';

export class SavedCopy {
  private words: CopyWords;
  private readonly changed: () => void;
  private saved = false;

  /** `changed` is called when there is something new to show. */
  constructor(words: CopyWords, changed: () => void) {
    this.words = words;
    this.changed = changed;
  }

  /** In the language that the visitor reads now. */
  async speak(language: Language): Promise<void> {
    this.words = await wordsIn(language);
  }

  view(scene: Scene, accepted: Accepted): TemplateResult | typeof nothing {
    const { words, saved } = this;
    const { content } = scene.submission;
    if (!content) return nothing;
    const save = () => {
      saveText(`${words.file}-${referenceOf(accepted.id)}.txt`, this.text(scene, accepted));
      this.saved = true;
      this.changed();
    };
    return html`<details class="screen"><summary>${words.open}</summary><p id="copy-warning">${words.warning} ${words.shared}</p>
<button @click=${save} aria-describedby="copy-warning">${words.save}</button></details><p class="screen" role="status">${saved ? words.saved : nothing}</p>`;
  }

  private text({ submission, words: contact, where }: Scene, accepted: Accepted): string {
    const { form, code, content } = submission;
    const { definition, translated } = form!;
    const { language } = where;
    const inWords = (text: string) => (language === 'nl' ? text : (translated?.get(text) ?? text));
    const receipt = receiptAddress(where);
    const copied = { content: content!, code, accepted, definition, receipt, inWords };
    return copyText(copied, { copy: this.words, contact, language });
  }
}

/** Gives the browser a file to save, as a download that nothing was fetched for. */
function saveText(name: string, text: string): void {
  // The mark in front tells old programs that it is UTF-8.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read it only after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const inLanguage: Record<Exclude<Language, 'nl'>, () => Promise<{ words: CopyWords }>> = {
  en: () => import('../words/copy-en.ts'),
  tr: () => import('../words/copy-tr.ts'),
  ar: () => import('../words/copy-ar.ts'),
  pl: () => import('../words/copy-pl.ts'),
  uk: () => import('../words/copy-uk.ts'),
};

/** In Dutch where another language can't be fetched. */
async function wordsIn(language: Language): Promise<CopyWords> {
  const fetched = language === 'nl' ? undefined : await inLanguage[language]().catch(() => undefined);
  return fetched?.words ?? copyNl;
}

/** Opens it in the visitor's language. */
export async function openCopy(language: Language, changed: () => void): Promise<SavedCopy> {
  return new SavedCopy(await wordsIn(language), changed);
}
