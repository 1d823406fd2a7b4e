/**
 * Build step: takes the layout out of css`` and html`` templates, which no minifier touches.
 * CSS loses the spaces and zeros that mean nothing; in HTML a run of spaces becomes one, as browsers show it. Where a
 * file's own css`` is no more than a mark for editors and this step (`const css = String.raw;`), the mark goes too.
 */
import { parseSync, Visitor } from 'vite';

/** A Vite plugin for our own sources. */
export function squeezeTemplates() {
  return {
    name: 'squeeze-templates',
    enforce: 'pre' as const,
    apply: 'build' as const,
    transform(code: string, id: string) {
      if (!id.includes('/widget/') || id.includes('/node_modules/') || !id.split('?')[0]!.endsWith('.ts'))
        return null;
      return { code: squeezed(code), map: null };
    },
  };
}

/** The same source with its templates squeezed; what stands in `${}` is left as it is, nested templates are not. */
export function squeezed(code: string): string {
  const edits: { start: number; end: number; text: string }[] = [];
  // Without a backslash in it, a raw text and a plain one are the same.
  const mark = code.includes('\\') ? null : /^const css = String\.raw;$/m.exec(code);
  if (mark) edits.push({ start: mark.index, end: mark.index + mark[0].length, text: '' });
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== 'Identifier' || !(tag.name in squeezes)) return;
      if (mark && tag.name === 'css') edits.push({ start: tag.start, end: tag.end, text: '' });
      // Without the ` or } before it, and the ` or ${ behind it.
      for (const each of quasi.quasis) {
        const [start, end] = [each.start + 1, each.end - (each.tail ? 1 : 2)];
        edits.push({ start, end, text: squeezes[tag.name]!(code.slice(start, end)) });
      }
    },
  }).visit(parseSync('source.ts', code).program);

  let out = '';
  let at = 0;
  for (const { start, end, text } of edits.sort((one, other) => one.start - other.start)) {
    out += code.slice(at, start) + text;
    at = end;
  }
  return out + code.slice(at);
}

const squeezes: Record<string, (text: string) => string> = {
  css: squeezedCss,
  html: (text) => text.replace(/\s+/g, ' '),
};

function squeezedCss(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/([ (:,-])0\.(?=\d)/g, '$1.')
    .replace(/;}/g, '}');
}
