/**
 * Reads a form to whoever presses "Lees voor": first what is on the screen, then each question that gets the focus,
 * with its help and its fault. Only voices on the device read; a text in a language that has none is left out.
 */
import { html, type TemplateResult } from 'lit/html.js';
import type { ContactWords } from '../words/contact-nl.ts';
import { localVoice } from './local-voice.ts';

const readable = 'h2,h3,p,li,dt,dd,legend,label,summary,strong';

export class ReadAloud {
  private on = false;
  private readonly root: ShadowRoot;
  private readonly changed: () => void;

  /** `changed` is called when the button says something else. */
  constructor(root: ShadowRoot, changed: () => void) {
    this.root = root;
    this.changed = changed;
    root.addEventListener('focusin', ({ target }) => this.follow(target as Element));
    // What was begun is not read on for who has left.
    addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  button(words: ContactWords): TemplateResult {
    return html`<button class="screen aloud" @click=${() => this.turn(!this.on)}>${this.on ? words.stopReading : words.readAloud}</button>`;
  }

  /** Starts from the top, or stops at once. */
  turn(on: boolean): void {
    this.on = on;
    speechSynthesis.cancel();
    if (on) this.read(this.root.querySelector('form,section')!);
    this.changed();
  }

  /** A question, the list of faults, or a new screen. */
  private follow(target: Element): void {
    if (!this.on || target.matches('button,a,summary')) return;
    speechSynthesis.cancel();
    this.read(target.closest('.field,.faults,form,section')!);
  }

  private read(part: Element): void {
    for (const element of part.querySelectorAll(readable)) {
      const inside = element.parentElement!.closest(readable);
      if ((inside && part.contains(inside)) || !element.getClientRects().length) continue;
      for (const { text, language } of runsIn(element)) speak(text, language);
    }
  }
}

/** The text of an element, cut where its language changes. */
function runsIn(element: Element): { text: string; language: string }[] {
  const runs: { text: string; language: string }[] = [];
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const { data, parentElement } = nodes.currentNode as Text;
    const language = parentElement!.closest('[lang]')!.getAttribute('lang')!;
    const last = runs.at(-1);
    if (last?.language === language) last.text += /[.?!:]$/.test(last.text) ? ` ${data}` : data;
    else if (data.trim()) runs.push({ text: data, language });
  }
  return runs.map(({ text, language }) => ({ text: text.replace(/\s+/g, ' ').trim(), language }));
}

function speak(text: string, language: string): void {
  const voice = localVoice(language);
  if (!voice) return;
  // The voice is named: a browser that chose one itself might choose one that reads on a server.
  speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
}
