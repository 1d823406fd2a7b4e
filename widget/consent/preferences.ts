/**
 * The preferences: one row per purpose with its services below, what each keeps, and the IP anonymisation switch.
 * A native dialog. Closing it in any way but with one of the three buttons decides nothing.
 */
import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { ConsentDetails, GateService } from '../settings/gate-settings.ts';
import type { ConsentWords } from '../words/consent-nl.ts';
import type { Language } from '../words/languages.ts';
import { accentRule } from './accent.ts';
import type { Gate } from './gate.ts';
import { styles } from './preferences.styles.ts';
import { adopt } from './stylesheet.ts';

const name = 'privacy-preferences';

const inLanguage: Record<Language, () => Promise<{ words: ConsentWords }>> = {
  nl: () => import('../words/consent-nl.ts'),
  en: () => import('../words/consent-en.ts'),
  tr: () => import('../words/consent-tr.ts'),
  ar: () => import('../words/consent-ar.ts'),
  pl: () => import('../words/consent-pl.ts'),
  uk: () => import('../words/consent-uk.ts'),
};

/**
 * Opens the preferences, with the focus on the row of a purpose where one is named. Already open: nothing happens.
 * Without `details` (no connection) the switches still work, and it says that the explanation is missing.
 */
export async function openPreferences(gate: Gate, row: string | undefined): Promise<void> {
  const { settings, language, signal, left, loket } = gate;
  const [{ words }, details] = await Promise.all([
    inLanguage[language](),
    fetch(`${loket}/s/${settings.site}/details`, { credentials: 'omit' })
      .then((answer): Promise<ConsentDetails> | undefined => (answer.ok ? answer.json() : undefined))
      .catch(() => undefined),
  ]);
  if (document.querySelector(name)) return;
  const record = gate.record();
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  /** What the switches say. */
  const chosen = { ...gate.choices() };

  const dialog = () => root.querySelector('dialog')!;
  const draw = () => render(whole(), root);
  const choose = (ids: string[]) => (yes: boolean) => {
    for (const id of ids) chosen[id] = yes;
    draw();
  };

  const whole = () => html`
    <dialog aria-labelledby="title" @close=${() => host.remove()}>
      <div class="top">
        <h2 id="title" tabindex="-1">${words.choices}</h2>
        <button class="close" aria-label=${words.close} @click=${() => dialog().close()}>×</button>
      </div>
      <p>${words.intro}</p>
      <p>${signal && words.signal(signal === 'gpc' ? 'GPC' : 'Do Not Track')} ${record && words.chosen(dayOf(record.at))}</p>
      ${left.length ? html`<p role="alert">${words.left(left.join(', '))}</p>` : nothing}
      ${details ? nothing : html`<p role="alert">${words.noList}</p>`}
      <section>
        ${aSwitch('functional', words.functional, true)}
        <p>${words.functionalWhy}</p>
        ${kept(details?.functional)}
      </section>
      ${(['analytics', 'click-tracking', 'embedded'] as const).map(purposeRow)}
      <div class="buttons">
        ${button(words.refuseAll, () => gate.allOf(settings, false))}
        ${button(words.acceptAll, () => gate.allOf(settings, true))}
        ${button(words.save, () => chosen)}
      </div>
    </dialog>
  `;

  const dayOf = (at: number) =>
    new Date(at).toLocaleDateString(language, { dateStyle: 'full', numberingSystem: 'latn' });

  const purposeRow = (purpose: GateService['purpose']) => {
    const services = settings.services.filter((each) => each.purpose === purpose);
    const ids = services.map(({ id }) => id);
    return ids.length
      ? html`
          <section>
            ${aSwitch(
              purpose,
              words[purpose],
              ids.every((id) => chosen[id]),
              choose(ids),
            )}
            ${services.map((each) => serviceRow(each, ids.length > 1))}
            ${purpose === 'analytics' && settings.ip ? ipRow() : nothing}
          </section>
        `
      : nothing;
  };

  const serviceRow = (service: GateService, several: boolean) => {
    const { id, free } = service;
    const detail = details?.services.find((each) => each.id === id);
    const title = detail?.title ?? id;
    return html`
      <div>
        ${several ? aSwitch(id, title, chosen[id]!, choose([id])) : html`<h3>${title}</h3>`}
        <p>
          ${record && !gate.isAnswered(service) ? html`<strong>${words.fresh}</strong>` : nothing}
          ${detail?.why} ${detail?.countingOnly} ${free && words.free}
        </p>
        ${kept(detail?.cookies)}
      </div>
    `;
  };

  const ipRow = () => html`
    <div>
      ${aSwitch('ip', words.ip, chosen.ip!, settings.ip === 'open' ? choose(['ip']) : undefined)}
      <p>${details?.ip?.why} ${chosen.ip ? words.daily : nothing}</p>
    </div>
  `;

  const kept = (cookies?: ConsentDetails['functional']) =>
    cookies?.length
      ? html`
          <details>
            <summary>${words.isKept(cookies.length)}</summary>
            <table>
              <tr>
                ${words.columns.map((each) => html`<th scope="col">${each}</th>`)}
              </tr>
              ${cookies.map(
                ({ name, party, purpose, duration }) =>
                  html`<tr><td><code>${name}</code>${party}</td><td>${purpose}</td><td>${duration}</td></tr>`,
              )}
            </table>
          </details>
        `
      : html`<p>${cookies && words.nothingKept}</p>`;

  /** A switch and its name; locked where there is nothing to call. */
  const aSwitch = (
    id: string,
    title: string,
    on: boolean,
    set?: (yes: boolean) => void,
  ): TemplateResult => html`
    <h3>
      <label for=${id}>${title}</label>
      <input type="checkbox" role="switch" id=${id} .checked=${on} ?disabled=${!set}
        @change=${(event: Event) => set!((event.target as HTMLInputElement).checked)}>
    </h3>
  `;

  // Only a real click or key: a script of the page can't answer for the visitor.
  // The dialog closes first, so that the focus is back where the visitor came from.
  const button = (text: string, choices: () => typeof chosen) => html`
    <button @click=${(event: Event) => {
      if (!event.isTrusted) return;
      dialog().close();
      gate.decide(choices(), row ? 'link' : 'preferences');
    }}>${text}</button>
  `;

  adopt(root, styles + accentRule(settings));
  host.lang = language;
  host.dataset.nosnippet = '';
  draw();
  document.body.append(host);
  dialog().showModal();
  root.getElementById(row ?? 'title')?.focus();
}
