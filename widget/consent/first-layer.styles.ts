/**
 * How the first layer looks: a calm card in the page's own letter, beside the page and never over all of it. Its
 * colours are the browser's own for the `color-scheme` of the page: dark on a page that is dark, and light on a light
 * page whatever the system prefers, because a dark card on a white page reads as something foreign.
 * A site may set `--privacy-paper`, `-ink`, `-accent`, `-on-accent`, `-radius` and `-font`; both answers are one part,
 * so that no page can make one of them weigh less. Short words, because every visitor pays for them.
 */
import type { GateSettings } from '../settings/gate-settings.ts';

/** Marks a text as CSS for editors and for the build, which takes the layout out. */
const css = String.raw;

/** The sheet in the site's colours. */
export const styles = ({ accent, on }: GateSettings): string => css`
  :host {
    all: initial !important;
    display: block !important;
    color-scheme: inherit !important;
    font-family: var(--privacy-font, inherit) !important;
  }
  section {
    position: fixed;
    z-index: 2147483647;
    inset: auto 1em 1em;
    box-sizing: border-box;
    width: auto;
    height: auto;
    max-width: 66em;
    max-height: 75vh;
    margin: 0 auto;
    overflow: auto;
    padding: 1em 1.5em;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 3em;
    align-items: center;
    background: var(--privacy-paper, Canvas);
    color: var(--privacy-ink, CanvasText);
    line-height: 1.4;
    border: 1px solid #8888;
    border-radius: var(--privacy-radius, 14px);
    box-shadow: 0 0.5em 2.5em #0003;
  }
  .top {
    inset: 1em 1em auto;
  }
  .bottom-left,
  .bottom-right {
    max-width: 27em;
    margin: 0;
  }
  .bottom-right {
    margin-left: auto;
  }
  div {
    flex: 20em;
  }
  h2,
  p,
  ul {
    margin: 0 0 0.3em;
  }
  h2 {
    font-size: 1.25em;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  a {
    display: inline-block;
    padding: 0.7em 0;
    margin: -0.7em 0;
    color: inherit;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  button {
    font: inherit;
    font-weight: 600;
    /* Room for the longest word in a wide letter, so that both answers keep one size. */
    flex: 7em;
    min-height: 2.75em;
    padding: 0.25em;
    border: 2px solid #0000;
    border-radius: calc(var(--privacy-radius, 14px) * 0.6);
    background: var(--privacy-accent, ${accent}) border-box;
    color: var(--privacy-on-accent, ${on});
    cursor: pointer;
  }
  .choose {
    border-color: currentColor;
    background: none;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid currentColor;
    outline-offset: 2px;
  }
  @media (max-width: 30em) {
    section {
      inset: auto 0 0;
      padding: 0.75em 1em;
    }
    .top {
      inset: 0 0 auto;
    }
  }
  @media print {
    section {
      display: none;
    }
  }
`;
