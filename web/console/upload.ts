// web/console/upload.ts: sends a file to the addresses the portal gave. Pure: the network and the clock are arguments.
import type { UploadAddress } from './api.ts'
import { refusalOf, type StorageAnswer, type StorageRefusal } from './storage-words.ts'

/** The part of a `File` that sending needs. */
export type Bytes = Pick<Blob, 'size' | 'slice'>

export interface Sending {
  readonly method: 'POST' | 'PUT'
  readonly url: string
  /** Form fields that go before the file; absent for a plain body. */
  readonly fields?: Readonly<Record<string, string>>
  readonly body: Bytes
  /** Called with the bytes of this sending that went out so far. */
  readonly onProgress: (bytes: number) => void
}

export interface TransferPorts {
  /** Answers with status 0 when the network failed; throws only when `signal` was aborted. */
  readonly send: (sending: Sending, signal: AbortSignal) => Promise<StorageAnswer>
  readonly pause: (milliseconds: number) => Promise<void>
  /** Fresh addresses, with the parts that have arrived. */
  readonly renew: () => Promise<UploadAddress>
  readonly onProgress: (bytes: number) => void
}

export type Transferred = { readonly outcome: 'sent' } | { readonly outcome: 'stopped'; readonly why: StorageRefusal }

type PartsAddress = Extract<UploadAddress, { method: 'parts' }>
type PostAddress = Extract<UploadAddress, { method: 'post' }>
type Part = PartsAddress['parts'][number]

/** More at once is not faster on an office line, and each costs memory. */
const AT_ONCE = 3
/** Milliseconds before each new try of a sending that failed. */
export const PAUSES: readonly number[] = [1000, 3000, 9000]

/** Why a file cannot go on with an upload that was begun earlier; undefined when it can. */
export function whyOtherFile(
  file: { readonly name: string; readonly size: number },
  begun: { readonly filename: string; readonly bytes: number },
): string | undefined {
  if (file.name !== begun.filename)
    return `This file is called ${file.name}, the upload was begun with ${begun.filename}.`
  if (file.size !== begun.bytes) {
    return `This file has ${file.size} bytes, the upload was begun with ${begun.bytes}. To send the file as it is now, cancel this upload and begin a new version.`
  }
  return undefined
}

/** Parts that still have to go, and the bytes that need not. */
export function planParts({ parts }: PartsAddress): { readonly missing: Part[]; readonly arrivedBytes: number } {
  const arrived = parts.filter(({ etag }) => etag !== undefined)
  return {
    missing: parts.filter(({ etag }) => etag === undefined),
    arrivedBytes: arrived.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/**
 * Sends a file, or what is missing of it. Calling it again with fresh addresses goes on.
 *
 * @throws whatever `send` throws when `signal` is aborted
 */
export function transfer(
  file: Bytes,
  address: UploadAddress,
  ports: TransferPorts,
  signal: AbortSignal,
): Promise<Transferred> {
  return address.method === 'post' ? sendForm(file, address, ports, signal) : sendParts(file, address, ports, signal)
}

async function sendForm(
  file: Bytes,
  first: PostAddress,
  ports: TransferPorts,
  signal: AbortSignal,
): Promise<Transferred> {
  let address = first
  const refusal = await persist(ports, signal, async (fresh) => {
    if (fresh?.method === 'post') address = fresh
    const { url, fields } = address
    return ports.send({ method: 'POST', url, fields, body: file, onProgress: ports.onProgress }, signal)
  })
  return refusal ? { outcome: 'stopped', why: refusal } : { outcome: 'sent' }
}

async function sendParts(
  file: Bytes,
  first: PartsAddress,
  ports: TransferPorts,
  signal: AbortSignal,
): Promise<Transferred> {
  const { missing, arrivedBytes } = planParts(first)
  const urls = new Map(first.parts.map(({ number, url }) => [number, url]))
  const sentBytes = new Map<number, number>()
  const report = () => ports.onProgress([...sentBytes.values()].reduce((sum, bytes) => sum + bytes, arrivedBytes))
  const queue = [...missing]
  let stopped: StorageRefusal | undefined
  report()

  async function worker(): Promise<void> {
    for (let part = queue.shift(); part && !stopped; part = queue.shift()) {
      const { number } = part
      const body = sliceOf(file, first.partBytes, part)
      const refusal = await persist(ports, signal, (fresh) => {
        if (fresh?.method === 'parts') for (const { number, url } of fresh.parts) urls.set(number, url)
        const onProgress = (bytes: number) => {
          sentBytes.set(number, bytes)
          report()
        }
        return ports.send({ method: 'PUT', url: urls.get(number)!, body, onProgress }, signal)
      })
      if (refusal) stopped ??= refusal
      else sentBytes.set(number, part.bytes)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  } finally {
    // When one worker threw, the others must not take up further parts.
    queue.length = 0
  }
  report()
  return stopped ? { outcome: 'stopped', why: stopped } : { outcome: 'sent' }
}

/** Tries until it works, a new try makes no sense, or the pauses are used up. @returns why it did not work, if so */
async function persist(
  ports: TransferPorts,
  signal: AbortSignal,
  attempt: (fresh?: UploadAddress) => Promise<StorageAnswer>,
): Promise<StorageRefusal | undefined> {
  let refusal = refusalOf(await attempt())
  for (const milliseconds of PAUSES) {
    if (!refusal || refusal.remedy === 'stop') return refusal
    if (refusal.remedy === 'again') await ports.pause(milliseconds)
    signal.throwIfAborted()
    // A part's address lives for an hour; a large file may take longer.
    refusal = refusalOf(await attempt(refusal.remedy === 'fresh' ? await ports.renew() : undefined))
  }
  return refusal
}

function sliceOf(file: Bytes, partBytes: number, { number, bytes }: Part): Blob {
  const start = (number - 1) * partBytes
  return file.slice(start, start + bytes)
}
