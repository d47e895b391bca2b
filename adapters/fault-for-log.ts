// adapters/fault-for-log.ts: what the log may say of a fault: enough to find it, and nothing of what people wrote or uploaded.

/** As it is written to the log. */
export interface LoggedFault {
  readonly error: string
  /** The first line of its message, without what stood in quotation marks and without addresses. */
  readonly said: string
  /** Where it happened, innermost first. */
  readonly at: readonly string[]
  readonly because?: LoggedFault
}

/** Messages of the data engine quote cells in `'...'` or `"..."`, and whole rows on lines of their own. */
const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`/g
/** A quotation that ends on another line. */
const OPEN_QUOTE = /['"`].*$/
const ADDRESS = /[^\s@<>]+@[^\s@<>]+/g
const FRAMES = 12
const CAUSES = 3

/** @param error whatever was thrown */
export function faultForLog(error: unknown, causes = CAUSES): LoggedFault {
  if (!(error instanceof Error)) return { error: typeof error, said: '', at: [] }
  const [first = ''] = error.message.split('\n')
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return {
    error: error.name,
    said: first.replace(QUOTED, '…').replace(ADDRESS, '…').replace(OPEN_QUOTE, '…'),
    at: frames.slice(0, FRAMES).map((line) => line.trim().replace(/^at /, '')),
    ...(error.cause !== undefined && causes > 0 ? { because: faultForLog(error.cause, causes - 1) } : {}),
  }
}
