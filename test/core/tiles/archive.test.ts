// The archive of tiles: numbers, directories and header, read back by the format's own reader.
import { gzipSync } from 'node:zlib'
import { PMTiles, zxyToTileId } from 'pmtiles'
import { type ArchiveFacts, archiveHead, type TileEntry } from '../../../core/tiles/archive.ts'
import { firstZoom, tileNumber, tilesIn, worldOf } from '../../../core/tiles/grid.ts'

test('tileNumber: the same numbers as the format gives', () => {
  for (let zoom = 0; zoom <= 16; zoom++) {
    const side = 2 ** zoom
    for (const share of [0, 0.13, 0.5, 0.77, 0.999]) {
      const [x, y] = [Math.floor(share * side), Math.floor((1 - share) * (side - 1))]
      expect([zoom, x, y, tileNumber(zoom, x, y)]).toEqual([zoom, x, y, zxyToTileId(zoom, x, y)])
    }
  }
})

test('tilesIn: a box around a city, and the whole world', () => {
  expect(tilesIn([-63.7, 44.5, -63.4, 44.8], 10)).toEqual({ x: [330, 331], y: [369, 370] })
  expect(tilesIn([-180, -85, 180, 85], 2)).toEqual({ x: [0, 3], y: [0, 3] })
})

test('firstZoom: what a phone shows at once; one place is no reason to begin from nearer', () => {
  expect(firstZoom([-180, -85, 180, 85])).toBe(0)
  expect(firstZoom([-63.7, 44.5, -63.4, 44.8])).toBe(8)
  expect(firstZoom([-63.7, 44.5, -63.7, 44.5])).toBe(11)
})

test('worldOf: the corner is north-west, the middle is on the equator, the poles are cut off', () => {
  expect(worldOf(0, 0)).toEqual([0.5, 0.5])
  expect(worldOf(-180, 90)[0]).toBe(0)
  expect(worldOf(180, 90)[1]).toBeCloseTo(0, 5)
})

const BOUNDS = [-63.72, 44.58, -63.42, 44.78] as const

function facts(entries: readonly TileEntry[]): ArchiveFacts {
  const tileBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  const metadata = { vector_layers: [{ id: 'places', fields: {} }] }
  return { entries, tileBytes, contents: entries.length, minZoom: 8, maxZoom: 14, bounds: BOUNDS, metadata }
}

function reader(bytes: Uint8Array): PMTiles {
  return new PMTiles({
    getKey: () => `archive of ${bytes.length}`,
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  })
}

test('archiveHead: the header says what the archive holds', async () => {
  const archive = reader(archiveHead(facts([{ number: 90_000, run: 3, offset: 0, bytes: 10 }]), gzipSync))
  const header = await archive.getHeader()
  expect(header).toMatchObject({
    specVersion: 3,
    clustered: true,
    tileType: 1,
    tileCompression: 2,
    minZoom: 8,
    maxZoom: 14,
    minLon: -63.72,
    minLat: 44.58,
    maxLon: -63.42,
    maxLat: 44.78,
    numAddressedTiles: 3,
    numTileEntries: 1,
    numTileContents: 1,
  })
  expect(await archive.getMetadata()).toEqual({ vector_layers: [{ id: 'places', fields: {} }] })
})

test('archiveHead: many tiles have a directory of directories, and each is found', async () => {
  const entries: TileEntry[] = []
  const texts = new Map<number, string>()
  let offset = 0
  let seed = 7
  for (let index = 0; index < 30_000; index++) {
    seed = (seed * 48_271) % 2_147_483_647
    // Irregular, so that the directories do not pack to nothing.
    const number = zxyToTileId(14, 0, 0) + index * 8000 + (seed % 7919)
    const text = `tile ${number} ${'x'.repeat((index * 48_271) % 97)}`
    const bytes = gzipSync(text).length
    entries.push({ number, run: 1, offset, bytes })
    texts.set(number, text)
    offset += bytes
  }
  const head = archiveHead(facts(entries), gzipSync)
  const archive = reader(Buffer.concat([head, ...[...texts.values()].map((text) => gzipSync(text))]))
  const header = await archive.getHeader()
  expect(header.leafDirectoryLength).toBeGreaterThan(0)
  expect(header.rootDirectoryLength + 127).toBeLessThanOrEqual(16_384)
  for (const [number, text] of [...texts].filter((_, index) => index % 997 === 0)) {
    const found = await archive.getZxy(14, ...placeOf(number))
    expect(Buffer.from(found!.data).toString('utf8')).toBe(text)
  }
})

/** Column and row of a tile of zoom 14: along the curve back, by halves. */
function placeOf(number: number): [number, number] {
  let rest = number - zxyToTileId(14, 0, 0)
  let [x, y] = [0, 0]
  for (let side = 1; side < 2 ** 14; side *= 2) {
    const isRight = 1 & (rest / 2)
    const isLow = 1 & (rest ^ isRight)
    if (isLow === 0) {
      if (isRight === 1) [x, y] = [side - 1 - x, side - 1 - y]
      ;[x, y] = [y, x]
    }
    x += side * isRight
    y += side * isLow
    rest = Math.floor(rest / 4)
  }
  return [x, y]
}
