/**
 * `<inbox-website>`: the one line for the provider's website, and the fingerprints in it. The root comes from the
 * person's own keys, so that what is compared over the phone is not what a server says it is.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Directory } from '../../server/secretariat/inbox-api.ts';
import { recovery } from '../envelope/readers.ts';
import type { SiteStatement } from '../envelope/site-statement.ts';
import { addressOf } from './address.ts';
import { dayWords } from './date-words.ts';
import { enrolmentSteps } from './enrolment-screens.ts';
import { inFours } from './in-fours.ts';
import { InboxElement } from './inbox-element.ts';

export class InboxWebsite extends InboxElement {
  static override properties: PropertyDeclarations = {
    root: { attribute: false },
    statement: { attribute: false },
    tag: { attribute: false },
    fresh: { type: Boolean },
    joins: { attribute: false },
    now: { type: Number },
  };
  /** From the person's own wrapped keys. */
  declare root: string;
  /** Verified; null where nothing (trustworthy) is published. */
  declare statement: SiteStatement | null;
  declare tag: Directory['tag'];
  /** Organisation's name for somebody who enrolled at a site that has its readers already; '' otherwise. */
  declare joins: string;
  /** Straight after enrolment. */
  declare fresh: boolean;
  declare now: number;

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
                  <p class="small soft">${words.readers(statement.readers.filter(({ person }) => person !== recovery).length)}</p>
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
    const text = tagText(this.tag, [this.root, statement.spareRoot], statement.version);
    return html`<div class="field">
      <span class="label" id="tag-label">${words.tag}</span>
      <pre class="tag" tabindex="0" role="region" aria-labelledby="tag-label"><code>${text}</code></pre>
      <inbox-copy class="row" .words=${this.words} .text=${text} .label=${words.copyTag}></inbox-copy>
    </div>`;
  }
}

/** The tag as it is pasted. `version` is the oldest statement that the page will still take. */
export function tagText({ src, site }: Directory['tag'], pins: string[], version: number): string {
  return `<script type="module" async crossorigin data-privacyloket="${site}" data-key="${pins.join(' ')}" data-version="${version}" src="${src}"></script>`;
}
