// core/engine/formats.ts: tells by its first bytes what a file is: text, a format the portal reads, or one it does not.
import type { Finding } from '../report.ts'
import { findingOf } from './findings.ts'

interface FormatMark {
  /** Bytes at the start, in hexadecimal. */
  readonly hex: string
  readonly format: string
  readonly name: string
}

const MARKS: readonly FormatMark[] = [
  { hex: '1f8b', format: 'gzip', name: 'a gzip archive' },
  { hex: '425a68', format: 'bzip2', name: 'a bzip2 archive' },
  { hex: 'fd377a585a00', format: 'xz', name: 'an xz archive' },
  { hex: '28b52ffd', format: 'zstd', name: 'a zstd archive' },
  { hex: '377abcaf271c', format: '7z', name: 'a 7-Zip archive' },
  { hex: '526172211a07', format: 'rar', name: 'a RAR archive' },
  { hex: '504b0304', format: 'zip', name: 'a ZIP archive' },
  { hex: '504b0506', format: 'zip', name: 'an empty ZIP archive' },
  { hex: 'd0cf11e0a1b11ae1', format: 'xls', name: 'an old Office document' },
  { hex: '255044462d', format: 'pdf', name: 'a PDF document' },
  { hex: '89504e470d0a1a0a', format: 'png', name: 'a PNG image' },
  { hex: 'ffd8ff', format: 'jpeg', name: 'a JPEG image' },
  { hex: '47494638', format: 'gif', name: 'a GIF image' },
  { hex: '50415231', format: 'parquet', name: 'a Parquet file' },
  { hex: '0000270a', format: 'shp', name: 'a part of a shapefile (.shp)' },
  { hex: '53514c69746520666f726d6174203300', format: 'sqlite', name: 'an SQLite database' },
  { hex: '7b5c727466', format: 'rtf', name: 'an RTF document' },
]

interface TextMark {
  readonly pattern: RegExp
  readonly format: string
  readonly name: string
}

const TEXT_MARKS: readonly TextMark[] = [
  { pattern: /^<!doctype html|^<html/i, format: 'html', name: 'a web page (perhaps of an expired link)' },
  { pattern: /^<\?xml|^<(kml|gml|rss|feed|svg|table)\b/i, format: 'xml', name: 'an XML document' },
  { pattern: /^\{\s*("|\})/, format: 'json', name: 'a JSON document' },
  { pattern: /^\[\s*([{[\]]|"[^"]*"\s*[,\]]|-?\d)/, format: 'json', name: 'a JSON document' },
]

/** What a file is, by its first bytes; `name` is what people call it. */
export interface KnownFormat {
  readonly format: string
  readonly name: string
}

/**
 * Looks for the marks of formats other than delimited text.
 *
 * @param head the first bytes of the file, 4 kB are enough
 * @returns undefined when the file may be CSV
 */
export function formatOf(head: Uint8Array): KnownFormat | undefined {
  const hex = Buffer.from(head.subarray(0, 16)).toString('hex')
  const mark = MARKS.find((candidate) => hex.startsWith(candidate.hex)) ?? textMark(head)
  if (mark) return mark
  if (isDbf(head)) return { format: 'dbf', name: 'a dBASE table' }
  return isBinary(head) ? { format: 'binary', name: 'a binary file' } : undefined
}

/** Why a file of a format that no reader takes is refused. */
export function foreignFinding({ format, name }: KnownFormat): Finding {
  return format === 'binary' ? findingOf('binary-file') : findingOf('format-error', { found: name })
}

const DBF_VERSIONS: readonly number[] = [0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5]

/** A version, a date, and a header of whole field descriptions. */
function isDbf(head: Uint8Array): boolean {
  if (head.length < 65 || !DBF_VERSIONS.includes(head[0]!)) return false
  const [month, day] = [head[2]!, head[3]!]
  const headerBytes = head[8]! + head[9]! * 256
  const isWhole = (headerBytes - 33) % 32 === 0 || (headerBytes - 33 - 263) % 32 === 0
  return month <= 12 && day <= 31 && headerBytes >= 65 && isWhole
}

function textMark(head: Uint8Array): TextMark | undefined {
  const start = Buffer.from(head.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  return TEXT_MARKS.find(({ pattern }) => pattern.test(start))
}

/** More than one control byte in twenty; NUL is judged apart, for it also marks UTF-16. */
function isBinary(head: Uint8Array): boolean {
  const length = Math.min(head.length, 8192)
  let controls = 0
  for (let at = 0; at < length; at++) {
    const byte = head[at]!
    if (byte > 0 && (byte < 9 || (byte > 13 && byte < 32))) controls++
  }
  return controls > length / 20
}
