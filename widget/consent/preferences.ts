/**
 * The preferences: one row per purpose with its services below, what each keeps, and the IP anonymisation switch.
 * A native dialog in plain DOM. Closing it in any way but with one of the three buttons decides nothing.
 */
import { accentRule } from './accent.ts';
import { consentDetails } from './consent-details.ts';
import { consentWords } from './consent-words.ts';
import type { Choices } from './decision.ts';
import type { Gate } from './gate.ts';
import { make } from './make.ts';
import { palette } from './palette.styles.ts';
import { styles } from './preferences.styles.ts';
import { notices } from './preferences-notices.ts';
import { purposeRows } from './preferences-rows.ts';

/** Neutral, because ad blockers hide the usual names. */
const name = 'privacy-preferences';

/**
 * Opens the preferences, with the focus on the row of a purpose where one is named. Already open: nothing happens.
 * Without the details (no connection) the switches still work, and it says that the explanation is missing.
 * Rejects when the words can't be loaded.
 */
export async function openPreferences(gate: Gate, row: string | undefined): Promise<void> {
  const { settings, language } = gate;
  const decision = gate.record();
  const [words, details, proof] = await Promise.all([
    consentWords(language),
    consentDetails(gate),
    decision && import('./preferences-proof.ts').catch(() => undefined),
    // What an earlier page could not clear is looked for, not remembered.
    decision && import('./clear-leftovers.ts').then(({ findLeft }) => findLeft(gate)).catch(() => {}),
  ]);
  const standing = document.querySelector(name);
  if (standing?.shadowRoot?.querySelector('dialog')) return;
  standing?.remove();

  /** What the switches say. */
  const chosen = gate.choices();
  const part = { gate, words, details };
  // Only a real click or key: a script of the page can't answer for the visitor.
  const answer = (text: string, choices: () => Choices, kind = '') => {
    const button = make('button', { type: 'button', part: 'button', class: kind }, [text]);
    button.addEventListener('click', ({ isTrusted }) => isTrusted && decide(choices()));
    return button;
  };
  const close = make('button', { type: 'button', class: 'close', 'aria-label': words.close }, ['×']);
  close.addEventListener('click', () => dialog.close());
  const dialog = make('dialog', { 'aria-labelledby': 'title', part: 'sheet' }, [
    make('div', { class: 'top' }, [
      make('h2', { id: 'title', tabindex: '-1', part: 'title' }, [words.choices]),
      close,
    ]),
    ...notices(part),
    ...purposeRows({ ...part, chosen }),
    ...(proof?.ownProof(part) ?? []),
    settings.services.length > 0 &&
      make('div', { class: 'buttons' }, [
        answer(words.refuseAll, () => gate.allOf(settings, false)),
        answer(words.acceptAll, () => gate.allOf(settings, true)),
        answer(words.save, () => chosen, 'save'),
      ]),
  ]);
  const said = make('p', { role: 'status' });
  const host = make(name as 'div', {
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    'data-nosnippet': '',
  });
  const root = host.attachShadow({ mode: 'open' });
  gate.adopt(root, palette + styles + (proof?.proofStyles ?? '') + accentRule(settings));
  root.append(dialog, said);
  // Nothing left to say: then the element goes with the dialog. After a decision it stays until it was heard.
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (!decided) host.remove();
  });
  let decided = false;

  document.body.append(host);
  dialog.showModal();
  root.getElementById(row ?? 'title')?.focus();

  // The dialog closes first, so that the focus is back where the visitor came from.
  function decide(choices: Choices): void {
    decided = true;
    dialog.close();
    said.textContent = gate.decide(choices, row ? 'link' : 'preferences') ? words.kept : words.notKept;
    document.addEventListener('focusout', () => host.remove(), { once: true });
  }
}
