/**
 * A custom element that lit-html draws into its shadow root: as much of an element base as the form and the
 * receipt page need. LitElement would cost every visitor of a form 2.9 KB more.
 */
import { render, type TemplateResult } from 'lit/html.js';
import { inkOn } from './ink.ts';

export abstract class DrawnElement extends HTMLElement {
  declare readonly root: ShadowRoot;
  declare private planned: boolean;

  constructor() {
    super();
    (this as { root: ShadowRoot }).root = this.attachShadow({ mode: 'open' });
  }

  /** What the element looks like now. */
  protected abstract draw(): TemplateResult;

  /** Called after each drawing, with what had the focus before it. */
  protected drawn(_focused: Element | null): void {}

  /** Draws again, once, when all that happens now has happened. */
  changed(): void {
    if (this.planned) return;
    this.planned = true;
    queueMicrotask(() => {
      this.planned = false;
      const focused = this.root.activeElement;
      render(this.draw(), this.root);
      this.drawn(focused);
    });
  }

  /** Adopts a sheet with these rules and the site's colour. */
  protected wear(styles: string, accent = '#0b5c7a'): void {
    const rules = `${styles}:host{--accent:${accent};--on:${inkOn(accent)}}`;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      this.root.adoptedStyleSheets = [sheet];
    } catch {
      // Safari before 16.4 adopts none; the element stands outside of what lit-html draws.
      const style = document.createElement('style');
      style.textContent = rules;
      this.root.append(style);
    }
  }
}
