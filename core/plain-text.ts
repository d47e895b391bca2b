// core/plain-text.ts: the plain text of a policy as headings, lists and paragraphs. Small on purpose: nothing in it can be markup.

/** What a line of text is once it is read. */
export type LineKind = 'heading' | 'subheading' | 'item' | 'numbered' | 'paragraph'

/** One heading, list item or paragraph, on one line however it was typed. */
export interface Line {
  readonly kind: LineKind
  readonly text: string
}

/** Lines put together: neighbouring items make one list. */
export type Block =
  | { readonly kind: 'heading' | 'subheading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'item' | 'numbered'; readonly items: readonly string[] }

/** A piece of a line; with `href` it is an address that can be followed. */
export interface Piece {
  readonly text: string
  readonly href?: string
}

/** How a line begins, and what it is then. */
const BEGINNINGS: readonly (readonly [RegExp, LineKind])[] = [
  [/^###\s+/, 'subheading'],
  [/^##?\s+/, 'heading'],
  [/^[-*•]\s+/, 'item'],
  [/^\d{1,3}[.)]\s+/, 'numbered'],
]

/** Reads `## heading`, `### heading`, `- item`, `1. item`; other lines run together until a blank one. */
export function linesOf(text: string): Line[] {
  const lines: { kind: LineKind; text: string }[] = []
  let isOpen = false
  for (const typed of text.split(/\r\n|\r|\n/)) {
    const words = typed.trim().replace(/\s+/g, ' ')
    const found = BEGINNINGS.find(([beginning]) => beginning.test(words))
    const last = lines.at(-1)
    if (words === '') isOpen = false
    else if (found) lines.push({ kind: found[1], text: words.replace(found[0], '') })
    else if (isOpen && last) last.text = `${last.text} ${words}`
    else lines.push({ kind: 'paragraph', text: words })
    // A heading ends with its line; items and paragraphs may go on.
    if (words !== '') isOpen = !lines.at(-1)!.kind.endsWith('heading')
  }
  return lines
}

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const { kind, text: words } of linesOf(text)) {
    const last = blocks.at(-1)
    if (kind !== 'item' && kind !== 'numbered') blocks.push({ kind, text: words })
    else if (last && 'items' in last && last.kind === kind)
      blocks[blocks.length - 1] = { kind, items: [...last.items, words] }
    else blocks.push({ kind, items: [words] })
  }
  return blocks
}

const ADDRESS = /https:\/\/[^\s<>"']+/g
/** What belongs to the sentence rather than to the address before it. */
const SENTENCE_END = /[.,;:!?)\]]+$/

/** Addresses of the web (https only) become pieces of their own. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(SENTENCE_END, '')
    if (!URL.canParse(address)) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: address, href: address })
    from = match.index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}
