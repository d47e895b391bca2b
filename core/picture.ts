// core/picture.ts: pictures that people bring: what they are by their first bytes, how large, and without what cameras write beside. Pure.
import { createHash } from 'node:crypto'
import type { IsoTime, Sha256 } from './model.ts'
import { jpegParts } from './picture-jpeg.ts'
import { pngParts } from './picture-png.ts'
import { webpParts } from './picture-webp.ts'

export const PICTURE_FORMATS = ['jpg', 'png', 'webp'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

export const PICTURE_TYPES: Readonly<Record<PictureFormat, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/** What is remembered of a picture. */
export interface Picture {
  readonly format: PictureFormat
  readonly bytes: number
  /** Pixels, as it is shown. */
  readonly width: number
  readonly height: number
  /** Of what is kept. */
  readonly sha256: Sha256
  /** S3's ETag of an object put in one piece. */
  readonly md5: string
  readonly uploadedAt: IsoTime
}

/** A larger one is not needed beside a few words, and every visitor would load it. */
export const MAX_PICTURE_BYTES = 2_000_000
const MIN_PIXELS = 120
const MAX_PIXELS = 6000

/** One picture taken apart. */
export interface PictureParts {
  readonly width: number
  readonly height: number
  /** Without place, time, camera, names and comments. */
  readonly clean: Uint8Array
}

/** Reads one format; undefined when the bytes are no whole picture of it. */
export type PictureReader = (bytes: Uint8Array) => PictureParts | undefined

const READERS: readonly {
  readonly format: PictureFormat
  /** How every file of the format begins. */
  readonly begins: (bytes: Uint8Array) => boolean
  readonly read: PictureReader
}[] = [
  { format: 'jpg', begins: (bytes) => has(bytes, 0, [0xff, 0xd8, 0xff]), read: jpegParts },
  { format: 'png', begins: (bytes) => has(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), read: pngParts },
  {
    format: 'webp',
    begins: (bytes) => has(bytes, 0, [0x52, 0x49, 0x46, 0x46]) && has(bytes, 8, [0x57, 0x45, 0x42, 0x50]),
    read: webpParts,
  },
]

/**
 * Looks at what came in: the first bytes say what it is, whatever its name is.
 *
 * @returns the picture and the bytes to keep; or what was expected and what was found
 */
export function readPicture(
  bytes: Uint8Array,
  at: IsoTime,
): { readonly picture: Picture; readonly clean: Uint8Array } | string {
  if (bytes.length > MAX_PICTURE_BYTES) return `expected at most ${MAX_PICTURE_BYTES} bytes, found ${bytes.length}`
  const reader = READERS.find(({ begins }) => begins(bytes))
  if (!reader) return 'expected a picture as JPEG, PNG or WebP, found bytes that begin like none of them'
  const parts = reader.read(bytes)
  if (!parts) return `expected a whole ${reader.format.toUpperCase()} picture, found one that is cut off or damaged`
  const { width, height, clean } = parts
  if (Math.min(width, height) < MIN_PIXELS || Math.max(width, height) > MAX_PIXELS) {
    return `expected ${MIN_PIXELS} to ${MAX_PIXELS} pixels each way, found ${width} by ${height}`
  }
  const hash = (name: string) => createHash(name).update(clean).digest('hex')
  return {
    picture: {
      ...{ format: reader.format, bytes: clean.length, width, height },
      ...{ sha256: hash('sha256'), md5: hash('md5'), uploadedAt: at },
    },
    clean,
  }
}

function has(bytes: Uint8Array, from: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[from + index] === byte)
}
