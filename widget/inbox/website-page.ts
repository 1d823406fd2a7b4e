/**
 * `<inbox-website>`: the one line for the provider's website in its two kinds, and the fingerprints in it. The root
 * comes from the person's own keys, so that what is compared over the phone is not what a server says it is.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import { recovery } from '../envelope/readers.ts';
import type { SiteStatement } from '../envelope/site-statement.ts';
import { siteTag, tagEn, tagNl } from '../words/site-tag.ts';
import { addressOf } from './address.ts';
import { dayWords } from './date-words.ts';
import { enrolmentSteps } from './enrolment-screens.ts';
import { inFours } from './in-fours.ts';
import { InboxElement } from './inbox-element.ts';

/** How many people some form is sealed to. */
function readersIn({ forms }: SiteStatement): number {
  const persons = new Set(Object.values(forms).flatMap(({ readers }) => readers));
  persons.delete(recovery);
  return persons.size;
}

export class InboxWebsite extends InboxElement {
  static override properties: PropertyDeclarations = {
    root: { attribute: false },
    statement: { attribute: false },
    snippet: { attribute: false },
    kind: { state: true },
    fresh: { type: Boolean },
    joins: { attribute: false },
    now: { type: Number },
  };
  /** From the person's own wrapped keys. */
  declare root: string;
  /** Verified; null where nothing (trustworthy) is published. */
  declare statement: SiteStatement | null;
  declare snippet: Directory['snippet'];
  declare kind: 'living' | 'pinned';
  /** Organisation's name for somebody who enrolled at a site that has its readers already; '' otherwise. */
  declare joins: string;
  /** Straight after enrolment. */
  declare fresh: boolean;
  declare now: number;

  constructor() {
    super();
    this.kind = 'living';
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.website;
    const { statement } = this;
    return html`<div class="page stack">
      ${this.fresh ? enrolmentSteps(5, this.words.enrol) : nothing}
      <div class="stack tight">
        <h1 id="website-heading" tabindex="-1">${words.heading}</h1>
        <p class="soft">${words.intro}</p>
      </div>
      ${this.joins ? this.#joining() : nothing}
      ${statement ? this.#tag(statement) : nothing}
      <dl class="prints">
        <div><dt>${words.root}</dt><dd><code>${inFours(this.root)}</code><p class="small soft">${words.rootText}</p></dd></div>
        ${
          statement
            ? html`<div><dt>${words.spare}</dt><dd><code>${inFours(statement.spareRoot)}</code></dd></div>
                <div><dt>${words.version}</dt><dd>${statement.version}
                  <p class="small soft">${words.until(dayWords(statement.notAfter, this.language, this.now))}</p>
                  <p class="small soft">${words.readers(readersIn(statement))}</p>
                </dd></div>`
            : nothing
        }
      </dl>
      ${
        this.fresh && statement && !this.joins
          ? html`<section class="stack tight">
              <h2>${words.nextHeading}</h2>
              <ol class="next">${words.next(Object.keys(statement.forms)[0] ?? '').map((step) => html`<li>${step}</li>`)}</ol>
            </section>`
          : nothing
      }
      <p><a class="button" href=${addressOf({ at: 'list' })}>${words.toInbox}</a></p>
    </div>`;
  }

  #joining(): TemplateResult {
    const words = this.words.enrol;
    return html`<div class="notice">
      <h2>${words.colleague}</h2>
      <p>${words.colleagueText(this.joins)}</p>
      <p>${words.colleagueCheck}</p>
    </div>`;
  }

  #tag(statement: SiteStatement): TemplateResult {
    const words = this.words.website;
    const about = this.language === 'en' ? tagEn : tagNl;
    const { policy, gpc } = this.snippet;
    const key = [this.root, statement.spareRoot];
    // The oldest statement that the page will still take is the one of today.
    const text = siteTag({ ...this.snippet[this.kind], key, version: statement.version });
    const { does, protects, not } = about[this.kind];
    return html`<div class="field">
        <fieldset class="options">
          <legend>${words.kind}</legend>
          ${(['living', 'pinned'] as const).map(
            (kind) =>
              html`<label><input type="radio" name="kind" .checked=${kind === this.kind} @change=${() => {
                this.kind = kind;
              }}> ${about[kind].title}</label>`,
          )}
        </fieldset>
        <p>${does}</p>
        <p><strong>${words.protects}</strong> ${protects}</p>
        <p><strong>${words.not}</strong> ${not}</p>
        <span class="label" id="tag-label">${words.tag}</span>
        ${this.#copied(text, words.copyTag, 'tag-label')}
      </div>
      <details class="stack tight">
        <summary>${words.more}</summary>
        <p id="policy-label">${about.policy}</p>
        ${this.#copied(policy.map((each) => `${each};`).join('\n'), words.copy, 'policy-label')}
        <p>${about.nonce}</p>
        <p id="gpc-label">${about.gpc}</p>
        ${this.#copied(gpc.text, words.copy, 'gpc-label')}
      </details>`;
  }

  #copied(text: string, label: string, labelled: string): TemplateResult {
    return html`<pre class="tag" tabindex="0" role="region" aria-labelledby=${labelled}><code>${text}</code></pre>
      <inbox-copy class="row" .words=${this.words} .text=${text} .label=${label}></inbox-copy>`;
  }
}
