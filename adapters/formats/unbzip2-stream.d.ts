// adapters/formats/unbzip2-stream.d.ts: the parts of unbzip2-stream that are used here; it has no types of its own.
declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Reads bits, most significant first; null moves on to the next whole byte. */
  export type BitReader = (bits: number | null) => number
  export default function bitIterator(nextBuffer: () => Uint8Array): BitReader
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  import type { BitReader } from 'unbzip2-stream/lib/bit_iterator.js'

  const bzip2: {
    /** Reads the head of a stream. @returns its block size in units of 100,000 bytes */
    header(bits: BitReader): number
    /** Unpacks one block. @returns the checksum so far, or null at the end of the stream */
    decompress(
      bits: BitReader,
      onByte: (byte: number) => void,
      work: Int32Array,
      workLength: number,
      checksum: number,
    ): number | null
  }
  export default bzip2
}
