// web/islands/embed-snippet.ts: the code with which readers put a view into their own page.

/** What a frame shows and how large it is. */
export interface Snippet {
  /** Whole address of the page in the frame. */
  readonly src: string
  readonly title: string
  /** Pixels. */
  readonly height: number
}

export const isEmbedded = (): boolean => document.body.dataset['embed'] !== undefined

/** The markup, ready to paste. */
export function snippetText({ src, title, height }: Snippet): string {
  return `<iframe src="${escaped(src)}" title="${escaped(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`
}

/** Address of the embedded page that shows what `address` shows. `/es/chart/?x` becomes `/es/embed/chart/?x`. */
export function embedAddress(address: string, view: string): string {
  const { origin, pathname, search } = new URL(address)
  return origin + pathname.replace(new RegExp(`/${view}/$`), `/embed/${view}/`) + search
}

/**
 * Shows the box of web/catalog/views/embed-part.ts. Does nothing on pages without one, such as those in a frame.
 *
 * @param title of the frame, for screen readers on the other site
 * @returns to be called whenever the address has changed
 */
export function offerEmbed(title: () => string): () => void {
  const box = document.querySelector<HTMLDetailsElement>('#embed-offer')
  const code = document.querySelector<HTMLTextAreaElement>('#embed-code')
  const copy = document.querySelector<HTMLButtonElement>('#embed-copy')
  const said = document.querySelector<HTMLElement>('#embed-copied')
  if (!box || !code) return () => {}
  const fill = () => {
    const src = embedAddress(location.href, box.dataset['view'] ?? 'table')
    code.value = snippetText({ src, title: title(), height: Number(box.dataset['height']) })
    if (said) said.textContent = ''
  }
  box.hidden = false
  box.addEventListener('toggle', fill)
  code.addEventListener('focus', () => {
    fill() // the view may have changed since
    code.select()
  })
  if (copy && navigator.clipboard) {
    copy.hidden = false
    copy.addEventListener('click', async () => {
      fill()
      await navigator.clipboard.writeText(code.value)
      if (said) said.textContent = copy.dataset['copied'] ?? ''
    })
  }
  fill()
  return fill
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
