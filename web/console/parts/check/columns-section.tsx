// web/console/parts/check/columns-section.tsx: every column with its type, its numbers and its rules; and the key.
import { useState } from 'preact/hooks'
import { COLUMN_TYPES, type ColumnType } from '../../../../core/model.ts'
import { percent } from '../../../../core/quality-losses.ts'
import type { ReportColumn } from '../../../../core/report.ts'
import { countText, numberText, TYPE_WORDS } from '../../../catalog/words.ts'
import { type Checking, SECTIONS } from '../../checking.ts'
import { constraintFaults } from '../../handling-changes.ts'
import { redactionOf, ruleOf } from '../../handling-draft.ts'
import { constraintsText, formText, redactionText } from '../../handling-words.ts'
import { listText, personalWords } from '../../words.ts'
import { ColumnPicker } from './column-picker.tsx'
import { ConstraintsForm } from './constraints-form.tsx'
import { Section } from './section.tsx'
import { ShowMore } from './show-more.tsx'

/** From here on a field to find a column helps more than it takes. */
const MANY = 12

export function ColumnsSection({ checking }: { checking: Checking }) {
  const { review, canEdit } = checking
  const [wanted, setWanted] = useState('')
  const all = review.columns.map((column, index) => ({ column, index }))
  const shown = all.filter(({ column }) => column.name.toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <Section id={SECTIONS.columns} title="Columns">
      <p>
        Types are found out from every cell of the column.
        {canEdit && ' Correct what is wrong: it is kept, and holds for later versions too.'}
      </p>
      {all.length > MANY && (
        <div class="field">
          <label for="find-column">Find a column</label>
          <input
            id="find-column"
            type="search"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
          <p role="status" class="muted">
            {wanted.trim() ? `${numberText(shown.length)} of ${countText(all.length, 'column')}` : ''}
          </p>
        </div>
      )}
      <ShowMore items={shown} step={40} noun="columns">
        {(some) => (
          <ul class="column-list">
            {some.map(({ column, index }) => (
              <ColumnItem key={index} column={column} index={index} checking={checking} />
            ))}
          </ul>
        )}
      </ShowMore>
      <Key checking={checking} />
    </Section>
  )
}

interface ColumnItemProps {
  readonly column: ReportColumn
  readonly index: number
  readonly checking: Checking
}

function ColumnItem({ column, index, checking }: ColumnItemProps) {
  const { handling, canEdit, onEdit } = checking
  const [isOpen, setOpen] = useState(false)
  const { name, personal } = column
  const rule = ruleOf(handling, name)
  const redaction = redactionOf(handling, name)
  const constraints = rule?.constraints ?? {}
  const type = rule?.type ?? column.type
  const faults = constraintFaults(constraints, type)
  const rules = constraintsText(constraints)
  return (
    <li class="column-item">
      <div>
        <h3>
          <code>{name}</code>
        </h3>
        <p class="muted">{factsOf(column, checking.review.rows)}</p>
        <ul class="tags">
          {handling.primaryKey.includes(name) && <li class="badge">Key</li>}
          {personal.map((found) => (
            <li key={found.class} class="badge warn">
              {personalWords(found.class)}
            </li>
          ))}
          {redaction && <li class="badge ok">{redactionText(redaction)}</li>}
        </ul>
      </div>
      <TypeChoice
        column={column}
        declared={rule?.type}
        index={index}
        canEdit={canEdit}
        onType={(chosen) => onEdit({ kind: 'type', column: name, type: chosen })}
      />
      {canEdit ? (
        <details class="column-rules" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            Rules<span class="visually-hidden"> of {name}</span>
            {rules && `: ${rules}`}
            {faults.length > 0 && <span class="badge danger">needs a look</span>}
          </summary>
          {/* Closed ones are not drawn: tables with thousands of columns have as many forms. */}
          {isOpen && (
            <ConstraintsForm
              id={`column-${index}`}
              name={name}
              type={type}
              constraints={constraints}
              faults={faults}
              onChange={(changed) => onEdit({ kind: 'constraints', column: name, constraints: changed })}
            />
          )}
        </details>
      ) : (
        rules && (
          <p class="column-rules">
            <strong>Rules:</strong> {rules}
          </p>
        )
      )}
    </li>
  )
}

/** `Written as 31/5/2024. 12 empty (3 %). 40 different values.` */
function factsOf({ format, nulls, distinct }: ReportColumn, rows: number): string {
  const form = format && formText(format)
  const empty = nulls === 0 ? 'never empty' : `${numberText(nulls)} empty (${percent(nulls / Math.max(1, rows))})`
  return `${form ? `Written as ${form}, ` : ''}${empty}, ${countText(distinct, 'different value')}`
}

interface TypeChoiceProps {
  readonly column: ReportColumn
  readonly declared: ColumnType | undefined
  readonly index: number
  readonly canEdit: boolean
  readonly onType: (type: ColumnType | undefined) => void
}

function TypeChoice({ column, declared, index, canEdit, onType }: TypeChoiceProps) {
  if (!canEdit) {
    return (
      <p class="type-choice">
        {TYPE_WORDS[column.type]}
        {declared && <span class="muted"> as declared</span>}
      </p>
    )
  }
  return (
    <div class="type-choice">
      <label class="visually-hidden" for={`type-${index}`}>
        Type of {column.name}
      </label>
      <select
        id={`type-${index}`}
        value={declared ?? ''}
        onChange={(event) => onType((event.currentTarget.value || undefined) as ColumnType | undefined)}
      >
        <option value="">{declared ? 'Find it out from the cells' : `${TYPE_WORDS[column.type]} (found out)`}</option>
        {COLUMN_TYPES.map((type) => (
          <option key={type} value={type}>
            {TYPE_WORDS[type]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What tells the rows apart. */
function Key({ checking }: { checking: Checking }) {
  const { review, handling, canEdit, onEdit } = checking
  const names = review.columns.map(({ name }) => name)
  return (
    <div class="sub-section">
      <h3>What tells the rows apart</h3>
      <ColumnPicker
        id="key-columns"
        label="Key"
        hint="The column, or the columns together, that no two rows share, such as a permit number. With it the portal can say which rows changed since the last version."
        names={names}
        chosen={handling.primaryKey}
        canEdit={canEdit}
        onChange={(columns) => onEdit({ kind: 'key', columns })}
      />
      {canEdit ? (
        <label class="check">
          <input
            type="checkbox"
            checked={handling.distinctRows}
            onChange={(event) => onEdit({ kind: 'distinct-rows', isWanted: event.currentTarget.checked })}
          />
          <span>Two rows that are alike in every column are an error</span>
        </label>
      ) : (
        handling.distinctRows && <p>Two rows that are alike in every column are an error.</p>
      )}
      {handling.foreignKeys.length > 0 && (
        <p>
          <strong>References:</strong>{' '}
          {listText(handling.foreignKeys.map(({ column, references }) => `${column} to ${references}`))}
        </p>
      )}
    </div>
  )
}
