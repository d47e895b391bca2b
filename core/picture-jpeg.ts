// core/picture-jpeg.ts: the segments of a JPEG, ITU T.81 annex B: its size, and the file without what cameras write into it. Pure.
import type { PictureParts } from './picture.ts'

const [SOI, EOI, SOS, APP0, APP1, APP14, APP15, COMMENT] = [0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xee, 0xef, 0xfe]

interface Segment {
  readonly marker: number
  /** First byte of the segment, its marker included. */
  readonly from: number
  /** exclusive */
  readonly to: number
}

/**
 * Keeps what is needed to draw: no APPn (place, time and camera are in there) but the colours of JFIF and Adobe, and no
 * comment. A photograph that a camera held on its side stays upright: its orientation is written anew, alone.
 */
export function jpegParts(bytes: Uint8Array): PictureParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const segments = segmentsOf(view)
  const frame = segments?.find(({ marker }) => isFrame(marker))
  if (!segments || !frame || frame.to - frame.from < 11) return undefined
  const size = { height: view.getUint16(frame.from + 5), width: view.getUint16(frame.from + 7) }
  const orientation = orientationIn(view, segments)
  const kept = segments.filter(({ marker }) => !isAside(marker)).map(({ from, to }) => bytes.subarray(from, to))
  const scan = segments.at(-1)!.to
  const end = endOf(view, scan)
  if (end === undefined) return undefined
  return {
    // From 5 on it lies on its side, Exif 2.3 table 3.
    ...(orientation >= 5 ? { width: size.height, height: size.width } : size),
    clean: Buffer.concat([
      Buffer.from([0xff, SOI]),
      ...(orientation > 1 ? [orientationSegment(orientation)] : []),
      ...kept,
      bytes.subarray(scan, end),
    ]),
  }
}

/** Up to the first scan, that one's header included; undefined when they do not add up. */
function segmentsOf(view: DataView): Segment[] | undefined {
  const segments: Segment[] = []
  for (let at = 2; at + 4 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++ // filling
      continue
    }
    const to = at + 2 + view.getUint16(at + 2)
    if (to < at + 4 || to > view.byteLength) return undefined
    segments.push({ marker, from: at, to })
    if (marker === SOS) return segments
    at = to
  }
  return undefined
}

/**
 * Exclusive: what phones hang on behind the end, such as a second picture with its own notes, is left out.
 *
 * @param from where the data of the first scan begins; a picture has several when it comes in steps
 * @returns undefined when there is no end
 */
function endOf(view: DataView, from: number): number | undefined {
  for (let at = from; at + 2 <= view.byteLength; ) {
    const marker = view.getUint8(at) === 0xff ? view.getUint8(at + 1) : 0
    if (marker === EOI) return at + 2
    // In the data of a scan 0xff is followed by 0, by a restart, or by filling.
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)
    if (!isData && at + 4 > view.byteLength) return undefined
    at += isData ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const isAside = (marker: number): boolean =>
  marker === COMMENT || (marker > APP0 && marker <= APP15 && marker !== APP14)

const ORIENTATION = 0x0112

/** 1 to 8; 1 when nothing is said, or nothing that can be understood. */
function orientationIn(view: DataView, segments: readonly Segment[]): number {
  const exif = segments.find(
    ({ marker, from, to }) => marker === APP1 && to - from >= 18 && view.getUint32(from + 4) === 0x45786966,
  )
  if (!exif) return 1
  const tiff = exif.from + 10
  const little = view.getUint16(tiff) === 0x4949
  const first = tiff + view.getUint32(tiff + 4, little)
  if (first + 2 > exif.to) return 1
  const entries = view.getUint16(first, little)
  for (let index = 0; index < entries; index++) {
    const at = first + 2 + index * 12
    if (at + 12 > exif.to) return 1
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An Exif segment that says nothing but how the picture is held. */
function orientationSegment(orientation: number): Buffer {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return Buffer.from([0xff, APP1, 0, body.length + 2, ...body])
}
