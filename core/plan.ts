// core/plan.ts: the difference between what should be public and what is, as a list of steps in a safe order.

/**
 * The order of writing. Data first, so that no page points at a missing file; the manifest of the search after its
 * files; `data.json` last, because machines start from it. Removal runs the other way round: what points goes before what is pointed at.
 */
export const PHASES = ['data', 'assets', 'pages', 'lists', 'search', 'data.json'] as const
export type Phase = (typeof PHASES)[number]

/** An object that should be there. */
export interface Wanted {
  readonly key: string
  readonly phase: Phase
  /** Changes when the bytes or headers change; absent where the key does, so that being there is enough. */
  readonly fingerprint?: string | undefined
}

/** What is there now: key -> fingerprint. */
export type Existing = ReadonlyMap<string, string>

export interface Plan<W extends Wanted> {
  readonly writes: readonly W[]
  readonly deletes: readonly string[]
  readonly unchanged: number
}

/**
 * Compares and orders. Equal input gives an equal plan; applying a plan twice, or half and then again, ends the same.
 *
 * @throws Error when two wanted objects share a key
 */
export function planSite<W extends Wanted>(wanted: readonly W[], existing: Existing): Plan<W> {
  const keys = new Set<string>()
  const writes = writesOf(wanted, existing, keys)
  const deletes = [...existing.keys()].filter((key) => !keys.has(key)).sort()
  return { writes, deletes, unchanged: wanted.length - writes.length }
}

/**
 * What of a part of the site has to be written, in order.
 *
 * @param keys every key that was wanted so far; the wanted ones are added
 * @throws Error when two wanted objects share a key
 */
export function writesOf<W extends Wanted>(wanted: readonly W[], existing: Existing, keys: Set<string>): W[] {
  for (const { key } of wanted) {
    if (keys.has(key)) throw new Error(`two objects want the key ${key}`)
    keys.add(key)
  }
  return wanted
    .filter(({ key, fingerprint }) =>
      fingerprint === undefined ? !existing.has(key) : existing.get(key) !== fingerprint,
    )
    .sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || (a.key < b.key ? -1 : 1))
}

/** A plan that empties the catalog is far more often a fault than a wish. */
export const MAX_DELETED_SHARE = 0.1
/** Small catalogs lose a large share with one withdrawal: up to this many datasets may always go. */
export const ALWAYS_DELETABLE = 3

/**
 * Why a plan must not be applied without a person, if so.
 *
 * @param before slugs of the datasets that have pages now
 * @param after slugs of the datasets that would have pages afterwards; withdrawn ones keep a tombstone and count
 */
export function whyTooManyDeletes(before: ReadonlySet<string>, after: ReadonlySet<string>): string | undefined {
  const lost = [...before].filter((slug) => !after.has(slug))
  if (lost.length <= ALWAYS_DELETABLE || lost.length <= before.size * MAX_DELETED_SHARE) return undefined
  const names = lost.slice(0, 5).join(', ')
  return `publication would remove ${lost.length} of ${before.size} datasets (${names}, ...); nothing was removed`
}
