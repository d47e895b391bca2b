// web/console/parts/findings.tsx: what the check found, the gravest first.
import type { Finding, Report, Severity } from '../../../core/report.ts'
import { numberText } from '../../catalog/words.ts'

const GROUPS: readonly { readonly severity: Severity; readonly words: string; readonly meaning: string }[] = [
  { severity: 'error', words: 'Errors', meaning: 'The file cannot be published with these.' },
  { severity: 'warning', words: 'Warnings', meaning: 'It can be published, but reviewers will look at these.' },
  { severity: 'notice', words: 'Notices', meaning: 'Good to know; nothing has to be done.' },
]

export function Findings({ report }: { report: Report }) {
  const groups = GROUPS.map((group) => ({
    ...group,
    findings: report.findings.filter(({ severity }) => severity === group.severity),
  })).filter(({ findings }) => findings.length > 0)
  if (groups.length === 0) return <p>Nothing was found that needs a look.</p>
  return (
    <>
      {groups.map(({ severity, words, meaning, findings }) => (
        <section key={severity} class={`findings ${severity}`} aria-labelledby={`findings-${severity}`}>
          <h3 id={`findings-${severity}`}>
            {words} ({numberText(findings.length)})
          </h3>
          <p class="muted">{meaning}</p>
          <FindingList findings={findings} report={report} />
        </section>
      ))}
    </>
  )
}

/** More than this is folded away: nobody reads it, and the page stays quick. */
const SHOWN = 25

function FindingList({ findings, report }: { findings: readonly Finding[]; report: Report }) {
  const rest = findings.slice(SHOWN)
  const items = (some: readonly Finding[]) => (
    <ul class="finding-list">
      {some.map((finding, index) => (
        <FindingItem key={index} finding={finding} report={report} />
      ))}
    </ul>
  )
  return (
    <>
      {items(findings.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary>{numberText(rest.length)} more</summary>
          {items(rest)}
        </details>
      )}
    </>
  )
}

function FindingItem({ finding, report }: { finding: Finding; report: Report }) {
  const place = placeOf(finding, report)
  return (
    <li>
      {place && <p class="finding-place">{place}</p>}
      <p>{finding.message}</p>
      {finding.fix && (
        <p>
          <strong>What to do:</strong> {finding.fix}
        </p>
      )}
      {finding.total !== undefined && finding.total > 1 && <p class="muted">Seen {numberText(finding.total)} times.</p>}
    </li>
  )
}

/** `Row 12, column 3 (zip)`: the header is row 1, as in a spreadsheet. */
function placeOf({ row, column }: Finding, report: Report): string {
  const name = column === undefined ? undefined : report.columns[column - 1]?.name
  const parts = [
    ...(row === undefined ? [] : [`row ${numberText(row)}`]),
    ...(column === undefined ? [] : [`column ${column}${name ? ` (${name})` : ''}`]),
  ]
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
