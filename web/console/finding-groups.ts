// web/console/finding-groups.ts: findings that belong together, how often each was seen, and what can be decided about them.
import type { Action } from '../../core/handling.ts'
import type { Finding, Severity } from '../../core/report.ts'
import type { FindingChoice } from './api.ts'
import type { Topic } from './handling-draft.ts'

/** Findings of one kind; where a decision can be about one column, of that column. */
export interface FindingGroup {
  /** Good for ids of the page. */
  readonly key: string
  readonly topic: Topic
  readonly severity: Severity
  /** The first ones, in the order of the report. */
  readonly findings: readonly Finding[]
  /** How often it was seen in the whole file. */
  readonly count: number
  /** What was decided when the file was checked; absent where there is nothing to decide. */
  readonly action?: Action
  readonly reason?: string
}

/** Of these, each column is a matter of its own: what is true of one need not be of another. */
const BY_COLUMN: ReadonlySet<string> = new Set([
  'personal-data',
  'declared-type-error',
  'constraint-error',
  'unique-error',
  'foreign-key',
  'same-value-group',
  'high-age',
  'precise-place',
  'hashed-id',
])

/** @param names columns of the report, in order */
export function groupFindings(findings: readonly Finding[], names: readonly string[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = keyOf(finding)
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  return [...groups.values()].map((all) => {
    const members = ofRows(all)
    const first = members[0]!
    const { severity, action, reason } = first
    return {
      key: keyOf(first).replace(/[^\w-]+/g, '-'),
      topic: topicOf(first, names),
      severity,
      findings: members,
      count: countOf(members),
      ...(action === undefined ? {} : { action }),
      ...(reason === undefined ? {} : { reason }),
    }
  })
}

function keyOf({ code, severity, column, class: personal }: Finding): string {
  return [code, severity, ...(BY_COLUMN.has(code) ? [column ?? '', personal ?? ''] : [])].join(' ')
}

function topicOf({ code, column, class: personal }: Finding, names: readonly string[]): Topic {
  const name = BY_COLUMN.has(code) && column !== undefined ? names[column - 1] : undefined
  return {
    code,
    ...(name === undefined ? {} : { column: name }),
    ...(personal === undefined ? {} : { class: personal }),
  }
}

/** A row that lacks five cells is one row at fault. */
const OF_ROWS: ReadonlySet<string> = new Set(['missing-cell', 'extra-cell'])

function ofRows(findings: readonly Finding[]): readonly Finding[] {
  if (!OF_ROWS.has(findings[0]!.code)) return findings
  return findings.filter(({ row }, at) => findings.findIndex((one) => one.row === row) === at)
}

/** A total stands with each of the samples that it counts. */
function countOf(findings: readonly Finding[]): number {
  const totals = new Set(findings.flatMap(({ total }) => (total === undefined ? [] : [total])))
  const single = findings.filter(({ total }) => total === undefined).length
  return single + [...totals].reduce((sum, total) => sum + total, 0)
}

/** What a form offers for a group. */
export interface GroupChoice {
  /** What happens as long as nothing is decided. */
  readonly by: Action
  /** What happens as long as the publisher decides nothing, in words. */
  readonly otherwise: string
  readonly options: readonly { readonly action: Action; readonly words: string }[]
}

const BLOCK = 'Keep this version back.'

/**
 * @param choice what can be decided about the code, as the API says; undefined: nothing
 * @param checks what the city has set
 */
export function choiceOf(
  group: FindingGroup,
  choice: FindingChoice | undefined,
  checks: CheckSettings,
): GroupChoice | undefined {
  if (!choice) return undefined
  const by = defaultAction(group, choice, checks)
  const words = (action: Action): string => (action === 'block' ? BLOCK : (choice.actions[action] ?? action))
  const actions: Action[] = ['fix', 'set-aside', 'accept', 'block']
  return {
    by,
    otherwise: by === 'block' ? 'Nothing is decided: this version is kept back.' : `As usual: ${lowerFirst(words(by))}`,
    options: actions
      .filter((action) => (action === 'block' ? by !== 'block' : action in choice.actions))
      .map((action) => ({ action, words: words(action) })),
  }
}

/** The part of the city's settings that matters here. */
export interface CheckSettings {
  readonly findings: Readonly<Record<string, string>>
  readonly personal: Readonly<Record<string, string>>
}

/** What happens without a decision; see core/engine/judge.ts. */
function defaultAction(
  { topic, action, reason, severity }: FindingGroup,
  choice: FindingChoice,
  checks: CheckSettings,
): Action {
  // Without a reason nobody decided: the report tells.
  if (reason === undefined) return action ?? (severity === 'error' ? 'block' : 'accept')
  const set = topic.class === undefined ? checks.findings[topic.code] : checks.personal[topic.class]
  if (set === 'block' || (set !== undefined && set in choice.actions)) return set as Action
  return choice.severity === 'error' ? 'block' : 'accept'
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
