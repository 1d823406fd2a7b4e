/**
 * `<inbox-mailed>`: where an attachment from the mailbox is dropped or chosen. A file may be dropped anywhere on the
 * page; this says where, and what became of it.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { dayWords } from './date-words.ts';
import { InboxElement } from './inbox-element.ts';
import type { MailedFault, MailedOutcome } from './mailed-file.ts';

export class InboxMailed extends InboxElement {
  static override properties: PropertyDeclarations = {
    open: { attribute: false },
    now: { type: Number },
    over: { state: true },
    busy: { state: true },
    outcome: { state: true },
  };
  /** Opens a file and shows it if it may; the answer is shown here where it may not. */
  declare open: (file: File) => Promise<MailedOutcome>;
  declare now: number;
  declare over: boolean;
  declare busy: boolean;
  declare outcome: MailedOutcome | null;

  constructor() {
    super();
    this.over = false;
    this.busy = false;
    this.outcome = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const [event, handle] of this.#handlers) document.addEventListener(event, handle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const [event, handle] of this.#handlers) document.removeEventListener(event, handle);
  }

  override render(): TemplateResult {
    const words = this.words.mailed;
    return html`<section class="drop ${this.over ? 'over' : ''}" aria-labelledby="mailed-heading">
      <h2 id="mailed-heading">${words.heading}</h2>
      <p class="row">
        <span class="soft">${this.over ? words.dropNow : words.drop}</span>
        <label class="button" for="mailed-file">${words.choose}</label>
        <input class="unseen" id="mailed-file" type="file" accept=".privacyloket" @change=${this.#chosen}>
      </p>
      <p class="soft">${words.stays}</p>
      <div role="status">${this.busy ? html`<p>${words.checking}</p>` : this.#answer()}</div>
    </section>`;
  }

  #answer(): TemplateResult | typeof nothing {
    const words = this.words.mailed;
    const { outcome } = this;
    if (outcome?.state === 'wiped')
      return html`<div class="notice">
        ${outcome.wiped ? html`<p><strong>${words.wiped(dayWords(outcome.wiped, this.language, this.now))}</strong></p>` : nothing}
        <p>${words.wipedText}</p>
      </div>`;
    if (outcome?.state === 'refused')
      return html`<p class="notice bad">${this.#faultWords(outcome.fault)}</p>`;
    return nothing;
  }

  #faultWords(fault: MailedFault): string {
    const { tooLarge, notEnvelope, otherSite, notForYou, unknown, different, silent } = this.words.mailed;
    const words: Record<MailedFault, string> = {
      'too-large': tooLarge,
      'not-an-envelope': notEnvelope,
      'other-site': otherSite,
      'not-for-you': notForYou,
      unknown,
      different,
      silent,
      'needs-xwing': this.words.reader.needsQuantum,
      'not-signed-in': this.words.faults['not-signed-in'],
    };
    return words[fault];
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    void this.#take(input.files?.[0]);
    input.value = '';
  }

  async #take(file: File | undefined): Promise<void> {
    if (!file || this.busy) return;
    this.busy = true;
    this.outcome = null;
    this.outcome = await this.open(file).finally(() => {
      this.busy = false;
    });
  }

  // On the whole document: a file that lands beside the box would otherwise be opened by the browser itself.
  readonly #handlers: [string, (event: Event) => void][] = [
    ['dragover', (event) => this.#drag(event as DragEvent, true)],
    ['dragleave', (event) => this.#drag(event as DragEvent, false)],
    [
      'drop',
      (event) => {
        this.#drag(event as DragEvent, false);
        void this.#take((event as DragEvent).dataTransfer?.files[0]);
      },
    ],
  ];

  #drag(event: DragEvent, over: boolean): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = over;
  }
}
