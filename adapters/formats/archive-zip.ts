// adapters/formats/archive-zip.ts: reads the list of a zip archive and its members, and believes neither names nor sizes.
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { findingOf } from '../../core/engine/findings.ts'
import { shownName, UnpackedBytes, type UnpackLimits } from './archive-limits.ts'
import { isMachineFault, Unreadable } from './unreadable.ts'

export interface Zip {
  /** Files by their path in the archive, in the order of its list; folders are left out. */
  readonly members: ReadonlyMap<string, Entry>
  readonly file: ZipFile
  /** Of the archive, packed. */
  readonly bytes: number
  readonly close: () => void
}

/**
 * Opens a zip archive and reads its list.
 *
 * @throws Unreadable when it is damaged, has too many members, or members that point outside
 */
export async function openZip(path: string, limits: UnpackLimits): Promise<Zip> {
  let file: ZipFile | undefined
  try {
    file = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false })
    const members = new Map<string, Entry>()
    if (file.entryCount > limits.entries) throw tooMany(limits)
    for await (const entry of file.eachEntry()) {
      if (isLink(entry)) throw refused(`"${shownName(entry.fileName)}" is a link`)
      if (!entry.fileName.endsWith('/')) members.set(entry.fileName, entry)
      if (members.size > limits.entries) throw tooMany(limits)
    }
    const opened = file
    return { members, file: opened, bytes: opened.fileSize, close: () => opened.close() }
  } catch (error) {
    file?.close()
    throw zipFault(error)
  }
}

function tooMany(limits: UnpackLimits): Unreadable {
  return refused(`it holds more than ${limits.entries.toLocaleString('en')} files`)
}

function refused(found: string): Unreadable {
  return new Unreadable(findingOf('archive-error', { found }))
}

/** Unix keeps the kind of a file in the upper half; 0xa000 is a symbolic link. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0xf000) === 0xa000
}

/** What yauzl's messages mean, in our words. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/end of central directory|unexpected EOF|file data overflows/i, 'it is cut off or no zip archive'],
  [/absolute path|relative path|invalid characters in fileName/i, 'a file in it has a path that leads out of it'],
  [/multi-disk/i, 'it is one part of several'],
]

function zipFault(error: unknown): Error {
  if (error instanceof Unreadable) return error
  if (isMachineFault(error)) return error as Error
  if (/strong encryption/.test(String(error))) {
    return new Unreadable(findingOf('archive-encrypted', { found: 'the list of files' }))
  }
  const known = FAULTS.find(([pattern]) => pattern.test(String(error)))
  return refused(known?.[1] ?? 'it is damaged')
}

/** Ways of packing that have a name; only 0 (stored) and 8 (deflate) can be read. */
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
}

/** How a member is read besides its name. */
export interface MemberRequest {
  readonly limits: UnpackLimits
  /** Hears how many bytes came out. */
  readonly onBytes?: (unpacked: number) => void
}

/**
 * The unpacked bytes of a member.
 *
 * @throws Unreadable when it is encrypted, packed in a way that is not known, damaged, or a bomb
 */
export async function* readMember(zip: Zip, entry: Entry, request: MemberRequest): AsyncGenerator<Buffer> {
  const name = shownName(entry.fileName)
  if (entry.isEncrypted()) throw new Unreadable(findingOf('archive-encrypted', { found: name }))
  if (!entry.canDecodeFileData()) {
    const method = METHODS[entry.compressionMethod] ?? `method ${entry.compressionMethod}`
    throw refused(`"${name}" is packed with ${method}, which the portal does not read`)
  }
  const packed = Math.min(entry.compressedSize, zip.bytes)
  const unpacked = new UnpackedBytes(name, request.limits)
  let stream: Readable | undefined
  try {
    stream = await zip.file.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked.add(chunk.length, packed)
      request.onBytes?.(unpacked.total)
      yield chunk
    }
  } catch (error) {
    throw zipFault(error)
  } finally {
    stream?.destroy()
  }
}

/** Unpacks a member to a file with a name of ours. */
export async function unpackMember(zip: Zip, entry: Entry, target: string, request: MemberRequest): Promise<void> {
  await pipeline(readMember(zip, entry, request), createWriteStream(target))
}

/** The first bytes of a member, at most 64 kB. */
export async function headOfMember(zip: Zip, entry: Entry, limits: UnpackLimits): Promise<Buffer> {
  for await (const chunk of readMember(zip, entry, { limits })) return chunk
  return Buffer.alloc(0)
}

export type ContainerKind = 'xlsx' | 'ods' | 'zip'

const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet'

/** Tells a workbook from an archive of files. What cannot be opened is a `zip`; unpacking it says why. */
export async function kindOfZip(path: string, limits: UnpackLimits): Promise<ContainerKind> {
  let zip: Zip | undefined
  try {
    zip = await openZip(path, limits)
    const names = [...zip.members.keys()].map((name) => name.toLowerCase())
    if (names.includes('[content_types].xml') && names.some((name) => /^xl\/workbook\d*\.(xml|bin)$/.test(name))) {
      return 'xlsx'
    }
    const mimetype = zip.members.get('mimetype')
    const type = mimetype ? (await headOfMember(zip, mimetype, limits)).toString('latin1').trim() : ''
    return type === ODS_TYPE || type === `${ODS_TYPE}-template` ? 'ods' : 'zip'
  } catch (error) {
    if (error instanceof Unreadable) return 'zip'
    throw error
  } finally {
    zip?.close()
  }
}
