// Real city files beside the project, when they are there: every row, typed as people would, with the faults that other validators find.
import type { Finding } from '../../../core/report.ts'
import { handlingFor, REFUSED, reviewOf, tableOf, withMaterial } from '../../support/material.ts'
import { read } from '../../support/tree.ts'

const LONG = 240_000

withMaterial(
  'every real dataset is accepted with all its rows, or refused for the right reason',
  async () => {
    const wrong: string[] = []
    for (const [file, , , , , , rows] of tableOf('MANIFEST.tsv')) {
      if (!file!.startsWith('datasets/')) continue
      const review = await reviewOf(file!)
      const errors = new Set(review.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))
      const missing = (REFUSED[file!] ?? []).filter((code) => !errors.has(code))
      if (missing.length > 0 || errors.size > 0 !== file! in REFUSED) wrong.push(`${file}: ${[...errors].join(', ')}`)
      // The manifest counts the footers and the second line of a wrapped header as rows.
      const isCounted = rows && !file!.includes('datagov_fy10') && !errors.has('archive-several')
      if (isCounted && review.rows !== Number(rows)) wrong.push(`${file}: ${review.rows} rows instead of ${rows}`)
    }
    expect(wrong).toEqual([])
  },
  LONG,
)

withMaterial(
  'at least 97 % of the columns of real files get the type that people gave them',
  async () => {
    const words: Readonly<Record<string, string>> = { timestamp: 'datetime', geo_point: 'geopoint', empty: 'text' }
    const columns = tableOf('types.tsv')
    const wrong: string[] = []
    for (const [file, number, name, type, , also] of columns) {
      const { columns: found } = await reviewOf(file!)
      const wanted = [type!, ...(also ?? '').split('|')].map((word) => words[word] ?? word)
      const guess = found[Number(number) - 1]?.type
      if (!guess || !wanted.includes(guess)) wrong.push(`${file} ${name}: ${guess} instead of ${wanted.join(' or ')}`)
    }
    expect({ right: 1 - wrong.length / columns.length >= 0.97, wrong }).toMatchObject({ right: true })
  },
  LONG,
)

const CODES: Readonly<Record<string, readonly string[]>> = {
  'blank-header': ['blank-label'],
  'duplicate-header': ['duplicate-label'],
  'empty-or-unreadable': ['source-error'],
  type: ['type-error', 'declared-type-error'],
  constraint: ['constraint-error'],
  unique: ['unique-error'],
  'schema-match': ['schema-error'],
}

withMaterial(
  'at least 95 % of what other validators expect of their fixtures holds, and each miss has its reason in the documents',
  async () => {
    const expectations = tableOf('expectations.tsv')
    const missed = new Set<string>()
    let misses = 0
    for (const [file, expected, fault, row, column, config = ''] of expectations) {
      const review = await reviewOf(file!, handlingFor(config))
      const isFound = (finding: Finding): boolean =>
        (CODES[fault!] ?? [fault]).includes(finding.code) &&
        (!row || finding.row === Number(row)) &&
        (!column || finding.column === Number(column))
      const isMet =
        expected === 'parses' ||
        (expected === 'valid' && review.verdict === 'accepted') ||
        (expected === 'invalid' && review.verdict === 'rejected' && review.findings.some(isFound))
      if (isMet) continue
      misses++
      missed.add(file!)
    }
    const explained = read('docs/validation.md')
    expect([...missed].filter((file) => !explained.includes(file.replace('validation/', '')))).toEqual([])
    expect(1 - misses / expectations.length).toBeGreaterThanOrEqual(0.95)
  },
  LONG,
)
