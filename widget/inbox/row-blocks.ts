/**
 * A long list that is drawn in blocks: those near what is on the screen have their rows, the others only their height.
 * Rows keep whatever height they need (large text, a narrow screen); a block that was drawn once is as high as it was.
 */
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';

/** Rows of one block; a list of no more is drawn whole. */
export const blockRows = 20;
/** How far outside the screen rows are drawn, so that scrolling meets no gaps. */
const margin = '900px 0px';
/** Height of a row until one was measured, in CSS pixels. */
const guessedRow = 96;

export interface Rows<Row> {
  /** Name of the list among those of its host. */
  list: string;
  rows: readonly Row[];
  key: (row: Row) => string;
  draw: (row: Row, place: number) => TemplateResult;
}

export class RowBlocks implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #near = new Set<string>();
  readonly #heights = new Map<string, { rows: number; height: number }>();
  readonly #blocks = new Map<Element, string>();
  /** The same function for a block at each drawing, or it would be taken off and put on again. */
  readonly #refs = new Map<string, (element: Element | undefined) => void>();
  /** By block, as it was drawn last. */
  readonly #wanted = new Map<string, string>();
  #rowHeight = guessedRow;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // `scrollMargin` is for the pane that scrolls by itself on a wide screen; browsers without it draw a little later.
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), {
      rootMargin: margin,
      scrollMargin: margin,
    } as IntersectionObserverInit);
    for (const block of this.#blocks.keys()) this.#observer.observe(block);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  /** The rows as items of one list; the caller gives each item its place, as not all of them are there to be counted. */
  draw<Row>({ list, rows, key, draw }: Rows<Row>): TemplateResult {
    const count = Math.ceil(rows.length / blockRows);
    const blocks = Array.from({ length: count }, (_, block) => block);
    return html`<div class="rows" role="list">${blocks.map((block) => {
      const first = block * blockRows;
      const part = rows.slice(first, first + blockRows);
      const name = `${list}.${block}`;
      // The first is always there: what is on the screen before anything could be observed.
      const drawn = block === 0 || this.#near.has(name);
      this.#wanted.set(name, drawn ? '' : `${this.#heightOf(name, part.length)}px`);
      return html`<div class="block" role="none" ${ref(this.#refOf(name))}>${
        drawn ? repeat(part, key, (row, index) => draw(row, first + index)) : nothing
      }</div>`;
    })}</div>`;
  }

  /** Draws the block of a row, so that it can take the focus once the host has been updated. */
  reveal(list: string, place: number): void {
    this.#near.add(`${list}.${Math.floor(place / blockRows)}`);
    this.#host.requestUpdate();
  }

  #heightOf(name: string, rows: number): number {
    const known = this.#heights.get(name);
    return known && known.rows === rows ? known.height : this.#rowHeight * rows;
  }

  hostUpdated(): void {
    for (const [element, name] of this.#blocks) {
      const { style } = element as HTMLElement;
      const wanted = this.#wanted.get(name) ?? '';
      // Not as an attribute: the page's policy lets no style in that way.
      if (style.blockSize !== wanted) style.blockSize = wanted;
    }
  }

  #refOf(name: string): (element: Element | undefined) => void {
    const known = this.#refs.get(name) ?? ((element) => this.#watch(element, name));
    this.#refs.set(name, known);
    return known;
  }

  #watch(element: Element | undefined, name: string): void {
    if (!element) {
      for (const [gone, its] of this.#blocks) {
        if (its !== name) continue;
        this.#blocks.delete(gone);
        this.#observer?.unobserve(gone);
      }
      return;
    }
    if (this.#blocks.get(element) === name) return;
    this.#blocks.set(element, name);
    this.#observer?.observe(element);
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    let changed = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const name = this.#blocks.get(target);
      // Seen before it was taken away.
      if (name === undefined) continue;
      if (isIntersecting === this.#near.has(name)) continue;
      if (!isIntersecting) {
        // What has the focus stays, wherever it was scrolled to.
        if (target.contains(document.activeElement)) continue;
        const rows = target.childElementCount;
        if (rows) {
          this.#heights.set(name, { rows, height: boundingClientRect.height });
          this.#rowHeight = boundingClientRect.height / rows;
        }
      }
      changed = true;
      if (isIntersecting) this.#near.add(name);
      else this.#near.delete(name);
    }
    if (changed) this.#host.requestUpdate();
  }
}
