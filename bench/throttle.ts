// bench/throttle.ts: a page as a phone on a slow line sees it: 4x less processor, 150 ms latency, 1.6 Mbit/s, 412 px wide.
import type { Browser, CDPSession, Page } from 'playwright-core'

const BYTES_A_SECOND = 1_600_000 / 8

export interface SlowPage {
  readonly page: Page
  /** Bytes that came over the line so far, headers included. */
  readonly bytes: () => number
  readonly close: () => Promise<void>
}

/** A page of a new context: nothing is cached. */
export async function slowPage(browser: Browser, viewport = { width: 412, height: 900 }): Promise<SlowPage> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const bytes = await countBytes(session)
  await slowDown(session)
  return { page, bytes, close: () => context.close() }
}

/** @returns how many bytes came over the line since, headers included */
export async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  return () => bytes
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  })
}
