// core/engine/encoding.ts: in which encoding a text is written, and windows-1252 as UTF-8.
import type { Reading } from '../handling.ts'

export type Encoding = NonNullable<Reading['encoding']>

/**
 * UTF-16 by its byte order mark, or by a zero in every second byte (English exports without a mark).
 *
 * @param head the first bytes of the file, 4 kB are enough
 */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const length = Math.min(head.length, 4096)
  const zeros = [0, 0]
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at & 1]!++
  const [even, odd] = zeros as [number, number]
  if (odd > length * 0.3 && even < length * 0.05) return 'utf-16le'
  if (even > length * 0.3 && odd < length * 0.05) return 'utf-16be'
  return undefined
}

/** Bytes of a character that a buffer ends in the middle of, 0 to 3: keep them for the next check. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0
  }
  return 0
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

/** How much of a text that is not valid UTF-8 is UTF-8 all the same. */
export interface Utf8Share {
  /** Characters of two and more bytes that are right. */
  valid: number
  invalid: number
  /** Line of the first wrong byte, from 1; 0 when there is none. */
  firstInvalidLine: number
  line: number
  /** How often each byte from 0x80 stands between two letters. */
  readonly inWords: Uint32Array
}

export function newUtf8Share(): Utf8Share {
  return { valid: 0, invalid: 0, firstInvalidLine: 0, line: 1, inWords: new Uint32Array(128) }
}

/** Adds a piece of the text. A character cut at a border counts as wrong: one in megabytes, which decides nothing. */
export function addToShare(share: Utf8Share, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === 10) share.line++
    if (byte < 0x80) continue
    if (isLetter(bytes[at - 1]) && isLetter(bytes[at + 1])) share.inWords[byte - 0x80]!++
    const length = byte >= 0xc2 && byte < 0xf5 ? lengthOf(byte) : 0
    let tail = 1
    while (tail < length && (bytes[at + tail]! & 0xc0) === 0x80) tail++
    if (length > 0 && tail === length) {
      share.valid++
      at += length - 1
    } else {
      share.invalid++
      share.firstInvalidLine ||= share.line
    }
  }
}

/** A letter in every encoding at hand, or a byte that may be one. */
function isLetter(byte = 0): boolean {
  return byte >= 0xc0 || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

// Bytes that are signs in windows-1252 (`³`, `¹`, `¾`) and letters in Central Europe (ł, ą, ž): signs do not stand inside words.
const SIGNS_OR_LETTERS = {
  'windows-1250': [0x8d, 0x8f, 0x9d, 0xa3, 0xa5, 0xaf, 0xb3, 0xb9, 0xbc, 0xbe, 0xbf],
  'iso-8859-2': [
    0xa1, 0xa3, 0xa5, 0xa6, 0xa9, 0xab, 0xac, 0xae, 0xaf, 0xb1, 0xb3, 0xb5, 0xb6, 0xb9, 0xbb, 0xbc, 0xbe, 0xbf,
  ],
} as const
/** Š, Ž and their like, which ISO 8859-2 has elsewhere. */
const WINDOWS_LETTERS = [0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x9a, 0x9c, 0x9d, 0x9e, 0x9f]
/** Czech in windows-1250: ě, ř and ů beside š or ž; no language of Western Europe has ì, ø and ù together. */
const CZECH = [0xec, 0xf8, 0xf9]
/** One in fifty of the letters that are not ASCII. */
const CENTRAL_SHARE = 0.02

/** The likeliest encoding of a text with one byte a letter: Western European unless letters of Central Europe show. */
export function singleByteOf({ inWords }: Utf8Share): Encoding {
  const count = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum + inWords[byte - 0x80]!, 0)
  const total = inWords.reduce((sum, one) => sum + one, 0)
  const hasWindowsLetters = count(WINDOWS_LETTERS) > 0
  if (hasWindowsLetters && CZECH.every((byte) => inWords[byte - 0x80]! > 0)) return 'windows-1250'
  const central = Math.max(...Object.values(SIGNS_OR_LETTERS).map(count))
  if (central < 2 || central < total * CENTRAL_SHARE) return 'windows-1252'
  return hasWindowsLetters ? 'windows-1250' : 'iso-8859-2'
}

/** Mostly UTF-8 with a few foreign bytes: reading it all as windows-1252 would spoil what is right. */
export function isBrokenUtf8(share: Utf8Share): boolean {
  return share.valid > 0 && share.valid >= share.invalid
}

// The Encoding Standard's index for 0x80 to 0x9f; the five gaps of windows-1252 stay control characters.
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const UTF8_OF_BYTE: readonly Uint8Array[] = Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80]! : String.fromCharCode(byte), 'utf8'),
)

/** A table and not TextDecoder: some releases of Node read windows-1252 as Latin-1 and lose the euro sign. */
export function utf8FromWindows1252(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 3)
  let end = 0
  for (const byte of bytes) {
    if (byte < 0x80) {
      out[end++] = byte
      continue
    }
    for (const unit of UTF8_OF_BYTE[byte]!) out[end++] = unit
  }
  return out.subarray(0, end)
}

/** A piece of text that is UTF-8 but for some bytes, whole: those are read as windows-1252. */
export function mendUtf8(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  let from = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    const length = byte >= 0xc2 && byte < 0xf5 ? lengthOf(byte) : 0
    let tail = 1
    while (tail < length && (bytes[at + tail]! & 0xc0) === 0x80) tail++
    if (length > 0 && tail === length) {
      at += length - 1
      continue
    }
    pieces.push(bytes.subarray(from, at), UTF8_OF_BYTE[byte]!)
    from = at + 1
  }
  return pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(from)])
}
