// core/engine/json-text.ts: finds its way in a JSON text that is known to be right, without building values of it.

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Place of the first character at or after `at` that is no white space. */
export function afterBlank(text: string, at: number): number {
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return at
    at++
  }
}

/** Place after the string whose opening quote is at `at`; the end of the text where it is not closed. */
export function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return text.length
}

/** Place after the value that begins at `at`. */
export function endOfValue(text: string, at: number): number {
  const first = text.charCodeAt(at)
  if (first === QUOTE) return endOfString(text, at)
  if (first === 0x7b || first === 0x5b) return endOfNested(text, at)
  let end = at + 1
  while (end < text.length && !',]} \t\r\n'.includes(text[end]!)) end++
  return end
}

function endOfNested(text: string, at: number): number {
  let depth = 0
  for (let end = at; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (unit === QUOTE) end = endOfString(text, end) - 1
    else if (unit === 0x7b || unit === 0x5b) depth++
    else if ((unit === 0x7d || unit === 0x5d) && --depth === 0) return end + 1
  }
  return text.length
}

/** The string written from `at` to `end` (exclusive), quotes included. */
export function stringAt(text: string, at: number, end: number): string {
  const inner = text.slice(at + 1, end - 1)
  return inner.includes('\\') ? (JSON.parse(text.slice(at, end)) as string) : inner
}

/**
 * Visits the members of the object that begins at `at`, in order.
 *
 * @param visit hears the key and where its value begins; answers where it ends
 * @returns the place after the object
 */
export function eachMember(text: string, at: number, visit: (key: string, valueAt: number) => number): number {
  let place = afterBlank(text, at + 1)
  while (text.charCodeAt(place) === QUOTE) {
    const keyEnd = endOfString(text, place)
    const key = stringAt(text, place, keyEnd)
    const valueAt = afterBlank(text, afterBlank(text, keyEnd) + 1)
    place = afterBlank(text, visit(key, valueAt))
    if (text.charCodeAt(place) === 0x2c) place = afterBlank(text, place + 1)
  }
  return place + 1
}

/** Visits the values of the list that begins at `at`, in order. @returns the place after the list */
export function eachItem(text: string, at: number, visit: (valueAt: number, end: number) => void): number {
  let place = afterBlank(text, at + 1)
  while (place < text.length && text.charCodeAt(place) !== 0x5d) {
    const end = endOfValue(text, place)
    visit(place, end)
    place = afterBlank(text, end)
    if (text.charCodeAt(place) === 0x2c) place = afterBlank(text, place + 1)
  }
  return place + 1
}

/** The same JSON without white space between its parts; numbers and strings as they are written. */
export function compact(text: string): string {
  if (!/[ \t\r\n]/.test(text)) return text
  let out = ''
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at)
    const end = quote < 0 ? text.length : quote
    out += text.slice(at, end).replace(/[ \t\r\n]+/g, '')
    if (quote < 0) break
    at = endOfString(text, quote)
    out += text.slice(quote, at)
  }
  return out
}

/** The same text with null for NaN and Infinity, which some programs write and no JSON has. */
export function nullForNaN(text: string): string {
  if (!text.includes('NaN') && !text.includes('Infinity')) return text
  let out = ''
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at)
    const end = quote < 0 ? text.length : quote
    out += text.slice(at, end).replace(/-?\b(?:NaN|Infinity)\b/g, 'null')
    if (quote < 0) break
    at = endOfString(text, quote)
    out += text.slice(quote, at)
  }
  return out
}
