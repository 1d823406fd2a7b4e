/** Makes elements without a template: no Trusted Types policy of the page can refuse that. */

/** An element with these attributes and this content; an attribute without a value is left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | false | undefined> = {},
  content: (Node | string | false | undefined)[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value);
  element.append(...content.flatMap((each) => each || []));
  return element;
}
