/**
 * Build step: takes the layout out of css`` and html`` templates, which no minifier touches.
 * CSS loses all spaces that mean nothing; in HTML a run of spaces becomes one, as browsers show it.
 */

/** A Vite plugin for our own sources; a template that holds another template inside is left as it is. */
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

/** The same source with its templates squeezed. */
export function squeezed(code: string): string {
  return code
    .replace(/(\bcss)`([^`]*)`/g, (_, tag: string, text: string) => `${tag}\`${squeezedCss(text)}\``)
    .replace(
      /(\bhtml)`([^`]*)`/g,
      (_, tag: string, text: string) => `${tag}\`${text.replace(/\s+/g, ' ')}\``,
    );
}

function squeezedCss(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/:\s+/g, ':')
    .replace(/;}/g, '}')
    .trim();
}
