// core/engine/rings.ts: the rings of polygons: which way they run, and which one is a hole in which.

/** x, y and perhaps z. */
export type Position = readonly number[]
/** Positions in order, the last one equal to the first. */
export type Ring = readonly Position[]

/** Area of a ring in square units of its coordinates: above 0 when it runs against the clock. */
export function signedArea(ring: Ring): number {
  // Relative to the first position: far from the origin the products would lose the small differences.
  const [originX, originY] = ring[0] as [number, number]
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [x1, y1] = ring[at - 1] as [number, number]
    const [x2, y2] = ring[at] as [number, number]
    sum += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY)
  }
  return sum / 2
}

/** The outer ring against the clock, holes with it: RFC 7946, section 3.1.6. */
export function rightHanded(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, index) => (signedArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()))
}

interface Outer {
  readonly rings: Ring[]
  readonly area: number
  readonly box: Box
}

/**
 * Sorts the rings of a shapefile polygon into polygons with their holes, right-handed.
 *
 * Outer rings run with the clock there, holes against it. A hole belongs to the smallest outer ring around it; one
 * that lies in none is an outer ring written the wrong way round.
 */
export function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const outers: Outer[] = []
  const holes: Ring[] = []
  for (const ring of rings) {
    const area = signedArea(ring)
    if (area <= 0) outers.push({ rings: [ring], area: -area, box: boxOf(ring) })
    else holes.push(ring)
  }
  const sorted = outers.toSorted((a, b) => a.area - b.area)
  const strays: Ring[] = []
  for (const hole of holes) {
    const box = boxOf(hole)
    const around = sorted.find((outer) => isBoxIn(box, outer.box) && isRingIn(hole, outer.rings[0]!))
    if (around) around.rings.push(hole)
    else strays.push(hole)
  }
  return [...outers.map((outer) => outer.rings), ...strays.map((ring) => [ring])].map(rightHanded)
}

/** West, south, east, north. */
type Box = readonly [number, number, number, number]

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring as readonly (readonly [number, number])[]) {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

function isBoxIn(inner: Box, outer: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/** A hole may touch its outer ring: the first position that is surely inside or outside decides. */
function isRingIn(inner: Ring, outer: Ring): boolean {
  for (const position of inner.slice(0, 20)) {
    const place = placeIn(position, outer)
    if (place !== 'edge') return place === 'inside'
  }
  return true
}

function placeIn(position: Position, ring: Ring): 'inside' | 'outside' | 'edge' {
  const [x, y] = position as [number, number]
  let isInside = false
  for (let at = 1; at < ring.length; at++) {
    const [x1, y1] = ring[at - 1] as [number, number]
    const [x2, y2] = ring[at] as [number, number]
    if ((x === x1 && y === y1) || isOnEdge(x, y, x1, y1, x2, y2)) return 'edge'
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside
  }
  return isInside ? 'inside' : 'outside'
}

function isOnEdge(x: number, y: number, x1: number, y1: number, x2: number, y2: number): boolean {
  const isOnLine = (x2 - x1) * (y - y1) === (x - x1) * (y2 - y1)
  return isOnLine && x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2)
}
