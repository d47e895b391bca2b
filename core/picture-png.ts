// core/picture-png.ts: the chunks of a PNG: its size, and the file with only the chunks that are needed to draw it. Pure.
import type { PictureParts } from './picture.ts'

const SIGNATURE_BYTES = 8
/** Drawing and colours; texts, times, Exif and whatever programs invent stay out. @see https://www.w3.org/TR/png-3/#11Chunks */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD'])

export function pngParts(bytes: Uint8Array): PictureParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE_BYTES)]
  let size: { width: number; height: number } | undefined
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const to = at + 12 + length
    if (to > bytes.length) return undefined
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IHDR' && length === 13) size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    if (KEPT.has(name)) kept.push(bytes.subarray(at, to))
    if (name === 'IEND') return size && { ...size, clean: Buffer.concat(kept) }
    at = to
  }
  return undefined
}
