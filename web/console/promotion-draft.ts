// web/console/promotion-draft.ts: what is ticked to go along, what is read from a file, and promotion in words. Pure.
import type { Bundle, Offer, Promotion, PromotionItem, Receipt, Selection } from './desk/promotion.ts'
import type { Tone } from './words.ts'

interface Words {
  readonly words: string
  readonly tone: Tone
}

export const CHANGE_WORDS: Readonly<Record<PromotionItem['change'], Words>> = {
  new: { words: 'New', tone: 'ok' },
  changed: { words: 'Changed', tone: 'warn' },
  unchanged: { words: 'Unchanged', tone: '' },
  blocked: { words: 'Blocked', tone: 'danger' },
}

export const ITEM_STATE_WORDS: Readonly<Record<PromotionItem['state'], Words>> = {
  waiting: { words: 'Not applied', tone: '' },
  'left-out': { words: 'Left out', tone: '' },
  asked: { words: 'Being applied', tone: 'warn' },
  applied: { words: 'Applied', tone: 'ok' },
  failed: { words: 'Failed', tone: 'danger' },
}

export const PROMOTION_STATE_WORDS: Readonly<Record<Promotion['state'], Words>> = {
  made: { words: 'Bundle made here', tone: '' },
  read: { words: 'To be looked at', tone: 'warn' },
  applying: { words: 'Being applied', tone: 'warn' },
  incomplete: { words: 'Not complete', tone: 'warn' },
  applied: { words: 'Applied', tone: 'ok' },
}

export const KIND_WORDS: Readonly<Record<PromotionItem['kind'], { readonly one: string; readonly many: string }>> = {
  dataset: { one: 'Dataset', many: 'Datasets' },
  document: { one: 'Policy', many: 'Policies' },
  news: { one: 'News', many: 'News' },
  'sign-off-policy': { one: 'Sign-off policy', many: 'Sign-off policy' },
}

/** The kinds of an offer that have a list. */
export const LISTED = ['datasets', 'documents', 'news'] as const
export type Listed = (typeof LISTED)[number]

export const NOTHING_CHOSEN: Selection = { datasets: [], documents: [], news: [], signOffPolicy: false }

/** One line of the offer, whatever its kind. */
export interface OfferedLine {
  readonly id: string
  readonly title: string
  /** What else is worth knowing before it is ticked. */
  readonly facts: readonly string[]
  readonly whyNot?: string | undefined
  /** What the search looks in. */
  readonly text: string
}

/** @param search words of which all must occur, whatever the case */
export function matching(lines: readonly OfferedLine[], search: string): OfferedLine[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
}

/** Ticks or unticks lines; what cannot go is never ticked. */
export function withLines(chosen: readonly string[], lines: readonly OfferedLine[], isChosen: boolean): string[] {
  const moved = new Set(lines.filter(({ whyNot }) => whyNot === undefined).map(({ id }) => id))
  const others = chosen.filter((id) => !moved.has(id))
  return isChosen ? [...others, ...moved] : others
}

export function countChosen({ datasets, documents, news, signOffPolicy }: Selection): number {
  return datasets.length + documents.length + news.length + (signOffPolicy ? 1 : 0)
}

/** Kinds of which more is chosen than one bundle takes. */
export function overLimits(selection: Selection, { limits }: Pick<Offer, 'limits'>): Listed[] {
  return LISTED.filter((kind) => selection[kind].length > limits[kind])
}

/** The name under which a bundle is saved. */
export function bundleFilename(id: string, madeAt: string): string {
  return `plaza-bundle-${madeAt.slice(0, 10)}-${id.replace(/[^a-z0-9]+/gi, '-')}.json`
}

export type ReadFile<T> = { readonly value: T } | { readonly fault: string }

/** Whether it is a good one is for the portal to say; this only tells a bundle from any other file. */
export function readBundle(text: string): ReadFile<Bundle> {
  const document = documentIn(text)
  if (!document) return { fault: NOT_JSON }
  if (!('content' in document) || !('signature' in document)) {
    return {
      fault: 'This is not a bundle: it has no content or no signature. Choose the file that the other portal made.',
    }
  }
  if (!('addresses' in document)) {
    return { fault: 'This looks like a receipt, which belongs to the portal that made the bundle. Choose the bundle.' }
  }
  return { value: document as Bundle }
}

export function readReceipt(text: string): ReadFile<Receipt> {
  const document = documentIn(text)
  if (!document) return { fault: NOT_JSON }
  if (!('content' in document) || !('signature' in document) || 'addresses' in document) {
    return { fault: 'This is not a receipt. Choose the file that the other portal made after it applied your bundle.' }
  }
  return { value: document as Receipt }
}

const NOT_JSON = 'This cannot be read as JSON. Choose the file as it was made, or paste the whole of it.'

function documentIn(text: string): object | undefined {
  try {
    const document: unknown = JSON.parse(text)
    return typeof document === 'object' && document !== null ? document : undefined
  } catch {
    return undefined
  }
}

/** Whether applying would do something about it. */
export function canApply({ change, state }: Pick<PromotionItem, 'change' | 'state'>): boolean {
  return (change === 'new' || change === 'changed') && state !== 'applied' && state !== 'asked'
}

/** Keys to leave out: what can be applied and is not ticked. */
export function leftOut(items: readonly PromotionItem[], ticked: readonly string[]): string[] {
  return items.filter((item) => canApply(item) && !ticked.includes(item.key)).map(({ key }) => key)
}

/** Share of the files that have arrived, 0 to 1; undefined where there are none to wait for. */
export function arrivedShare({ files, arrived, state }: PromotionItem): number | undefined {
  if (!files || files.count === 0 || state !== 'asked') return undefined
  const [done, all] = files.bytes > 0 ? [arrived?.bytes ?? 0, files.bytes] : [arrived?.count ?? 0, files.count]
  return Math.min(1, done / all)
}

/** How many of what was asked for are done, for a sentence about the whole. */
export function doneOf(items: readonly PromotionItem[]): { readonly done: number; readonly of: number } {
  const asked = items.filter(({ state }) => state === 'asked' || state === 'applied' || state === 'failed')
  return { done: asked.filter(({ state }) => state !== 'asked').length, of: asked.length }
}
