// web/islands/explore-dom.ts: makes elements. Texts are set as texts, never as markup.

type Child = Node | string | null | undefined | false

/**
 * @param attributes `true` sets an empty attribute, `false` and undefined set none
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child): child is Node | string => child instanceof Node || Boolean(child)))
  return element
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const element = make('button', { type: 'button', class: className }, label)
  element.addEventListener('click', onClick)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

export function drawing(
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  element.append(...children)
  return element
}

/** A picture beside words that say the same. */
export function sign(path: string): SVGElement {
  const attributes = {
    class: 'sign',
    viewBox: '0 0 24 24',
    width: 18,
    height: 18,
    'aria-hidden': 'true',
    focusable: 'false',
  }
  return drawing('svg', attributes, drawing('path', { d: path }))
}
