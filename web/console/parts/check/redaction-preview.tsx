// web/console/parts/check/redaction-preview.tsx: the first rows before and after redaction, in one table.
import { useState } from 'preact/hooks'
import { countText } from '../../../catalog/words.ts'
import type { Checking } from '../../checking.ts'
import { isSameName, ruleOf } from '../../handling-draft.ts'
import { type PreviewCell, type PreviewColumn, previewOf } from '../../redaction-preview.ts'
import { listText } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'

/** Enough to see what happens; small groups need some rows to be counted. */
const ROWS = 12

export function RedactionPreview({ checking }: { checking: Checking }) {
  const { review, handling, canEdit } = checking
  const [isWhole, setWhole] = useState(false)
  if (handling.redactions.length === 0 || review.preview.length === 0) return null
  const retyped = review.columns.filter(({ name, type }) => {
    const declared = ruleOf(handling, name)?.type
    return declared !== undefined && declared !== type
  })
  const untold = new Set(retyped.map(({ name }) => name))
  const preview = previewOf(handling.redactions, review.columns, review.preview, untold)
  if ('faults' in preview) return <Faults faults={preview.faults} canEdit={canEdit} />

  const touched = preview.columns.filter(({ fate }) => fate !== 'kept')
  const columns = isWhole ? preview.columns : touched
  const waiting = retyped.filter(({ name }) =>
    handling.redactions.some((one) => 'column' in one && isSameName(one.column, name)),
  )
  const rows = Math.min(ROWS, review.preview.length)
  return (
    <div class="sub-section">
      <h3>Before and after</h3>
      <p>
        The first {countText(rows, 'row')}. What changes is struck through, with what is published after it.
        {handling.redactions.some(({ method }) => method === 'suppress-small-groups') &&
          ' Small groups are counted among the first rows only; the check counts all of them.'}
      </p>
      {waiting.length > 0 && (
        <p>
          {listText(waiting.map(({ name }) => name))} {waiting.length === 1 ? 'has' : 'have'} a new type and can be
          shown after the next check.
        </p>
      )}
      {columns.length > 0 && (
        <TableScroll label="First rows before and after redaction" name="redaction-table">
          <table class="data">
            <thead>
              <tr>
                {columns.map(({ name, fate }) => (
                  <th key={name} scope="col">
                    {fate === 'dropped' ? (
                      <>
                        <del>{name}</del> <span class="badge danger">dropped</span>
                      </>
                    ) : (
                      name
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: rows }, (_, row) => (
                <tr key={row}>
                  {columns.map((column) => (
                    <td key={column.name}>
                      <Changed cell={column.cells[row]!} fate={column.fate} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      {touched.length < preview.columns.length && (
        <label class="check">
          <input type="checkbox" checked={isWhole} onChange={(event) => setWhole(event.currentTarget.checked)} />
          <span>Show the other columns as well</span>
        </label>
      )}
    </div>
  )
}

function Changed({ cell: { before, after }, fate }: { cell: PreviewCell; fate: PreviewColumn['fate'] }) {
  const empty = <span class="empty">empty</span>
  if (fate === 'dropped') return before === null ? empty : <del>{before}</del>
  if (before === after) return <>{before ?? empty}</>
  return (
    <>
      <del>{before}</del> <span class="visually-hidden">becomes </span>
      <ins>{after ?? 'blank'}</ins>
    </>
  )
}

/** Names of columns and methods stand in the sentences. */
function Faults({ faults, canEdit }: { faults: readonly string[]; canEdit: boolean }) {
  return (
    <div class="alert warn" role="status">
      <p>
        <strong>{canEdit ? 'There is no preview yet:' : 'The redactions do not fit this file:'}</strong>
      </p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  )
}
