// cli/promote/words.ts: a change set and its progress as lines of text. Pure.
import type { Item, Promotion } from './portal.ts'

const CHANGES: Readonly<Record<Item['change'], string>> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  blocked: 'BLOCKED',
}
const KINDS: Readonly<Record<string, string>> = {
  dataset: 'dataset',
  document: 'policy',
  news: 'news',
  'sign-off-policy': 'sign-off policy',
}
const STATES: Readonly<Record<Item['state'], string>> = {
  waiting: '',
  'left-out': 'left out',
  asked: 'being applied',
  applied: 'applied',
  failed: 'FAILED',
}

/** Ends with a line end. */
export function changeSetText({ items }: Pick<Promotion, 'items'>): string {
  const lines = items.flatMap((item) => [itemLine(item), ...detailLines(item)])
  return `${[...lines, countLine(items)].join('\n')}\n`
}

function itemLine(item: Item): string {
  const { change, kind, slug, id, title, numberThere, numberHere, files } = item
  const name = slug ?? id
  const numbers =
    kind === 'dataset' && numberThere ? ` version ${numberThere}${numberHere ? ` as ${numberHere}` : ''}` : ''
  const size = files ? `, ${files.count} files, ${bytesText(files.bytes)}` : ''
  const state = STATES[item.state] ? ` [${STATES[item.state]}]` : ''
  const shown = clean(title === name ? name : `${name} (${title})`)
  return `  ${CHANGES[change].padEnd(10)}${KINDS[kind] ?? clean(kind)} ${shown}${numbers}${size}${state}`
}

function detailLines({ reasons, notes, differences, why }: Item): string[] {
  const indent = ' '.repeat(12)
  return [
    ...reasons.map(({ say, fix }) => `${indent}${clean(say)} ${clean(fix)}`),
    ...(differences.length > 0
      ? [`${indent}differs in: ${differences.map(({ field }) => clean(field)).join(', ')}`]
      : []),
    ...notes.map((note) => `${indent}note: ${clean(note)}`),
    ...(why ? [`${indent}${clean(why)}`] : []),
  ]
}

function countLine(items: readonly Item[]): string {
  const counts = (Object.keys(CHANGES) as Item['change'][])
    .map((change) => [items.filter((item) => item.change === change).length, change] as const)
    .filter(([count]) => count > 0)
    .map(([count, change]) => `${count} ${change}`)
  return counts.length > 0 ? `${counts.join(', ')}.` : 'Nothing is in this bundle.'
}

/** One line for each item that moved since the last look. */
export function progressLines(before: readonly Item[], after: readonly Item[]): string[] {
  const earlier = new Map(before.map((item) => [item.key, item]))
  return after.flatMap((item) => {
    const then = earlier.get(item.key)
    const isNew = then?.state !== item.state && (item.state === 'applied' || item.state === 'failed')
    if (isNew) return [`${clean(item.slug ?? item.id)}: ${STATES[item.state]}${item.why ? `: ${clean(item.why)}` : ''}`]
    const { arrived, files } = item
    if (item.state !== 'asked' || !arrived || !files || then?.arrived?.count === arrived.count) return []
    const size = `${bytesText(arrived.bytes)} of ${bytesText(files.bytes)}`
    return [`${clean(item.slug ?? item.id)}: ${arrived.count} of ${files.count} files, ${size}`]
  })
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** In decimal units. */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${UNITS[power]}`
}

/** Titles are user text: what a terminal would take for a command is left out. */
export function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
}
