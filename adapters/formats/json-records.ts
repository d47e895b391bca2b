// adapters/formats/json-records.ts: what reading records of JSON and of GeoJSON have in common.
import { findingOf } from '../../core/engine/findings.ts'
import type { SettledColumns } from '../../core/engine/flatten.ts'
import type { Finding } from '../../core/report.ts'
import { Unreadable } from './unreadable.ts'

/** As for a CSV: a reader holds 64 kB and more of each column. */
export const MAX_COLUMNS = 2_000

/** What a pass over records made of them. */
export interface ReadRecords {
  readonly textPath: string
  readonly findings: readonly Finding[]
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export function notTable(found: string): Unreadable {
  return new Unreadable(findingOf('json-not-table', { found }))
}

export function tooManyColumns(): Unreadable {
  const facts = { found: `more than ${MAX_COLUMNS.toLocaleString('en')}`, expected: MAX_COLUMNS.toLocaleString('en') }
  return new Unreadable(findingOf('too-many-columns', facts))
}

export function nestedNotice({ nested }: SettledColumns): Finding[] {
  return nested.length === 0 ? [] : [findingOf('json-nested', { count: nested.length, found: nested[0]! })]
}

/** Takes NUL characters, which JSON can write as `\u0000`, out of cells: no text file may hold them. */
export class NulBytes {
  private count = 0
  private first = ''
  private records = 0

  without(text: string, cells: readonly (string | null)[]): readonly (string | null)[] {
    this.records++
    if (!text.includes('\\u0000')) return cells
    return cells.map((cell) => {
      const found = cell?.split('\0').length ?? 1
      if (found === 1) return cell
      this.count += found - 1
      this.first ||= `${text.indexOf('\\u0000') + 1} of record ${this.records}`
      return cell!.replaceAll('\0', '')
    })
  }

  findings(): Finding[] {
    if (this.count === 0) return []
    return [findingOf('nul-byte', { count: this.count, found: this.first })]
  }
}
