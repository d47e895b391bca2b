// adapters/formats/archive.ts: takes the one table out of a gzip, bzip2 or zip file, or says why there is none.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import type { Reading } from '../../core/handling.ts'
import type { Choice, Finding } from '../../core/report.ts'
import { readHead } from '../engine/read-bytes.ts'
import { shownName, UNPACK_LIMITS, type UnpackLimits } from './archive-limits.ts'
import { type MemberPlan, planMembers } from './archive-members.ts'
import { bunzipFile, gunzipFile, type StreamRequest } from './archive-streams.ts'
import { type ContainerKind, kindOfZip, openZip, unpackMember, type Zip } from './archive-zip.ts'
import { findingFrom } from './unreadable.ts'

/** Unpacked files of a shapefile. */
export interface ShapefileParts {
  readonly shp: string
  readonly dbf: string
  readonly prj?: string
  readonly cpg?: string
}

interface Told {
  readonly findings: readonly Finding[]
  /** Tables that could be read instead, where there are several. */
  readonly choices?: readonly Choice[]
}

export type Unpacked = Told &
  (
    | {
        readonly kind: 'table'
        /** The unpacked file in `workDir`. */
        readonly path: string
        /** As it is called in the archive, without folders; its ending tells formats apart. */
        readonly name: string
      }
    | { readonly kind: 'shapefile'; readonly parts: ShapefileParts; readonly name: string }
    | { readonly kind: 'none' }
  )

/** @returns whether a zip file is a workbook or an archive of files */
export function containerKind(path: string): Promise<ContainerKind> {
  return kindOfZip(path, UNPACK_LIMITS)
}

/**
 * Unpacks the one table of a gzip, bzip2 or zip file into `workDir`, under a name of ours.
 *
 * A zip with several tables needs `reading.member`. Memory is constant; the disk needs what comes out, at most 5 GiB.
 *
 * @param filename as the publisher named the archive; a gzip file of `a.tsv.gz` holds `a.tsv`
 * @param onShare hears how much is done, 0 to 1
 * @throws Error for faults of ours only, and when the file is no archive
 */
export async function unpack(
  path: string,
  workDir: string,
  reading: Reading,
  onShare: (share: number) => void,
  filename = '',
  limits: UnpackLimits = UNPACK_LIMITS,
): Promise<Unpacked> {
  const request = { path, workDir, reading, onShare, filename, limits }
  const head = (await readHead(path, 4)).toString('hex')
  const way = WAYS.find(({ hex }) => head.startsWith(hex))
  if (!way) throw new Error(`expected a gzip, bzip2 or zip file, found one that begins with ${head}`)
  try {
    return await way.unpack(request)
  } catch (error) {
    return { kind: 'none', findings: [findingFrom(error)] }
  }
}

interface UnpackRequest {
  readonly path: string
  readonly workDir: string
  readonly reading: Reading
  readonly onShare: (share: number) => void
  readonly filename: string
  readonly limits: UnpackLimits
}

const WAYS: readonly { hex: string; unpack: (request: UnpackRequest) => Promise<Unpacked> }[] = [
  { hex: '1f8b', unpack: (request) => unpackStream(request, gunzipFile) },
  { hex: '425a68', unpack: (request) => unpackStream(request, bunzipFile) },
  { hex: '504b', unpack: unpackZip },
]

const OUR_NAME = 'unpacked'

async function unpackStream(
  { path, workDir, onShare, filename, limits }: UnpackRequest,
  unpackFile: (request: StreamRequest) => Promise<void>,
): Promise<Unpacked> {
  const { size } = await stat(path)
  const target = join(workDir, OUR_NAME)
  const name = filename.replace(/\.(gz|gzip|bz2|bzip2)$/i, '').replace(/\.(tgz|tbz2?)$/i, '.tar')
  const onBytes = (read: number): void => onShare(read / size)
  await unpackFile({ path, target, name: shownName(filename), limits, onBytes })
  return checked({ kind: 'table', path: target, name, findings: [] })
}

async function unpackZip(request: UnpackRequest): Promise<Unpacked> {
  const zip = await openZip(request.path, request.limits)
  try {
    const plan = planMembers([...zip.members.keys()], request.reading.member)
    const choices = plan.choices.length > 0 ? { choices: plan.choices } : {}
    if (plan.kind === 'refused') return { kind: 'none', findings: [plan.finding], ...choices }
    if (plan.kind === 'shapefile') return { ...(await unpackShapefile(zip, plan, request)), ...choices }
    const target = join(request.workDir, OUR_NAME)
    await unpackAs(zip, plan.member, target, request)
    const name = plan.member.slice(plan.member.lastIndexOf('/') + 1)
    return { ...(await checked({ kind: 'table', path: target, name, findings: [] })), ...choices }
  } finally {
    zip.close()
  }
}

async function unpackAs(zip: Zip, member: string, target: string, { limits, onShare }: UnpackRequest): Promise<void> {
  const entry = zip.members.get(member)!
  const size = Math.max(1, entry.uncompressedSize)
  await unpackMember(zip, entry, target, { limits, onBytes: (bytes) => onShare(Math.min(1, bytes / size)) })
}

async function unpackShapefile(
  zip: Zip,
  { parts }: Extract<MemberPlan, { kind: 'shapefile' }>,
  request: UnpackRequest,
): Promise<Unpacked> {
  const unpacked: Record<string, string> = {}
  for (const [ending, member] of Object.entries(parts) as [keyof ShapefileParts, string][]) {
    unpacked[ending] = join(request.workDir, `${OUR_NAME}.${ending}`)
    await unpackAs(zip, member, unpacked[ending], request)
  }
  const name = parts.shp.slice(parts.shp.lastIndexOf('/') + 1)
  return { kind: 'shapefile', parts: unpacked as unknown as ShapefileParts, name, findings: [] }
}

/** First bytes of archives, in hexadecimal, and where they stand. */
const ARCHIVE_MARKS: readonly { readonly hex: string; readonly at: number }[] = [
  { hex: '1f8b08', at: 0 },
  { hex: '425a68', at: 0 },
  { hex: 'fd377a585a00', at: 0 },
  { hex: '28b52ffd', at: 0 },
  { hex: '377abcaf271c', at: 0 },
  { hex: '526172211a07', at: 0 },
  { hex: '7573746172', at: 257 },
]

/** Refuses an archive in the archive; a workbook is a zip file too, and welcome. */
async function checked(unpacked: Extract<Unpacked, { kind: 'table' }>): Promise<Unpacked> {
  const head = await readHead(unpacked.path, 512)
  const hex = head.toString('hex')
  const isZip = /^504b(0304|0506)/.test(hex) && (await containerKind(unpacked.path)) === 'zip'
  const isArchive = isZip || ARCHIVE_MARKS.some(({ hex: mark, at }) => hex.startsWith(mark, at * 2))
  if (!isArchive) return unpacked
  return { kind: 'none', findings: [findingOf('archive-nested', { found: shownName(unpacked.name) })] }
}
