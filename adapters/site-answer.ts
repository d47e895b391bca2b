// adapters/site-answer.ts: asks the portal's own public address for its front page, as a visitor would.
import { setTimeout as sleep } from 'node:timers/promises'

const ANSWER_MILLISECONDS = 10_000
/** One lost packet is no failure. */
const AGAIN_AFTER_MILLISECONDS = 3_000

/**
 * Redirects are not followed: what they lead to is another page.
 *
 * @param portalUrl without a slash at the end
 * @returns the status; undefined when there was no answer in two attempts of ten seconds
 */
export async function askFrontPage(portalUrl: string, pause = AGAIN_AFTER_MILLISECONDS): Promise<number | undefined> {
  const first = await ask(`${portalUrl}/`)
  if (first !== undefined && first < 500) return first
  await sleep(pause)
  return ask(`${portalUrl}/`)
}

async function ask(address: string): Promise<number | undefined> {
  try {
    const { status, body } = await fetch(address, {
      redirect: 'manual',
      headers: { 'user-agent': 'plaza-watch' },
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    })
    await body?.cancel()
    return status
  } catch {
    return undefined
  }
}
