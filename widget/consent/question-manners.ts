/** How the first layer stays out of the way, and how it takes its leave after an answer. */
import { consentWords } from './consent-words.ts';
import type { Question } from './first-layer.ts';
import type { GateCore } from './gate.ts';

/** What gives the page its room back, per question that is minded. */
const leave = new WeakMap<Question, () => void>();

/**
 * The page gets as much room as the question covers, so that scrolling uncovers what has the focus (WCAG 2.4.11).
 * What does not scroll (a bar at the edge, the top of the page) is uncovered by moving to the other edge.
 */
export function mindQuestion({ question, adopt }: GateCore): void {
  if (!question || leave.has(question)) return;
  const { host, section } = question;
  const room = adopt(document, '');
  const makeRoom = () => {
    // Hidden by something of the visitor's own: then it covers nothing.
    const high = section.offsetHeight && section.offsetHeight + 16;
    const edge = section.classList.contains('top') ? 'start' : 'end';
    room.replaceSync(
      high
        ? `@media screen{html{scroll-padding-block-${edge}:${high}px!important;padding-block-end:${high}px!important}}`
        : '',
    );
  };
  const giveWay = ({ target }: FocusEvent) => {
    if (target === host) return;
    const ours = section.getBoundingClientRect();
    const { top, bottom, left, right } = (target as Element).getBoundingClientRect();
    const [across, down] = [(left + right) / 2, (top + bottom) / 2];
    if (down < ours.top || down > ours.bottom || across < ours.left || across > ours.right) return;
    section.classList.toggle('top');
    makeRoom();
  };
  const size = new ResizeObserver(makeRoom);
  size.observe(section);
  document.addEventListener('focusin', giveWay);
  leave.set(question, () => {
    size.disconnect();
    document.removeEventListener('focusin', giveWay);
    room.replaceSync('');
  });
}

/**
 * Takes the first layer away. Whoever was in it hears that the answer is kept, and goes on at the start of the page;
 * where the browser keeps nothing everybody is told so, until they go on.
 */
export function closeQuestion({ language }: GateCore, question: Question, kept: boolean): void {
  const { host, section } = question;
  const wasHere = host.shadowRoot!.activeElement;
  const told = document.createElement('p');
  let ended = false;
  const end = () => {
    // Taking away what has the focus is a blur as well.
    if (ended) return;
    ended = true;
    leave.get(question)?.();
    host.remove();
  };
  if (kept && !wasHere) {
    end();
    return;
  }
  told.setAttribute('role', 'status');
  told.tabIndex = -1;
  section.removeAttribute('aria-labelledby');
  if (kept) {
    section.style.clipPath = 'inset(50%)';
    leave.get(question)?.();
  }
  section.replaceChildren(told);
  told.focus({ preventScroll: true });
  told.addEventListener('blur', () => {
    if (kept) end();
    else {
      // The page keeps its room until the press that went elsewhere is a click: what moves under it would miss it.
      section.style.visibility = 'hidden';
      addEventListener('click', end);
    }
  });
  // What is put into a status later is read out as well.
  consentWords(language).then((words) => {
    told.textContent = kept ? words.kept : words.notKept;
  }, end);
}
