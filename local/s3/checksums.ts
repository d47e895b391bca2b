// local/s3/checksums.ts: the checksums that S3 clients may send along, computed while bytes stream by.
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

export const ALGORITHMS = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const
export type Algorithm = (typeof ALGORITHMS)[number]
/** Algorithm -> sum, big-endian bytes in base64, as in the `x-amz-checksum-*` headers. */
export type Checksums = Partial<Record<Algorithm, string>>

export interface Summer {
  update(bytes: Buffer): void
  /** @returns the sum in base64; call it once, at the end */
  digest(): string
}

export function createSummer(algorithm: Algorithm): Summer {
  return SUMMERS[algorithm]()
}

/** The sum of a multipart object: the sum over the sums of its parts, and how many there were. */
export function compositeChecksum(algorithm: Algorithm, parts: readonly string[]): string {
  const summer = createSummer(algorithm)
  for (const part of parts) summer.update(Buffer.from(part, 'base64'))
  return `${summer.digest()}-${parts.length}`
}

export function checksumHeaders(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(Object.entries(checksums).map(([algorithm, sum]) => [`x-amz-checksum-${algorithm}`, sum]))
}

const SUMMERS: Readonly<Record<Algorithm, () => Summer>> = {
  crc32: () => {
    let value = 0
    return {
      update: (bytes) => {
        value = crc32(bytes, value)
      },
      digest: () => base64OfWords(value),
    }
  },
  crc32c: () => {
    let value = ~0
    return {
      update: (bytes) => {
        for (const byte of bytes) value = CRC32C[(value ^ byte) & 255]! ^ (value >>> 8)
      },
      digest: () => base64OfWords(~value),
    }
  },
  crc64nvme: () => {
    // Two halves of 32 bits: BigInt arithmetic per byte would be some fifty times slower.
    let high = ~0
    let low = ~0
    return {
      update: (bytes) => {
        for (const byte of bytes) {
          const index = (low ^ byte) & 255
          low = ((low >>> 8) | (high << 24)) ^ CRC64.low[index]!
          high = (high >>> 8) ^ CRC64.high[index]!
        }
      },
      digest: () => base64OfWords(~high, ~low),
    }
  },
  sha1: () => hashSummer('sha1'),
  sha256: () => hashSummer('sha256'),
}

function hashSummer(name: string): Summer {
  const hash = createHash(name)
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('base64') }
}

function base64OfWords(...words: number[]): string {
  const bytes = Buffer.alloc(4 * words.length)
  for (const [index, word] of words.entries()) bytes.writeUInt32BE(word >>> 0, 4 * index)
  return bytes.toString('base64')
}

/** CRC-32C (Castagnoli), reflected polynomial 0x82f63b78. */
const CRC32C = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0x82f63b78 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-64/NVME, reflected polynomial 0x9a6c9329ac4bc9b5. */
const CRC64 = (() => {
  const high = new Uint32Array(256)
  const low = new Uint32Array(256)
  for (let index = 0; index < 256; index++) {
    let h = 0
    let l = index
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = l & 1
      l = (l >>> 1) | (h << 31)
      h = h >>> 1
      if (isOdd) {
        l ^= 0xac4bc9b5
        h ^= 0x9a6c9329
      }
    }
    high[index] = h
    low[index] = l
  }
  return { high, low }
})()
