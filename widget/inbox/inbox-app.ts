/**
 * `<inbox-app>`: which of the three rooms a person is in: enrolling, at the door, or at the opened desk.
 * Locking removes the desk, and with it everything readable that this page holds.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { inboxWords } from '../words/inbox-nl.ts';
import { type Address, addressOf, parseAddress } from './address.ts';
import { askServer } from './ask-server.ts';
import { InboxElement } from './inbox-element.ts';
import type { SealedDrafts } from './note-drafts.ts';
import { forgetHead } from './remembered-head.ts';
import { isSame, rememberedPeople, rememberedPerson, rememberPerson } from './remembered-person.ts';
import { forgetStatement } from './remembered-statement.ts';
import { type Credentials, type Session, type Surroundings, signIn, signInByPasskey } from './session.ts';
import { startOpenWorker } from './trusted-worker.ts';

/** Why the inbox was locked. `left`: the page was left, and a way back must not lead to what was read. */
export type LockReason = 'button' | 'idle' | 'left' | 'not-signed-in';

export class InboxApp extends InboxElement {
  static override properties: PropertyDeclarations = {
    address: { state: true },
    session: { state: true },
    token: { state: true },
    notice: { state: true },
    fresh: { state: true },
    unfinished: { state: true },
  };
  declare address: Address;
  declare session: Session | null;
  declare token: string;
  declare notice: LockReason | '';
  /** Just enrolled: the website page comes first. */
  declare fresh: boolean;
  /** Signed in, but the set-up stopped before anything was published. */
  declare unfinished: Session | null;
  readonly #drafts: SealedDrafts = new Map();
  #signingOut: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.language = 'nl';
    this.words = inboxWords;
    this.address = parseAddress('');
    this.session = null;
    this.token = '';
    this.notice = '';
    this.fresh = false;
    this.unfinished = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#arrive);
    this.#arrive();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#arrive);
    this.session?.room.close();
  }

  protected override updated(): void {
    document.documentElement.lang = this.language;
    if (!this.session) document.title = this.words.title;
  }

  override render(): TemplateResult {
    return html`${this.#room()} ${this.session ? nothing : this.#foot()}`;
  }

  #foot(): TemplateResult {
    return html`<footer class="foot">
      <button class="quiet small" lang=${this.language === 'nl' ? 'en' : 'nl'} @click=${this.#otherLanguage}>
        ${this.words.otherLanguage}
      </button>
    </footer>`;
  }

  #room(): TemplateResult {
    const { words, language, session } = this;
    if (this.token || this.unfinished)
      return html`<inbox-enrolment .words=${words} .language=${language} .token=${this.token}
        .resume=${this.unfinished} .surroundings=${this.#surroundings} .enrolled=${this.#enrolled}
        .stopped=${this.#stopped}></inbox-enrolment>`;
    if (session)
      return html`<inbox-desk .words=${words} .language=${language} .session=${session}
        .surroundings=${this.#surroundings} .place=${this.address.place} .fresh=${this.fresh}
        .lock=${this.#lock} .finish=${this.#finish}></inbox-desk>`;
    const before = rememberedPerson();
    const person =
      this.address.site && this.address.site !== before.site ? { site: this.address.site, name: '' } : before;
    return html`<inbox-sign-in .words=${words} .language=${language} .person=${person} .people=${rememberedPeople()}
      .notice=${this.#noticeWords()} .enter=${this.#enter} .enterByPasskey=${this.#enterByPasskey}></inbox-sign-in>`;
  }

  get #surroundings(): Surroundings {
    return { ask: askServer, startWorker: startOpenWorker, clock: Date.now, drafts: this.#drafts };
  }

  #noticeWords(): string {
    if (this.notice === 'button' || this.notice === 'left') return this.words.signIn.locked;
    if (this.notice === 'idle') return this.words.signIn.idle;
    return this.notice ? this.words.faults[this.notice] : '';
  }

  #arrive = (): void => {
    const address = parseAddress(location.hash);
    if (address.token) {
      // At once, before anything is drawn or asked: neither history nor a shared screen keeps the token.
      history.replaceState(null, '', location.pathname);
      this.token = address.token;
      this.session?.room.close();
      this.session = null;
    }
    this.address = address;
  };

  #enter = async (credentials: Credentials): Promise<void> => {
    await this.#open(() => signIn(credentials, this.#surroundings), credentials);
  };

  #enterByPasskey = (): Promise<void> => this.#open(() => signInByPasskey(this.#surroundings));

  /** `typed`: as the person writes their name; none where a passkey says who it is. */
  async #open(enter: () => Promise<Session>, typed?: Credentials): Promise<void> {
    // Its answer takes the cookie away, and must not take the new one.
    await this.#signingOut;
    const session = await enter();
    const { site, person } = session.signedIn;
    // A colleague at the same desk begins at their own list, not at the message that was open here.
    const before = rememberedPerson();
    if (before.name && !isSame(before, { site, name: person.name }))
      location.hash = addressOf({ at: 'list' });
    rememberPerson(typed ?? { site, name: person.name, passkey: true });
    this.notice = '';
    this.fresh = false;
    this.session = session;
  }

  #enrolled = (session: Session, name: string): void => {
    rememberPerson({ site: session.signedIn.site, name });
    forgetHead(session.signedIn.site);
    forgetStatement(session.signedIn.site);
    this.token = '';
    this.unfinished = null;
    this.fresh = true;
    this.session = session;
    location.hash = addressOf({ at: 'website' });
  };

  #stopped = (): void => {
    this.unfinished?.room.close();
    this.token = '';
    this.unfinished = null;
  };

  #finish = (): void => {
    this.unfinished = this.session;
    this.session = null;
  };

  #lock = (reason: LockReason): void => {
    this.session?.room.close();
    this.session = null;
    this.notice = reason;
    // The session too; should the server not hear it, its own idle limit ends it.
    if (reason === 'button' || reason === 'idle')
      this.#signingOut = askServer<void>('DELETE', '/api/sessions/current').catch(() => {});
  };

  #otherLanguage = async (): Promise<void> => {
    const next = this.language === 'nl' ? 'en' : 'nl';
    this.words = next === 'nl' ? inboxWords : (await import('../words/inbox-en.ts')).inboxWords;
    this.language = next;
  };
}
