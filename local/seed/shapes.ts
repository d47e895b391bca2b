// local/seed/shapes.ts: areas and lines of the sample city as GeoJSON.
import { NEIGHBOURHOODS } from './city.ts'
import { createDice, type Dice } from './random.ts'

type Position = [number, number]

/** South-west corner of the city, and the size of a cell, in degrees. */
const CORNER = { longitude: -63.618, latitude: 44.612 }
const CELL = { longitude: 0.028, latitude: 0.0185 }
const COLUMNS = 3
const ROWS = 4
/** Points between two corners: borders follow streets and streams, not rulers. */
const BENDS = 6

/** One area for each neighbourhood; neighbours share their border point by point. */
export function neighbourhoodBoundaries(): string {
  const dice = createDice(71)
  const corners = grid<Position>(ROWS + 1, COLUMNS + 1, (row, column) => [
    CORNER.longitude + (column + dice.normal() * 0.12) * CELL.longitude,
    CORNER.latitude + (row + dice.normal() * 0.12) * CELL.latitude,
  ])
  const across = grid(ROWS + 1, COLUMNS, (row, column) =>
    bend(dice, corners[row]![column]!, corners[row]![column + 1]!),
  )
  const upward = grid(ROWS, COLUMNS + 1, (row, column) =>
    bend(dice, corners[row]![column]!, corners[row + 1]![column]!),
  )
  return featureCollection(
    NEIGHBOURHOODS.map(([name, population], index) => {
      const [row, column] = [index % ROWS, Math.floor(index / ROWS)]
      const ring = [
        ...across[row]![column]!,
        ...upward[row]![column + 1]!,
        ...[...across[row + 1]![column]!].reverse(),
        ...[...upward[row]![column]!].reverse(),
      ]
      return feature(
        { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
        { code: String(index + 1).padStart(2, '0'), name, population },
      )
    }),
  )
}

const SURFACES = ['Painted lane', 'Protected lane', 'Shared path'] as const

/** Stretches of bicycle lanes from one end of the city to the other. */
export function bicycleLanes(): string {
  const dice = createDice(72)
  const lanes = Array.from({ length: 60 }, (_, index) => {
    let [longitude, latitude]: Position = [
      CORNER.longitude + dice.next() * COLUMNS * CELL.longitude,
      CORNER.latitude + dice.next() * ROWS * CELL.latitude,
    ]
    const heading = dice.next() * Math.PI * 2
    const line = Array.from({ length: dice.whole(4, 14) }, () => {
      longitude += Math.cos(heading + dice.normal() * 0.3) * 0.0016
      latitude += Math.sin(heading + dice.normal() * 0.3) * 0.0012
      return rounded([longitude, latitude])
    })
    return feature(
      { type: 'LineString', coordinates: line },
      {
        lane: `BL-${100 + index}`,
        kind: dice.pick(SURFACES),
        opened: 2008 + dice.whole(0, 17),
        length_m: line.length * 140,
      },
    )
  })
  return featureCollection(lanes)
}

function grid<T>(rows: number, columns: number, make: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => make(row, column)))
}

/** The way from a corner to the next, without the last point. */
function bend(dice: Dice, from: Position, to: Position): Position[] {
  return Array.from({ length: BENDS }, (_, step) => {
    const part = step / BENDS
    const off = step === 0 ? 0 : 0.0006
    return rounded([
      from[0] + (to[0] - from[0]) * part + dice.normal() * off,
      from[1] + (to[1] - from[1]) * part + dice.normal() * off,
    ])
  })
}

function rounded([longitude, latitude]: Position): Position {
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))]
}

function feature(geometry: object, properties: object): object {
  return { type: 'Feature', properties, geometry }
}

function featureCollection(features: readonly object[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features })
}
