// web/console/parts/check/redaction-section.tsx: what is taken out or made less telling before publication, with a preview.
import { useState } from 'preact/hooks'
import { REDACTION_WORDS } from '../../../../core/engine/redaction.ts'
import { countText, numberText } from '../../../catalog/words.ts'
import { type Checking, SECTIONS } from '../../checking.ts'
import { useDesk } from '../../context.ts'
import { type GroupRedaction, groupsOf, redactionOf } from '../../handling-draft.ts'
import { redactionText } from '../../handling-words.ts'
import { Field } from '../field.tsx'
import { ColumnPicker } from './column-picker.tsx'
import { redactionId, wholeBetween } from './personal-section.tsx'
import { RedactionPreview } from './redaction-preview.tsx'
import { RedactionRow } from './redaction-row.tsx'
import { Section } from './section.tsx'
import { ShowMore } from './show-more.tsx'

export function RedactionSection({ checking }: { checking: Checking }) {
  return (
    <Section id={SECTIONS.redaction} title="Redaction">
      {checking.canEdit ? <Editor checking={checking} /> : <Applied checking={checking} />}
      <RedactionPreview checking={checking} />
    </Section>
  )
}

function Editor({ checking }: { checking: Checking }) {
  const { review, handling, onEdit } = checking
  const [added, setAdded] = useState<readonly string[]>([])
  const columns = review.columns.map((column, index) => ({ column, index }))
  const isListed = (name: string) =>
    added.includes(name) ||
    redactionOf(handling, name) !== undefined ||
    review.columns.some((column) => column.name === name && column.personal.length > 0)
  const listed = columns.filter(({ column }) => isListed(column.name))
  const free = columns.filter(({ column }) => !isListed(column.name))
  const names = review.columns.map(({ name }) => name)
  const lost = handling.redactions.flatMap((one) => ('column' in one && !names.includes(one.column) ? [one] : []))
  return (
    <>
      <p>
        What is redacted here is in none of the published files. The file that you uploaded stays in the portal’s closed
        storage and is deleted in time.
      </p>
      {listed.length === 0 && <p>No column is redacted.</p>}
      <ShowMore items={listed} step={60} noun="columns">
        {(some) => (
          <ul class="redaction-list">
            {some.map(({ column, index }) => (
              <RedactionRow key={index} column={column} index={index} checking={checking} />
            ))}
          </ul>
        )}
      </ShowMore>
      {lost.length > 0 && (
        <div class="alert warn">
          <p>This file does not have every column that is to be redacted:</p>
          <ul class="plain-list">
            {lost.map((redaction) => (
              <li key={redaction.column}>
                <code>{redaction.column}</code>: {redactionText(redaction)}{' '}
                <button
                  type="button"
                  class="link-button"
                  onClick={() => onEdit({ kind: 'redaction', column: redaction.column, redaction: undefined })}
                >
                  Take it out
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {free.length > 0 && (
        <Field
          id="redact-another"
          label="Redact another column"
          hint="For columns in which no data about people was seen."
        >
          {(control) => (
            <select
              {...control}
              value=""
              onChange={(event) => {
                const place = Number(event.currentTarget.value)
                event.currentTarget.value = ''
                const column = review.columns[place]
                if (!column) return
                setAdded([...added, column.name])
                requestAnimationFrame(() => document.getElementById(redactionId(place))?.focus())
              }}
            >
              <option value="">Choose a column…</option>
              {free.map(({ column, index }) => (
                <option key={index} value={index}>
                  {column.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <SmallGroups checking={checking} names={names} />
    </>
  )
}

/** Blanks what would tell somebody from a group that is too small. The form has one; others stay as they are. */
function SmallGroups({ checking, names }: { checking: Checking; names: readonly string[] }) {
  const { handling, checks, onEdit } = checking
  const { announce } = useDesk()
  const groups = groupsOf(handling)
  const [first, ...others] = groups
  const set = (group: GroupRedaction | undefined, rest = others) =>
    onEdit({ kind: 'small-groups', groups: group ? [group, ...rest] : rest })
  const smallest = first?.smallest ?? handling.disclosure?.smallestGroup ?? checks.smallestGroup
  const toCount = handling.disclosure?.quasiIdentifiers ?? []
  const isCopyable = first === undefined && toCount.length > 0
  return (
    <div class="sub-section">
      <h3>{REDACTION_WORDS['suppress-small-groups'].title}</h3>
      <p>{REDACTION_WORDS['suppress-small-groups'].help}</p>
      {isCopyable && (
        <p>
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              set({ method: 'suppress-small-groups', columns: [...toCount], smallest })
              announce('Small groups will be blanked.')
            }}
          >
            Blank them in the columns chosen above
          </button>
        </p>
      )}
      <ColumnPicker
        id="group-columns"
        label="Columns to look at together"
        hint="At most 10."
        names={names}
        chosen={first?.columns ?? []}
        canEdit
        onChange={(columns) =>
          set(
            columns.length === 0
              ? undefined
              : { method: 'suppress-small-groups', columns: columns.slice(0, 10), smallest },
          )
        }
      />
      {first && (
        <Field id="group-smallest" label="Blank them where fewer rows are alike than">
          {(control) => (
            <input
              {...control}
              type="number"
              min={2}
              max={1000}
              value={smallest}
              onChange={(event) => set({ ...first, smallest: wholeBetween(event.currentTarget.value, 2, 1000) })}
            />
          )}
        </Field>
      )}
      {others.map((group, index) => (
        <p key={index}>
          Also: {redactionText(group)}{' '}
          <button
            type="button"
            class="link-button"
            onClick={() =>
              set(
                first,
                others.filter((one) => one !== group),
              )
            }
          >
            Take it out
          </button>
        </p>
      ))}
    </div>
  )
}

/** For readers: what was redacted, and how much of it there was. */
function Applied({ checking }: { checking: Checking }) {
  const { handling, review } = checking
  if (handling.redactions.length === 0) return <p>Nothing is redacted: every column is published as it came.</p>
  return (
    <>
      <p>
        {countText(handling.redactions.length, 'redaction')} {handling.redactions.length === 1 ? 'is' : 'are'} part of
        this version, and of what is signed.
      </p>
      <ul class="plain-list applied">
        {handling.redactions.map((redaction, index) => {
          const columns = 'column' in redaction ? [redaction.column] : redaction.columns
          const effect = review.redactions?.find(
            (one) => one.method === redaction.method && one.columns.join('\n') === columns.join('\n'),
          )
          return (
            <li key={index}>
              {'column' in redaction && (
                <>
                  <code>{redaction.column}</code>:{' '}
                </>
              )}
              {redactionText(redaction)}.{' '}
              {effect && (
                <strong>
                  {numberText(effect.cells)} {effect.cells === 1 ? 'cell' : 'cells'}{' '}
                  {redaction.method === 'drop' ? 'left out' : 'changed'}.
                </strong>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
