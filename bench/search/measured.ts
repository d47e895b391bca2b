// bench/search/measured.ts: what both pages do with an answer, and how long it took from the question to the rows on the page.

export interface Hit {
  readonly title: string
  readonly summary: string
}

/** Milliseconds until the rows were in the page, and how many there are. */
export interface Answer {
  readonly milliseconds: number
  readonly hits: number
}

export type Ask = (text: string) => Promise<Answer>

/** Offers `ask` to the measurement. */
export function measured(search: (text: string) => Promise<readonly Hit[]>): void {
  const ask: Ask = async (text) => {
    const from = performance.now()
    const hits = await search(text)
    const items = hits.map(({ title, summary }) => {
      const item = document.createElement('li')
      item.append(Object.assign(document.createElement('h2'), { textContent: title }), summary)
      return item
    })
    document.querySelector('ol')?.replaceChildren(...items)
    await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)))
    return { milliseconds: performance.now() - from, hits: hits.length }
  }
  Object.assign(globalThis, { ask })
}
