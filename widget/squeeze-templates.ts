/**
 * Build step: takes the layout out of css`` and html`` templates, which no minifier touches.
 * CSS loses the spaces and zeros that mean nothing; in HTML a run of spaces becomes one, as browsers show it.
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
  const texts: { start: number; end: number; tag: string }[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== 'Identifier') return;
      // Without the ` or } before it, and the ` or ${ behind it.
      for (const { start, end, tail } of quasi.quasis)
        texts.push({ start: start + 1, end: end - (tail ? 1 : 2), tag: tag.name });
    },
  }).visit(parseSync('source.ts', code).program);

  let out = '';
  let at = 0;
  for (const { start, end, tag } of texts.sort((one, other) => one.start - other.start)) {
    out += code.slice(at, start);
    const text = code.slice(start, end);
    out += tag === 'css' ? squeezedCss(text) : tag === 'html' ? text.replace(/\s+/g, ' ') : text;
    at = end;
  }
  return out + code.slice(at);
}

function squeezedCss(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/([ (:,-])0\.(?=\d)/g, '$1.')
    .replace(/;}/g, '}');
}
