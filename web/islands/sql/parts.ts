// web/islands/sql/parts.ts: the parts of the page, which come with it, and new elements. Texts are set as texts, never as markup.

export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.querySelector<T>(`#${id}`)
  if (!found) throw new Error(`the page has no #${id}`)
  return found
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

export function button(className: string, label: string | Node, onClick: () => void): HTMLButtonElement {
  const made = element('button', className, label)
  made.type = 'button'
  made.addEventListener('click', onClick)
  return made
}
