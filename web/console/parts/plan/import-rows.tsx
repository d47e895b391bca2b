// web/console/parts/plan/import-rows.tsx: what happens to each row of an imported inventory.
import type { ImportedRow } from '../../desk/plan.ts'
import type { Tone } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'

const OUTCOMES: Readonly<Record<ImportedRow['outcome'], { readonly words: string; readonly tone: Tone }>> = {
  refused: { words: 'Refused', tone: 'danger' },
  added: { words: 'New', tone: 'ok' },
  changed: { words: 'Changed', tone: 'warn' },
  unchanged: { words: 'As it is', tone: '' },
}
const ORDER = Object.keys(OUTCOMES)

/** Refused ones first: they are what has to be done. */
export function ImportRows({ rows }: { rows: readonly ImportedRow[] }) {
  const sorted = rows.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || a.row - b.row)
  return (
    <TableScroll label="Rows of the file" name="import-table">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              Row
            </th>
            <th scope="col">Dataset</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <Row key={row.row} {...row} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Row({ row, title, outcome, changes, faults }: ImportedRow) {
  const { words, tone } = OUTCOMES[outcome]
  return (
    <tr>
      <td class="number">{row}</td>
      <th scope="row">{title || <span class="empty">no title</span>}</th>
      <td>
        <span class={`badge ${tone}`}>{words}</span>
        {outcome === 'changed' && <span class="import-changes">{changes.map(fieldWords).join(', ')}</span>}
        {faults.length > 0 && (
          <ul class="import-faults">
            {faults.map(({ column, expected, found }) => (
              <li key={column + expected}>
                {column && <code>{column}</code>} expected {expected}; found {found || 'nothing'}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  departmentId: 'department',
  plannedFor: 'planned for',
  withheld: 'reason and explanation',
  datasetId: 'dataset',
}

function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field
}
