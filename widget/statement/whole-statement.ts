/** The sections of the whole statement as elements for the page that it stands in: text only, nothing of it markup. */
import type { Block, Section } from './statement-parts.ts';

/** Elements for all sections; `heading` is the element of a section's title, such as 'h2'. */
export function sectionElements(sections: Section[], heading: string): HTMLElement[] {
  return sections.map(({ id, title, blocks }) =>
    make('section', { id }, make(heading, {}, title), ...blocks.map(blockElement)),
  );
}

function blockElement(block: Block): HTMLElement {
  switch (block.kind) {
    case 'text':
      return make('p', {}, block.text);
    case 'list':
      return make('ul', {}, ...block.items.map((item) => make('li', {}, item)));
    case 'terms':
      return make(
        'dl',
        {},
        ...block.rows.flatMap(([what, meaning]) => [make('dt', {}, what), make('dd', {}, meaning)]),
      );
    case 'table': {
      const head = block.columns.map((each) => make('th', { scope: 'col' }, each));
      const rows = block.rows.map((row) => make('tr', {}, ...row.map((cell) => make('td', {}, cell))));
      return make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows));
    }
    case 'open':
      return make('p', {}, make('a', { href: '#cookies', 'data-privacy-open': block.row }, block.text));
  }
}

/** An element with these attributes and this content; text stays text. */
export function make(
  tag: string,
  attributes: Record<string, string>,
  ...content: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}
