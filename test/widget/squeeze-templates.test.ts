// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is code that is squeezed here
/** The build step that takes the layout out of templates: what it takes, and what it must leave. */
import { describe, expect, it } from 'vitest';
import { squeezed } from '../../widget/squeeze-templates.ts';

describe('squeezed', () => {
  it('takes the layout and comments out of CSS, and no space that means something', () => {
    const css =
      'const a = css`\n  .a > .b, c:hover d {\n    margin: 0 auto; /* why */\n    width: calc(1px + 2px);\n  }\n`;';
    expect(squeezed(css)).toBe('const a = css` .a > .b,c:hover d{margin:0 auto;width:calc(1px + 2px)}`;');
  });

  it('takes the zero before a point out of CSS, and no other zero', () => {
    const css = 'css`a { margin: 0 -0.5em 10.5em; gap: calc(0.25em * 0.6); }`';
    expect(squeezed(css)).toBe('css`a{margin:0 -.5em 10.5em;gap:calc(.25em * .6)}`');
  });

  it('takes away a mark that does nothing, and no tag that does something', () => {
    const own = 'const css = String.raw;\n';
    expect(squeezed(`${own}css\`a { b: ${'${one}'} }\``)).toBe(`\n\`a{b:${'${one}'}}\``);
    expect(squeezed(`${own}css\`a { content: "\\2014" }\``)).toContain('css`');
    expect(squeezed("import { css } from 'lit';\ncss`a { b: c }`")).toContain('css`');
  });

  it('keeps the spaces between what is filled in', () => {
    const css = 'css`a { margin: ${one} ${two}; }`';
    expect(squeezed(css)).toBe('css`a{margin:${one} ${two}}`');
  });

  it('makes one space of many in HTML, in nested templates too', () => {
    const html = 'html`\n  <p>\n    ${yes ? html`\n  <b>a  b</b>` : no}\n  </p>`';
    expect(squeezed(html)).toBe('html` <p> ${yes ? html` <b>a b</b>` : no} </p>`');
  });

  it('leaves code alone, also where it stands inside a template', () => {
    const code = "const a = 'x  y'; html`${\n  // why\n  f('x  y')\n}`; other`a   b`; `c   d`;";
    expect(squeezed(code)).toBe(code);
  });
});
