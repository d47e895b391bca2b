// cli/deploy/stop.ts: how a command ends early: what is so, what to do, and with which exit code.

/** 1: something went wrong on the way; 2: it could not begin. */
export type StopCode = 1 | 2

export class Stop extends Error {
  readonly fix: string
  readonly code: StopCode

  constructor(message: string, fix: string, code: StopCode = 1, options: ErrorOptions = {}) {
    super(message, options)
    this.fix = fix
    this.code = code
  }
}

/** What a check or a look at a deployed portal found. */
export interface Finding {
  /** `error`: stops, or is wrong now; `warning`: a person should look; `notice`: good to know. */
  readonly severity: 'error' | 'warning' | 'notice'
  /** Which check, in two or three words. */
  readonly check: string
  readonly say: string
  readonly fix?: string
}

/** @throws Stop when one of them is an error, with all errors at once */
export function stopOnErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const [first] = errors
  throw new Stop(
    errors.map(({ say }) => say).join('\n'),
    errors.length === 1 ? (first!.fix ?? '') : errors.map(({ check, fix }) => `${check}: ${fix ?? ''}`).join('\n'),
    2,
  )
}
