// cli/deploy/teller.ts: progress as lines on stderr, each with the time since the command began.
import type { Finding } from './stop.ts'

export interface Teller {
  /** A line of progress. */
  say(text: string): void
  /** Below the line before it. */
  detail(text: string): void
  finding(finding: Finding): void
}

const MARKS: Readonly<Record<Finding['severity'], string>> = { error: 'WRONG', warning: 'NOTE ', notice: '     ' }
const INDENT = ' '.repeat(9)

/** @param now milliseconds, of any clock that only goes forward */
export function createTeller(
  write: (text: string) => void = (text) => void process.stderr.write(text),
  now: () => number = () => performance.now(),
): Teller {
  const start = now()
  const elapsed = () => `${((now() - start) / 1000).toFixed(1)}s`.padStart(INDENT.length - 2)
  return {
    say: (text) => write(`${elapsed()}  ${text}\n`),
    detail: (text) => write(`${indented(text)}\n`),
    finding: ({ severity, check, say, fix }) =>
      write(`${indented(`${MARKS[severity]} ${check}: ${say}${fix ? `\n      ${fix}` : ''}`)}\n`),
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `${INDENT}${line}`)
    .join('\n')
}

/** For callers that want the document alone. */
export const silentTeller: Teller = { say() {}, detail() {}, finding() {} }
