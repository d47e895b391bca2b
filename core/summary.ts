// core/summary.ts: long texts made short, the same way on pages, in lists and in the search index.

/** First sentence of a description, cut at a word when it runs on. @param limit in code points */
export function summaryOf(description: string, limit = 180): string {
  const text = description.replace(/\s+/g, ' ').trim()
  const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return shorten(sentence, limit)
}

/** Cuts text at a word; counts code points, so that no character is split. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  if (characters.length <= limit) return text
  return `${characters
    .slice(0, limit - 1)
    .join('')
    .replace(/\s+\S{0,15}$/, '')}…`
}
