// core/engine/names.ts: from the labels of a header to the names in the published files.
import type { Finding } from '../report.ts'
import { findingOf } from './findings.ts'
import { isFormula } from './formula-cells.ts'

const LONGEST = 200

/**
 * Published names: trimmed, never blank, unique without regard to case (engines that read the files fold it).
 *
 * @param labels cells of the header, in order
 */
export function publishedNames(labels: readonly string[]): string[] {
  const taken = new Set<string>()
  return labels.map((label, index) => {
    const clean = cleanLabel(label) || `column_${index + 1}`
    // Cells of the header run as formulas as well.
    const base = isFormula(clean) ? `'${clean}` : clean
    let name = base
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${base}_${copy}`
    taken.add(name.toLowerCase())
    return name
  })
}

export function cleanLabel(label: string): string {
  return label
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

/**
 * Blank and repeated labels. A blank label over a column without any value is a warning: nothing can be lost.
 * So is a label that differs from an earlier one in case only: it is renamed and no reader is misled.
 */
export function labelFindings(labels: readonly string[], headerRow: number, hasValue: Uint8Array): Finding[] {
  const findings: Finding[] = []
  const exact = new Set<string>()
  const folded = new Set<string>()
  for (const [index, raw] of labels.entries()) {
    const label = cleanLabel(raw)
    const place = { row: headerRow, column: index + 1 }
    if (!label) {
      const severity = hasValue[index] === 0 ? 'warning' : 'error'
      findings.push(findingOf('blank-label', place, { severity }))
      continue
    }
    if (exact.has(label)) findings.push(findingOf('duplicate-label', { ...place, found: label }))
    else if (folded.has(label.toLowerCase())) {
      findings.push(findingOf('duplicate-label', { ...place, found: label }, { severity: 'warning' }))
    }
    exact.add(label)
    folded.add(label.toLowerCase())
  }
  return findings
}
