// web/catalog/links.ts: addresses that carry a person's words: mails and searches.

/** Half a surrogate pair would make `encodeURIComponent` throw, and one bad title would stop the whole publication. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

/** The `@` stays readable; nothing in the address can add a header. */
export function mailLink(address: string, subject?: string): string {
  const to = encoded(address).replaceAll('%40', '@')
  return subject === undefined ? `mailto:${to}` : `mailto:${to}?subject=${encoded(subject)}`
}

export function searchLink(words: string): string {
  return `/datasets/?q=${encoded(words)}`
}
