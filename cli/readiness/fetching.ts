// cli/readiness/fetching.ts: asks a portal for an address, carefully: no redirects to elsewhere, no endless answers.

/** A page that takes longer is not one for readers. */
const PATIENCE_MILLISECONDS = 30_000
/** 50 MB: data.json of 10,000 datasets is smaller; what is longer is no page. */
const MOST_PAGE_BYTES = 50_000_000

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Empty for what is no text, or for a HEAD request. */
  readonly text: string
}

/** @throws Error that names the address when nothing answers */
export async function ask(address: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Answer> {
  try {
    const answer = await fetch(address, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    })
    const isText = /^(text\/|application\/(\w+\+)?(json|xml))/.test(answer.headers.get('content-type') ?? '')
    const bytes = Number(answer.headers.get('content-length') ?? 0)
    if (method === 'HEAD' || !isText || bytes > MOST_PAGE_BYTES) {
      await answer.body?.cancel()
      return { status: answer.status, headers: answer.headers, text: '' }
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : cause
    throw new Error(`${address} could not be reached: ${reason}`, { cause })
  }
}
