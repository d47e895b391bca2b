// core/engine/findings.ts: everything the validation can say about a file, once; how findings are made, ordered and judged.
import type { Finding, Severity } from '../report.ts'
import { COLUMN_TEXTS } from './finding-texts/columns.ts'
import { CONTAINER_TEXTS } from './finding-texts/containers.ts'
import type { Facts, FindingText } from './finding-texts/text.ts'
import { TEXT_FILE_TEXTS } from './finding-texts/text-files.ts'

export type { Facts } from './finding-texts/text.ts'

/** Codes are those of Frictionless v5 where it has one for the same fault. */
export const FINDINGS = { ...TEXT_FILE_TEXTS, ...CONTAINER_TEXTS, ...COLUMN_TEXTS } as const

export type FindingCode = keyof typeof FINDINGS

/** Findings of one code that a report lists; `total` tells of the rest. */
export const LISTED_PER_CODE = 20

export function findingOf(
  code: FindingCode,
  facts: Facts = {},
  other: { readonly severity?: Severity; readonly total?: number; readonly class?: string } = {},
): Finding {
  const text: FindingText = FINDINGS[code]
  return {
    code,
    severity: other.severity ?? text.severity,
    message: text.say(facts),
    fix: text.fix,
    ...(facts.row === undefined ? {} : { row: facts.row }),
    ...(facts.column === undefined ? {} : { column: facts.column }),
    ...(other.total === undefined ? {} : { total: other.total }),
    ...(other.class === undefined ? {} : { class: other.class }),
  }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 }

/** Errors first, then by place: the order in which a publisher reads them. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}

export function isRejected(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}
