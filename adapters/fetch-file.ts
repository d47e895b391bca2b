// adapters/fetch-file.ts: fetches one file of which size and hash are known, from an address that nobody vouches for.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { isIP } from 'node:net'
import { pipeline } from 'node:stream/promises'

export interface WantedFile {
  readonly address: string
  readonly bytes: number
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string
}

export interface FetchLimits {
  /** Whether this portal itself runs on one machine: only then may an address be `http:` on loopback. */
  readonly loopback: boolean
  /** Until the first byte, and between two pieces. */
  readonly patienceSeconds: number
}

/** Why a file cannot be had from an address: asking again would end the same. Anything else is thrown, and worth another try. */
export type FetchFault = 'address-refused' | 'address-expired' | 'file-gone' | 'file-differs'

/** Storage that answers so may answer otherwise in a moment. */
const WORTH_ANOTHER_TRY = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * Fetches a file to a path; the bytes are counted and hashed on their way.
 *
 * @returns undefined when exactly the file that was wanted is there
 * @throws Error when the network or the other side failed for now
 */
export async function fetchFile(
  wanted: WantedFile,
  path: string,
  limits: FetchLimits,
): Promise<FetchFault | undefined> {
  if (!isAllowedAddress(wanted.address, limits.loopback)) return 'address-refused'
  const impatience = new Impatience(limits.patienceSeconds)
  try {
    const response = await fetch(wanted.address, {
      // An address of storage answers by itself; one that points elsewhere is not what was handed over.
      redirect: 'manual',
      signal: impatience.signal,
      headers: { 'accept-encoding': 'identity' },
    })
    const fault = await faultOf(response)
    if (fault) return fault
    const hash = createHash('sha256')
    let bytes = 0
    const counted = async function* () {
      for await (const chunk of response.body ?? []) {
        impatience.renew()
        bytes += chunk.length
        if (bytes > wanted.bytes) return
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(counted, createWriteStream(path))
    if (bytes > wanted.bytes) return 'file-differs'
    // A connection that ended early is worth another try; the right number of other bytes is not.
    if (bytes < wanted.bytes && isCutOff(response, bytes))
      throw new Error(`expected ${wanted.bytes} bytes, found ${bytes}`)
    return bytes === wanted.bytes && hash.digest('hex') === wanted.sha256 ? undefined : 'file-differs'
  } finally {
    impatience.end()
  }
}

/** `https:` to a named host; `http:` to this very machine where the portal runs on one. */
export function isAllowedAddress(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  const host = hostname.replace(/^\[|\]$/g, '')
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost'
  if (protocol === 'http:') return loopback && isLoopback
  return protocol === 'https:' && port === '' && isIP(host) === 0 && host.includes('.') && !isLoopback
}

async function faultOf(response: Response): Promise<FetchFault | undefined> {
  if (response.status === 200) return undefined
  await response.body?.cancel()
  if (WORTH_ANOTHER_TRY.has(response.status))
    throw new Error(`expected 200 from the other portal's storage, found ${response.status}`)
  if (response.status === 404) return 'file-gone'
  if (response.status === 400 || response.status === 401 || response.status === 403) return 'address-expired'
  return 'address-refused'
}

function isCutOff({ headers }: Response, bytes: number): boolean {
  const announced = Number(headers.get('content-length') ?? 'NaN')
  return Number.isNaN(announced) || announced > bytes
}

/** Ends a request on which nothing came for too long. */
class Impatience {
  readonly #controller = new AbortController()
  readonly #milliseconds: number
  #timer: NodeJS.Timeout

  constructor(seconds: number) {
    this.#milliseconds = seconds * 1000
    this.#timer = this.#start()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  renew(): void {
    clearTimeout(this.#timer)
    this.#timer = this.#start()
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  #start(): NodeJS.Timeout {
    const why = new Error(`nothing came from the other portal's storage for ${this.#milliseconds / 1000} s`)
    return setTimeout(() => this.#controller.abort(why), this.#milliseconds)
  }
}
