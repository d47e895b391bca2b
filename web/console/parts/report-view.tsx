// web/console/parts/report-view.tsx: the report of a version in words, its columns and its first rows.

import type { Profile, Report } from '../../../core/report.ts'
import { countText, formatText, numberText, TYPE_WORDS } from '../../catalog/words.ts'
import { personalWords } from '../words.ts'
import { Findings } from './findings.tsx'
import { TableScroll } from './table-scroll.tsx'

export function ReportView({ report, profile }: { report: Report; profile: Profile | undefined }) {
  const isAccepted = report.verdict === 'accepted'
  return (
    <>
      <section aria-labelledby="report-heading">
        <h2 id="report-heading">What the check found</h2>
        <div class={`alert ${isAccepted ? 'ok' : 'danger'}`}>
          <p>
            <strong>{isAccepted ? 'The file passed the check.' : 'The file did not pass the check.'}</strong>
          </p>
          <p>
            {countText(report.rows, 'row')}, {countText(report.columns.length, 'column')}, {formatText(report.format)},{' '}
            {report.encoding}. {countsOf(report)}
          </p>
        </div>
        <Findings report={report} />
      </section>
      {report.columns.length > 0 && <Columns report={report} />}
      {profile && profile.preview.length > 0 && <Preview profile={profile} />}
    </>
  )
}

function countsOf(report: Report): string {
  const of = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length
  return `${countText(of('error'), 'error')}, ${countText(of('warning'), 'warning')}, ${countText(of('notice'), 'notice')}.`
}

function Columns({ report }: { report: Report }) {
  return (
    <section aria-labelledby="report-columns">
      <h2 id="report-columns">Columns</h2>
      <TableScroll label="Columns of the file">
        <table class="words">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Type</th>
              <th scope="col" class="number">
                Empty cells
              </th>
              <th scope="col" class="number">
                Different values
              </th>
              <th scope="col">Looks like data about people</th>
            </tr>
          </thead>
          <tbody>
            {report.columns.map(({ name, type, nulls, distinct, personal }, index) => (
              <tr key={index}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{TYPE_WORDS[type]}</td>
                <td class="number">{numberText(nulls)}</td>
                <td class="number">{numberText(distinct)}</td>
                <td>
                  {personal.length === 0 ? (
                    <span class="empty">no</span>
                  ) : (
                    <ul class="tags">
                      {personal.map((found) => (
                        <li key={found.class} class="badge warn">
                          {personalWords(found.class)} ({countText(found.hits, 'cell')})
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

/** Enough to see what the data is like; the reviewer can ask for the file. */
const PREVIEW_ROWS = 15

function Preview({ profile }: { profile: Profile }) {
  const rows = profile.preview.slice(0, PREVIEW_ROWS)
  return (
    <section aria-labelledby="report-preview">
      <h2 id="report-preview">First {countText(rows.length, 'row')}</h2>
      <TableScroll label="First rows">
        <table class="data">
          <thead>
            <tr>
              {profile.columns.map(({ name }, index) => (
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, index) => (
              <tr key={index}>
                {cells.map((cell, at) => (
                  <td key={at}>{cell ?? <span class="empty">empty</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}
