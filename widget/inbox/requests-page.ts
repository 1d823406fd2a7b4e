/** `<inbox-requests>`: the page of requests and complaints: what is open, what is entered by hand, who is looked for. */
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { InboxItem } from '../../server/secretariat/inbox-api.ts';
import type { VerifiedStatement } from '../envelope/site-statement.ts';
import { addressOf, type Place } from './address.ts';
import type { AskServer } from './ask-server.ts';
import { InboxElement } from './inbox-element.ts';
import type { ListedMessage, OpenedInbox } from './opened-inbox.ts';
import type { ReadingRoom } from './reading-room.ts';

const views = ['requests', 'enter', 'find'] as const;
type View = (typeof views)[number];

/** Whether this place is one of the page's. */
export function isRequests({ at }: Place): boolean {
  return (views as readonly string[]).includes(at);
}

export class InboxRequests extends InboxElement {
  static override properties: PropertyDeclarations = {
    place: { attribute: false },
    inbox: { attribute: false },
    messages: { attribute: false },
    room: { attribute: false },
    ask: { attribute: false },
    verified: { attribute: false },
    attempt: { attribute: false },
    tell: { attribute: false },
  };
  declare place: Place;
  declare inbox: OpenedInbox;
  /** The inbox's own list; another list is what draws this again. */
  declare messages: ListedMessage[];
  declare room: ReadingRoom;
  declare ask: AskServer;
  declare verified: () => Promise<VerifiedStatement | null>;
  declare attempt: (deed: () => Promise<void>) => Promise<void>;
  declare tell: (text: string) => void;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.querySelector<HTMLElement>('h1')?.focus();
  }

  override render(): TemplateResult {
    const words = this.words.requests;
    return html`<div class="page stack">
      <div class="stack tight">
        <h1 tabindex="-1">${words.heading}</h1>
        <p class="soft">${words.intro}</p>
      </div>
      <nav class="row" aria-label=${words.heading}>${views.map(
        (at) =>
          html`<a class="button" href=${addressOf({ at })} aria-current=${at === this.place.at ? 'page' : 'false'}>${words.pages[at]}</a>`,
      )}</nav>
      ${this.#view(this.place.at as View)}
    </div>`;
  }

  #view(at: View): TemplateResult {
    const { words, language, ask, verified, attempt, inbox } = this;
    const { now } = inbox;
    if (at === 'enter')
      return html`<inbox-request-entry .words=${words} .language=${language} .now=${now} .ask=${ask}
        .verified=${verified} .attempt=${attempt} .entered=${this.#entered}></inbox-request-entry>`;
    if (at === 'find')
      return html`<inbox-person-search .words=${words} .language=${language} .now=${now} .inbox=${inbox}
        .room=${this.room} .ask=${ask} .verified=${verified} .attempt=${attempt}></inbox-person-search>`;
    return html`<inbox-request-list .words=${words} .language=${language} .messages=${this.messages} .now=${now}></inbox-request-list>`;
  }

  #entered = (item: InboxItem): void => {
    this.tell(this.words.requests.enter.saved);
    location.hash = addressOf({ at: 'message', id: item.header.context.id });
  };
}
