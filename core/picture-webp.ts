// core/picture-webp.ts: the chunks of a WebP: its size, and the file without Exif and XMP. Pure.
import type { PictureParts } from './picture.ts'

const HEADER_BYTES = 12
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
/** Bits of the flags in `VP8X`: colour profile, Exif, XMP and animation are gone with their chunks. */
const STILL_THERE = 0x10

/** A still picture; one that moves is taken for no picture. @see RFC 9649 */
export function webpParts(bytes: Uint8Array): PictureParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = HEADER_BYTES - 4 + view.getUint32(4, true)
  if (end > bytes.length) return undefined
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  for (let at = HEADER_BYTES; at + 8 <= end; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const to = at + 8 + length + (length % 2)
    if (at + 8 + length > end || name === 'ANIM') return undefined
    const chunk = Buffer.from(bytes.subarray(at, Math.min(to, bytes.length)))
    if (name === 'VP8X') chunk[8] = chunk[8]! & STILL_THERE
    size ??= sizeIn(name, chunk)
    if (KEPT.has(name)) kept.push(chunk)
    at = to
  }
  if (!size) return undefined
  const body = Buffer.concat(kept)
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES))
  header.writeUInt32LE(body.length + 4, 4)
  return { ...size, clean: Buffer.concat([header, body]) }
}

/** @param chunk with its eight bytes of name and length */
function sizeIn(name: string, chunk: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8X' && chunk.length >= 18) {
    return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 }
  }
  if (name === 'VP8 ' && chunk.length >= 18) {
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff }
  }
  if (name === 'VP8L' && chunk.length >= 13) {
    const bits = chunk.readUInt32LE(9)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  return undefined
}
