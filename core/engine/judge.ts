// core/engine/judge.ts: what is to become of each finding: the publisher's decision, else the city's settings, else its severity.
import type { Checks } from '../checks.ts'
import { decisionOn } from '../decisions.ts'
import type { Action, Handling } from '../handling.ts'
import { redactedNames } from '../public-report.ts'
import type { Finding, Severity } from '../report.ts'
import type { FindingText } from './finding-texts/text.ts'
import { FINDINGS, type FindingCode } from './findings.ts'
import { DEFAULT_CLASS_ACTIONS, type PersonalClassName } from './personal/classes.ts'

/** A finding by what decisions can name. */
export interface Topic {
  readonly code: string
  /** Published name of the column. */
  readonly column?: string | undefined
  readonly class?: string | undefined
}

export interface Judgement {
  readonly action: Action
  /** The publisher's; absent where the settings or the severity decide. */
  readonly reason?: string
}

/** What can be done about a code besides letting it block, in words. */
export function actionsOf(code: string): NonNullable<FindingText['actions']> {
  const text: FindingText | undefined = FINDINGS[code as FindingCode]
  return text?.actions ?? {}
}

/**
 * What happens to a kind of finding.
 *
 * @param severity that of the table, before anything was decided
 */
export function judgementOn(topic: Topic, severity: Severity, handling: Handling, checks: Checks): Judgement {
  const possible = actionsOf(topic.code)
  const { code } = topic
  const decision = decisionOn(handling, topic)
  if (decision && (decision.action === 'block' || decision.action in possible)) {
    return { action: decision.action, reason: decision.reason }
  }
  if (isRedacted(topic, handling)) return { action: 'fix' }
  const set = topic.class === undefined ? checks.findings[code] : classAction(topic.class, checks)
  if (set === 'block' || (set !== undefined && set !== 'ignore' && set in possible)) return { action: set }
  return { action: severity === 'error' ? 'block' : 'accept' }
}

/** What happens to a class of personal data in this city. */
function classAction(name: string, checks: Checks): Action | 'ignore' | undefined {
  return checks.personal[name] ?? DEFAULT_CLASS_ACTIONS[name as PersonalClassName]
}

/** Findings about a column as it came, which a redaction answers; the reviewers see both. */
const ANSWERED: readonly string[] = ['personal-data', 'precise-place', 'hashed-id']

function isRedacted({ code, column }: Topic, handling: Handling): boolean {
  return column !== undefined && ANSWERED.includes(code) && redactedNames(handling).has(column.toLowerCase())
}

/**
 * The findings with what was decided: one that blocks is an error, one that was mended or accepted no longer is.
 *
 * @param names published names of the columns, in order
 */
export function judged(
  findings: readonly Finding[],
  names: readonly string[],
  handling: Handling,
  checks: Checks,
): Finding[] {
  const wanted = findings.filter((finding) => !finding.class || classAction(finding.class, checks) !== 'ignore')
  return wanted.map((finding) => {
    const column = finding.column === undefined ? undefined : names[finding.column - 1]
    const topic = { code: finding.code, column, class: finding.class }
    const { action, reason } = judgementOn(topic, finding.severity, handling, checks)
    const wasDecided = action !== 'accept' || finding.severity === 'error' || reason !== undefined
    const severity = action === 'block' ? 'error' : finding.severity === 'error' ? 'warning' : finding.severity
    const decided = wasDecided && Object.keys(actionsOf(finding.code)).length > 0
    return { ...finding, severity, ...(decided ? { action } : {}), ...(reason === undefined ? {} : { reason }) }
  })
}
