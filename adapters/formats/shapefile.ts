// adapters/formats/shapefile.ts: reads a shapefile: its shapes beside the rows of its table, in WGS 84.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import { type ToDegrees, type Written, wktOf } from '../../core/engine/wkt.ts'
import type { Finding } from '../../core/report.ts'
import type { ShapefileParts } from './archive.ts'
import { openCsvWriter } from './csv-writer.ts'
import { labelsOf, memoWarnings } from './dbf.ts'
import { dbfEncodingOf } from './dbf-encoding.ts'
import { dbfHeaderOf, dbfRowsOf } from './dbf-rows.ts'
import { GeometryFaults, geometryLabel } from './geometry-faults.ts'
import { projectionOf } from './projection.ts'
import type { NoTable, ReadRequest, TableText } from './reader.ts'
import { type Shape, shapesOf } from './shapefile-shapes.ts'
import { findingFrom, Unreadable } from './unreadable.ts'

/** A .prj or .cpg file is one line. */
const MAX_SIDE_FILE = 65_536

/** @throws Error for faults of ours only: bad data is a finding */
export async function readShapefile(
  parts: ShapefileParts,
  request: Pick<ReadRequest, 'workDir' | 'reading' | 'onShare'>,
): Promise<TableText | NoTable> {
  const format = 'shapefile'
  try {
    const system = await systemOf(parts.prj, request.reading.crs)
    const table = await writeTable(parts, request, system)
    const findings = [...system.findings, ...table.findings]
    return { textPath: table.textPath, format, encoding: table.encoding, headerRow: 1, findings }
  } catch (error) {
    return { format, encoding: 'binary', findings: [findingFrom(error)] }
  }
}

interface System {
  readonly isKnown: boolean
  readonly toDegrees?: ToDegrees
  readonly findings: readonly Finding[]
}

/** What the .prj file says, else the publisher; without either, degrees are hoped for. @throws Unreadable */
async function systemOf(prj: string | undefined, told: string | undefined): Promise<System> {
  const written = await sideFile(prj)
  const text = written?.trim() || told
  if (!text) return { isKnown: false, findings: [] }
  const projection = projectionOf(text) ?? (told ? projectionOf(told) : undefined)
  if (!projection) {
    const name = /^[A-Z_]+\s*\[\s*"([^"]{1,80})/i.exec(text)?.[1] ?? text.slice(0, 80)
    throw new Unreadable(findingOf('crs-unknown', { found: name }))
  }
  if (!projection.toDegrees) return { isKnown: true, findings: [] }
  const findings = [findingOf('crs-converted', { found: projection.name })]
  return { isKnown: true, toDegrees: projection.toDegrees, findings }
}

async function sideFile(path: string | undefined): Promise<string | undefined> {
  if (path === undefined || (await stat(path)).size > MAX_SIDE_FILE) return undefined
  return (await readFile(path)).toString().replace(/^\ufeff/, '')
}

interface WrittenTable {
  readonly textPath: string
  readonly encoding: string
  readonly findings: readonly Finding[]
}

async function writeTable(
  { shp, dbf, cpg }: ShapefileParts,
  { workDir, reading, onShare }: Pick<ReadRequest, 'workDir' | 'reading' | 'onShare'>,
  { toDegrees, isKnown }: System,
): Promise<WrittenTable> {
  const header = await dbfHeaderOf(dbf)
  const encoding = await dbfEncodingOf(dbf, header, { cpg: await sideFile(cpg), told: reading.encoding })
  const labels = labelsOf(header, encoding.decode)
  const faults = new GeometryFaults(isKnown)
  const shapes = shapesOf(shp)
  const textPath = join(workDir, 'table.csv')
  const writer = await openCsvWriter(textPath)
  try {
    await writer.write([...labels, geometryLabel(labels)])
    let done = 0
    for await (const rows of dbfRowsOf(dbf, header, encoding.decode)) {
      for (const { isDeleted, cells } of rows) {
        const shape = await shapes.next()
        if (shape.done) throw mismatch(`it has ${header.records} rows and only ${done} shapes`)
        done++
        if (isDeleted) continue
        await writer.write([...cells, cellOf(shape.value, toDegrees, faults, writer.records + 1)])
      }
      onShare(done / header.records)
    }
    if (!(await shapes.next()).done) throw mismatch(`it has more shapes than its ${header.records} rows`)
  } finally {
    await shapes.return(undefined)
    await writer.close()
  }
  const memos = memoWarnings(header, encoding.decode)
  return { textPath, encoding: encoding.name, findings: [...encoding.findings, ...memos, ...faults.findings(true)] }
}

/** @param row of the table that the cell will be in */
function cellOf(shape: Shape, toDegrees: ToDegrees | undefined, faults: GeometryFaults, row: number): string | null {
  const written: Written = shape === null ? { wkt: null } : 'fault' in shape ? faulty(shape) : wktOf(shape, toDegrees)
  if ('fault' in written) {
    faults.add(row, written)
    return null
  }
  faults.addRight(written.wkt === null)
  return written.wkt
}

function faulty({ fault }: { readonly fault: string }): Written {
  return { fault, isOutOfRange: false }
}

function mismatch(found: string): Unreadable {
  return new Unreadable(findingOf('shapefile-error', { found }))
}
