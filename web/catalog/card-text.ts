// web/catalog/card-text.ts: words on share cards: which ones the font can draw, how wide they are, and where a line ends.

/** What Public Sans has, by code point; the test compares it with the font itself. */
const DRAWABLE =
  /^[\u0020-\u007e\u00a0-\u0131\u0134-\u0148\u014a-\u017e\u01fa-\u021b\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]*$/u

/** Advance of the characters from U+0020 to U+007E in the bold weight, in hundredths of the font's size. */
const WIDTHS = [
  23, 28, 48, 62, 68, 94, 78, 26, 33, 34, 47, 59, 28, 39, 27, 38, 64, 43, 64, 67, 66, 68, 66, 63, 67, 66, 27, 28, 58,
  59, 58, 53, 83, 73, 68, 72, 72, 63, 61, 76, 77, 31, 40, 72, 58, 92, 78, 76, 65, 77, 70, 69, 62, 72, 70, 97, 72, 67,
  67, 34, 38, 34, 48, 55, 26, 57, 61, 55, 61, 58, 40, 63, 59, 27, 29, 58, 33, 90, 59, 58, 61, 61, 41, 53, 42, 60, 52,
  79, 59, 56, 50, 38, 27, 38, 61,
] as const
/** Of any other: as wide as a wide letter, so that no line runs over. */
const OTHER_WIDTH = 74

/** Text without what no font has: controls, and marks that only join others. Composed, as fonts want it. */
export function cardText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{C}|\p{Variation_Selector}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** False for text in another script: boxes instead of letters would be worse than no words. */
export const isDrawable = (text: string): boolean => text !== '' && DRAWABLE.test(text)

/** Pixels, an estimate in the bold weight. Accented letters are as wide as the plain ones. */
export function widthOf(text: string, size: number): number {
  let hundredths = 0
  for (const character of text.normalize('NFD').replace(/\p{M}/gu, '')) {
    hundredths += WIDTHS[character.charCodeAt(0) - 32] ?? OTHER_WIDTH
  }
  return (hundredths / 100) * size
}

/** Cuts a text to a width in pixels. */
export function cut(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop()
  // At a word, unless too little would be left.
  const atWord = characters.join('').replace(/\s+\S{0,12}$/, '')
  return `${atWord.replace(/[\s,;:–—-]+$/, '')}…`
}

/** Lines of at most `width` pixels, broken between words; what does not fit into `most` lines is cut. */
export function wrapped(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = []
  const words = text.split(' ')
  while (words.length > 0 && lines.length < most) {
    let line = words.shift()!
    while (words.length > 0 && widthOf(`${line} ${words[0]}`, size) <= width) line += ` ${words.shift()}`
    const isLast = lines.length === most - 1 && words.length > 0
    lines.push(cut(isLast ? `${line} ${words.join(' ')}` : line, size, width))
  }
  return lines
}

/** The same number of lines, made as equal as they can be: no single word on a line of its own. */
export function balanced(text: string, size: number, width: number, most: number): string[] {
  let best = wrapped(text, size, width, most)
  if (best.length < 2 || best.at(-1)!.endsWith('…')) return best
  for (let narrower = width - STEP; narrower > width / 2; narrower -= STEP) {
    const lines = wrapped(text, size, narrower, most)
    if (lines.length > best.length || lines.some((line) => line.endsWith('…'))) return best
    best = lines
  }
  return best
}

const STEP = 12
