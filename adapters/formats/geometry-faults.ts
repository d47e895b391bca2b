// adapters/formats/geometry-faults.ts: collects what is wrong with the geometries of a layer and says it once it is read.
import { findingOf, LISTED_PER_CODE } from '../../core/engine/findings.ts'
import type { Finding } from '../../core/report.ts'

export interface Fault {
  readonly fault: string
  readonly isOutOfRange: boolean
}

/** Name of the column of geometries beside these. */
export function geometryLabel(labels: readonly string[]): string {
  const taken = new Set(labels.map((label) => label.toLowerCase()))
  let label = 'geometry'
  for (let copy = 2; taken.has(label); copy++) label = `geometry_${copy}`
  return label
}

/** Keeps the first faults and counts the rest. */
export class GeometryFaults {
  private readonly listed: (Fault & { readonly row: number })[] = []
  private readonly isSystemKnown: boolean
  private faults = 0
  private outOfRange = 0
  private right = 0
  private missing = 0

  /** @param isSystemKnown whether the layer says in which system its coordinates are */
  constructor(isSystemKnown: boolean) {
    this.isSystemKnown = isSystemKnown
  }

  /** @param row of the table, from 1; the header is row 1 */
  add(row: number, { fault, isOutOfRange }: Fault): void {
    this.faults++
    if (isOutOfRange) this.outOfRange++
    if (this.listed.length < LISTED_PER_CODE) this.listed.push({ row, fault, isOutOfRange })
  }

  addRight(isMissing: boolean): void {
    if (isMissing) this.missing++
    else this.right++
  }

  /** @param hasGeometry false: the table has no places at all, so none is missing */
  findings(hasGeometry: boolean): Finding[] {
    const missing = hasGeometry && this.missing > 0 ? [findingOf('geometry-missing', { count: this.missing })] : []
    if (this.isProjected()) {
      const found = 'none is named, and no coordinates lie within longitude and latitude, so they look projected'
      return [findingOf('crs-unknown', { found }), ...missing]
    }
    const total = this.faults > this.listed.length ? { total: this.faults } : {}
    const hint = this.isSystemKnown ? '' : '; they look projected or swapped'
    const faults = this.listed.map(({ row, fault, isOutOfRange }) =>
      findingOf('geojson-error', { row, found: isOutOfRange ? `${fault}${hint}` : fault }, total),
    )
    return [...faults, ...missing]
  }

  /** Nothing fits longitude and latitude: one word about the layer instead of one about each row. */
  private isProjected(): boolean {
    return !this.isSystemKnown && this.outOfRange > 0 && this.outOfRange === this.faults && this.right === 0
  }
}
