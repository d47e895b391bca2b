// adapters/formats/file-bytes.ts: takes stretches of any length out of a file, one after the other.
import type { FileHandle } from 'node:fs/promises'

const BLOCK = 1 << 20

export class FileBytes {
  /** Bytes taken so far. */
  position = 0
  private readonly file: FileHandle
  private block: Buffer = Buffer.alloc(0)

  constructor(file: FileHandle) {
    this.file = file
  }

  /** @returns undefined when the file ends before */
  async take(length: number): Promise<Buffer | undefined> {
    if (this.block.length < length) await this.fill(length)
    if (this.block.length < length) return undefined
    const bytes = this.block.subarray(0, length)
    this.block = this.block.subarray(length)
    this.position += length
    return bytes
  }

  private async fill(length: number): Promise<void> {
    const next = Buffer.allocUnsafe(Math.max(BLOCK, length - this.block.length))
    const { bytesRead } = await this.file.read(next, 0, next.length, this.position + this.block.length)
    this.block = Buffer.concat([this.block, next.subarray(0, bytesRead)])
  }
}
