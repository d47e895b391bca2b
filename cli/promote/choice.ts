// cli/promote/choice.ts: what of an offer was asked for on the command line. Pure.
import type { Offer, Selection } from './portal.ts'

/** As it was typed. `all`: everything of a kind. */
export interface Wish {
  readonly datasets: readonly string[] | 'all'
  readonly policies: readonly string[] | 'all'
  readonly news: readonly string[] | 'all'
  readonly signOffPolicy: boolean
}

export interface Choice {
  readonly selection: Selection
  /** Asked for by name, and cannot go. */
  readonly held: readonly { readonly title: string; readonly why: string }[]
}

/** `a, b` as a list; `all` as itself; nothing as an empty list. */
export function listOf(text: string | undefined): readonly string[] | 'all' {
  const parts = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.length === 1 && parts[0] === 'all' ? 'all' : [...new Set(parts)]
}

/**
 * Finds what was asked for: datasets by id or address, policies and news by id.
 *
 * With `all`, what cannot go is passed over; by name, it is held up to whoever asked.
 *
 * @throws Error naming what the portal does not have, or has too many of
 */
export function chooseFrom(offer: Offer, wish: Wish): Choice {
  const asked =
    wish.datasets === 'all'
      ? offer.datasets.filter(({ whyNot }) => whyNot === undefined)
      : wish.datasets.map((name) =>
          found(offer.datasets, 'dataset', name, ({ id, slug }) => id === name || slug === name),
        )
  const selection = {
    datasets: [...new Set(asked.filter(({ whyNot }) => whyNot === undefined).map(({ id }) => id))],
    documents: idsOf(offer.documents, 'policy', wish.policies),
    news: idsOf(offer.news, 'piece of news', wish.news),
    signOffPolicy: wish.signOffPolicy,
  }
  for (const kind of ['datasets', 'documents', 'news'] as const) {
    const [count, most] = [selection[kind].length, offer.limits[kind]]
    if (count > most) throw new Error(`${kind}: at most ${most} go in one bundle, found ${count}; name some of them`)
  }
  return {
    selection,
    held: asked.flatMap(({ slug, whyNot }) => (whyNot === undefined ? [] : [{ title: slug, why: whyNot }])),
  }
}

export function isEmpty({ datasets, documents, news, signOffPolicy }: Selection): boolean {
  return datasets.length + documents.length + news.length === 0 && !signOffPolicy
}

function idsOf(offered: readonly { readonly id: string }[], kind: string, wish: readonly string[] | 'all'): string[] {
  if (wish === 'all') return offered.map(({ id }) => id)
  return wish.map((name) => found(offered, kind, name, ({ id }) => id === name).id)
}

/** So many names are read by a person who mistyped one. */
const NAMES_SHOWN = 20

function found<T extends { readonly id: string; readonly slug?: string }>(
  offered: readonly T[],
  kind: string,
  name: string,
  fits: (one: T) => boolean,
): T {
  const one = offered.find(fits)
  if (one) return one
  const names = offered.slice(0, NAMES_SHOWN).map(({ id, slug }) => slug ?? id)
  const rest = offered.length > names.length ? `, and ${offered.length - names.length} more` : ''
  throw new Error(
    `there is no ${kind} "${name}" to take along; there ${names.length === 0 ? 'is none' : `are: ${names.join(', ')}${rest}`}`,
  )
}
