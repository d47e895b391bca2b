// web/console/parts/check/changes-view.tsx: what differs between two versions, in numbers and in words.
import { type Changes, type ColumnChange, isSame } from '../../../../core/changes.ts'
import { numberText, TYPE_WORDS } from '../../../catalog/words.ts'
import { listText } from '../../words.ts'

export function ChangesView({ changes }: { changes: Changes }) {
  const { key, columns, rowsAdded, rowsRemoved, rowsChanged, rowsUnchanged } = changes
  if (isSame(changes)) return <p>Nothing differs: the columns and all rows are the same.</p>
  const numbers = [
    ['New rows', rowsAdded],
    ['Rows no longer there', rowsRemoved],
    ...(key.length > 0 ? [['Rows with other values', rowsChanged] as const] : []),
    ['Rows that are the same', rowsUnchanged],
  ] as const
  return (
    <>
      <dl class="facts">
        {numbers.map(([words, count]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{numberText(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">
        {key.length > 0
          ? `Rows are told apart by ${listText(key)}.`
          : 'No key is declared, so whole rows were compared: a row that was corrected counts as one that is gone and one that is new.'}
      </p>
      {columns.length > 0 && (
        <ul class="plain-list">
          {columns.map((change) => (
            <li key={`${change.kind} ${change.column.name}`}>
              Column <code>{change.column.name}</code> {columnText(change)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function columnText(change: ColumnChange): string {
  const type = TYPE_WORDS[change.column.type].toLowerCase()
  if (change.kind === 'type') return `is ${type} now; it was ${TYPE_WORDS[change.before.type].toLowerCase()}.`
  return change.kind === 'added' ? `(${type}) is new.` : `(${type}) is no longer there.`
}
