// core/engine/finding-texts/text.ts: what the table knows of a finding.
import type { Action } from '../../handling.ts'
import type { Severity } from '../../report.ts'

/** What a message may speak of. Rows and columns count from 1; the header is a row. */
export interface Facts {
  readonly row?: number
  readonly column?: number
  /** Published name of the column. */
  readonly name?: string
  readonly found?: string
  readonly expected?: string
  readonly count?: number
}

export interface FindingText {
  readonly severity: Severity
  readonly say: (facts: Facts) => string
  readonly fix: string
  /**
   * What the publisher may decide instead of letting it block, and what that does, in words.
   * A code without actions cannot be overruled: there is no table, or no way to read it.
   */
  readonly actions?: Partial<Record<Exclude<Action, 'block'>, string>>
}

export const SAVE_AS_CSV = 'Save the table as "CSV UTF-8" and upload that file.'
