// core/search/facets.ts: the facets of every dataset as a few letters each, and how many results each choice has.
import { FACETS, type FacetName } from './facet-names.ts'
import { ROWS_A_FILE } from './layout.ts'

/** Facets of consecutive datasets. A code is the place of a combination of values in `values`. */
export type FacetBlock = Readonly<Record<FacetName, FacetColumn>>

interface FacetColumn {
  /** Combinations in order of first use, so that one more value moves none of the others. */
  readonly values: readonly (readonly string[])[]
  /** One letter a dataset. */
  readonly codes: string
}

type Values = Readonly<Record<FacetName, readonly string[]>>

/** First code; letters from here on need no escape in JSON but the backslash, which is left out. */
const FIRST = 0x23
const BACKSLASH = 0x5c

/** @param datasets null where a dataset was withdrawn */
export function packFacets(datasets: readonly (Values | null)[]): FacetBlock {
  const columns = FACETS.map((facet) => {
    const places = new Map<string, number>()
    const codes = datasets.map((values) => {
      const key = JSON.stringify(values?.[facet] ?? [])
      if (!places.has(key)) places.set(key, places.size)
      return letterOf(places.get(key)!)
    })
    return [facet, { values: [...places.keys()].map((key) => JSON.parse(key)), codes: codes.join('') }]
  })
  return Object.fromEntries(columns)
}

/** A block in which some datasets have other values, also beyond its end. @param values by place in the block */
export function blockWith(block: FacetBlock | undefined, values: ReadonlyMap<number, Values>): FacetBlock {
  const length = Math.max(block?.department.codes.length ?? 0, ...[...values.keys()].map((at) => at + 1))
  return packFacets(Array.from({ length }, (_, at) => values.get(at) ?? valuesAt(block, at)))
}

function valuesAt(block: FacetBlock | undefined, at: number): Values | null {
  if (!block || at >= block.department.codes.length) return null
  const columns = FACETS.map((facet) => [facet, block[facet].values[placeOf(block[facet].codes.charCodeAt(at))] ?? []])
  return Object.fromEntries(columns)
}

function letterOf(place: number): string {
  const code = FIRST + place
  return String.fromCharCode(code < BACKSLASH ? code : code + 1)
}

function placeOf(code: number): number {
  return (code > BACKSLASH ? code - 1 : code) - FIRST
}

/** What a reader chose: none of a facet means all. */
export type Choices = Readonly<Record<FacetName, ReadonlySet<string>>>

export interface Narrowed {
  /** Numbers that fit all choices, in the order given. */
  readonly numbers: readonly number[]
  /** Datasets each choice has. Its own facet does not narrow it: what it says is what choosing it would add. */
  readonly counts: Readonly<Record<FacetName, ReadonlyMap<string, number>>>
}

/**
 * Keeps what is public and fits the choices, and counts what each choice would show.
 *
 * @param blocks at the number of each block; those without a dataset asked for may be missing
 */
export function narrow(
  numbers: readonly number[],
  blocks: readonly (FacetBlock | undefined)[],
  choices: Choices,
): Narrowed {
  const fits = fitsPerBlock(blocks, choices)
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<
    FacetName,
    Map<string, number>
  >
  const kept = numbers.filter((number) => {
    const [block, at] = [Math.floor(number / ROWS_A_FILE.facets), number % ROWS_A_FILE.facets]
    if (!isLiveAt(blocks[block], at)) return false
    const places = FACETS.map((facet) => placeOf(blocks[block]![facet].codes.charCodeAt(at)))
    const misses = FACETS.filter((_, index) => !fits[block]![index]![places[index]!])
    FACETS.forEach((facet, index) => {
      if (misses.length > 1 || (misses.length === 1 && misses[0] !== facet)) return
      for (const value of blocks[block]![facet].values[places[index]!] ?? []) {
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1)
      }
    })
    return misses.length === 0
  })
  return { numbers: kept, counts }
}

/** Everything public has a department. A number beyond the blocks is newer than they are. */
function isLiveAt(block: FacetBlock | undefined, at: number): boolean {
  const department = block?.department
  return department !== undefined && (department.values[placeOf(department.codes.charCodeAt(at))] ?? []).length > 0
}

/** Block -> facet -> code: whether it fits the choice. */
function fitsPerBlock(blocks: readonly (FacetBlock | undefined)[], choices: Choices): boolean[][][] {
  return blocks.map((block) =>
    FACETS.map((facet) => {
      const chosen = choices[facet]
      return (block?.[facet].values ?? []).map(
        (values) => chosen.size === 0 || values.some((value) => chosen.has(value)),
      )
    }),
  )
}
