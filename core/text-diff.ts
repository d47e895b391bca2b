// core/text-diff.ts: what differs between two versions of a text, by lines and then by words.
import { type Line, type LineKind, linesOf } from './plain-text.ts'

/** A run of words; `removed` was only there before, `added` is only there now. */
export interface DiffPart {
  readonly state: 'same' | 'added' | 'removed'
  readonly text: string
}

/** One heading, item or paragraph. `changed` has parts of more than one state. */
export interface DiffLine {
  readonly kind: LineKind
  readonly state: 'same' | 'added' | 'removed' | 'changed'
  readonly parts: readonly DiffPart[]
}

/** Two lines are the same line changed when they share at least this much of the longer one. */
const SHARED_ENOUGH = 0.4

/** Above this many pairs the middle counts as replaced: a table of it would cost more memory than it is worth. */
const MOST_PAIRS = 4_000_000

/** Above this many pairs of replaced lines nobody looks for those that are alike: the text was written anew. */
const MOST_LIKENESSES = 2_500

/** Line by line; how a paragraph is broken into lines does not matter. */
export function diffText(before: string, after: string): DiffLine[] {
  const old = linesOf(before)
  const now = linesOf(after)
  const name = ({ kind, text }: Line) => `${kind} ${text}`
  const pairs = commonPairs(old.map(name), now.map(name))

  const lines: DiffLine[] = []
  let i = 0
  let j = 0
  for (const [oldIndex, nowIndex] of [...pairs, [old.length, now.length] as const]) {
    lines.push(...replacedLines(old.slice(i, oldIndex), now.slice(j, nowIndex)))
    const same = old[oldIndex]
    if (same) lines.push(wholeLine(same, 'same'))
    i = oldIndex + 1
    j = nowIndex + 1
  }
  return lines
}

/** Whether there is anything to show. */
export function hasDifferences(lines: readonly DiffLine[]): boolean {
  return lines.some(({ state }) => state !== 'same')
}

/** Words, spaces and signs of one line. */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = tokensOf(before)
  const now = tokensOf(after)
  const raw: DiffPart[] = []
  let i = 0
  let j = 0
  for (const [oldIndex, nowIndex] of [...commonPairs(old, now), [old.length, now.length] as const]) {
    if (oldIndex > i) raw.push({ state: 'removed', text: old.slice(i, oldIndex).join('') })
    if (nowIndex > j) raw.push({ state: 'added', text: now.slice(j, nowIndex).join('') })
    const same = old[oldIndex]
    if (same !== undefined) raw.push({ state: 'same', text: same })
    i = oldIndex + 1
    j = nowIndex + 1
  }
  return joined(raw)
}

/** Lines between two that stayed: those that are alike are shown as one line changed. */
function replacedLines(old: readonly Line[], now: readonly Line[]): DiffLine[] {
  const lines: DiffLine[] = []
  let next = 0
  const isWorthIt = old.length * now.length <= MOST_LIKENESSES
  for (const line of old) {
    const found = isWorthIt ? now.findIndex((other, index) => index >= next && isAlike(line, other)) : -1
    if (found === -1) lines.push(wholeLine(line, 'removed'))
    else {
      lines.push(...now.slice(next, found).map((other) => wholeLine(other, 'added')))
      lines.push({ kind: line.kind, state: 'changed', parts: diffWords(line.text, now[found]!.text) })
      next = found + 1
    }
  }
  return [...lines, ...now.slice(next).map((line) => wholeLine(line, 'added'))]
}

function isAlike(a: Line, b: Line): boolean {
  const longer = Math.max(a.text.length, b.text.length)
  if (a.kind !== b.kind || Math.min(a.text.length, b.text.length) < SHARED_ENOUGH * longer) return false
  const same = diffWords(a.text, b.text)
    .filter(({ state }) => state === 'same')
    .reduce((sum, { text }) => sum + text.length, 0)
  return same >= SHARED_ENOUGH * longer
}

function wholeLine({ kind, text }: Line, state: DiffPart['state']): DiffLine {
  return { kind, state, parts: [{ state, text }] }
}

function tokensOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
}

/** Parts of one state run together; a lone space between two changes is part of the change, so that phrases stay whole. */
function joined(raw: readonly DiffPart[]): DiffPart[] {
  const parts: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) parts.push({ state: 'removed', text: removed })
    if (added) parts.push({ state: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [index, { state, text }] of raw.entries()) {
    const isBetween = state === 'same' && text.trim() === '' && removed !== '' && added !== ''
    const next = raw[index + 1]
    if (state === 'removed' || (isBetween && next && next.state !== 'same')) removed += text
    if (state === 'added' || (isBetween && next && next.state !== 'same')) added += text
    if (state !== 'same' || (isBetween && next && next.state !== 'same')) continue
    flush()
    const last = parts.at(-1)
    if (last?.state === 'same') parts[parts.length - 1] = { state, text: last.text + text }
    else parts.push({ state, text })
  }
  flush()
  return parts
}

/**
 * The longest list of equal values in both, in order.
 *
 * @returns pairs of positions, rising in both
 */
export function commonPairs(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const head = Array.from({ length: start }, (_, index) => [index, index] as const)
  const tail = Array.from({ length: a.length - endA }, (_, index) => [endA + index, endB + index] as const)
  return [...head, ...middlePairs(a, b, start, endA, endB), ...tail]
}

function middlePairs(
  a: readonly string[],
  b: readonly string[],
  start: number,
  endA: number,
  endB: number,
): [number, number][] {
  const rows = endA - start
  const columns = endB - start
  if (rows === 0 || columns === 0 || rows * columns > MOST_PAIRS) return []
  const width = columns + 1
  // lengths[i * width + j]: of the longest common list from a[start + i] and b[start + j] on.
  const lengths = new Uint16Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const isSame = a[start + i] === b[start + j]
      lengths[i * width + j] = isSame
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}
