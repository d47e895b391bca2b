// web/console/parts/check/reading-section.tsx: how the file was read, and how it is to be read where that went wrong.
import { useState } from 'preact/hooks'
import type { Reading } from '../../../../core/handling.ts'
import { type Checking, SECTIONS } from '../../checking.ts'
import { Field } from '../field.tsx'
import { Section } from './section.tsx'

const SHEETS: ReadonlySet<string> = new Set(['xlsx', 'xls', 'ods'])
const TEXTS: ReadonlySet<string> = new Set(['csv', 'tsv'])

export function ReadingSection({ checking }: { checking: Checking }) {
  const { review, canEdit } = checking
  const isText = TEXTS.has(review.format)
  const hasRows = isText || SHEETS.has(review.format)
  const isUnplaced = review.findings.some(({ code }) => code === 'crs-unknown') || checking.handling.reading.crs
  return (
    <Section id={SECTIONS.reading} title="How the file is read">
      <Choices checking={checking} />
      <DateOrder checking={checking} />
      <NullTokens checking={checking} />
      {isUnplaced && (
        <TextSetting
          checking={checking}
          field="crs"
          label="Coordinate system of the file"
          hint="For example EPSG:25830. Ask whoever made the file."
        />
      )}
      {canEdit && hasRows && (
        <details>
          <summary>More: header row{isText && ', sign between cells, encoding'}</summary>
          <div class="form-grid">
            <HeaderRow checking={checking} />
            {isText && <SelectSetting checking={checking} {...DELIMITER} />}
            {isText && <SelectSetting checking={checking} {...ENCODING} />}
          </div>
        </details>
      )}
    </Section>
  )
}

/** Sheets of a workbook, or tables of an archive. */
function Choices({ checking }: { checking: Checking }) {
  const { review, handling, canEdit, onEdit } = checking
  const { choices = [] } = review
  if (choices.length === 0) return null
  const isArchive = !SHEETS.has(review.format) || review.findings.some(({ code }) => code === 'archive-several')
  const field = isArchive ? 'member' : 'sheet'
  const noun = isArchive ? 'table' : 'sheet'
  const read = choices.find(({ isChosen }) => isChosen)?.name
  const wanted = handling.reading[field] ?? read
  return (
    <fieldset class="choice-group" disabled={!canEdit}>
      <legend>Which {noun} is the data?</legend>
      {choices.map(({ name, isHidden }) => (
        <label key={name} class="check">
          <input
            type="radio"
            name="choice"
            checked={name === wanted}
            onChange={() =>
              onEdit({ kind: 'reading', field, value: name === read && !handling.reading[field] ? undefined : name })
            }
          />
          <span>
            {name}
            {isHidden && ' (hidden in the workbook)'}
            {name === read && <span class="muted"> was read</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

const ORDERED = /^(month|day)-first /

function DateOrder({ checking }: { checking: Checking }) {
  const { review, handling } = checking
  const isOpen = review.findings.some(({ code }) => code === 'ambiguous-date')
  const isRelevant =
    isOpen || handling.reading.dateOrder || review.columns.some(({ format }) => format && ORDERED.test(format))
  if (!isRelevant) return null
  const hint = isOpen
    ? 'In some columns every date could be read in both ways; they stay text until you say which.'
    : 'Only for columns that do not tell by themselves.'
  return (
    <SelectSetting
      checking={checking}
      field="dateOrder"
      label="Dates such as 03/04/2024"
      hint={hint}
      options={[
        ['month-first', 'The month comes first: March 4'],
        ['day-first', 'The day comes first: 3 April'],
      ]}
    />
  )
}

function NullTokens({ checking }: { checking: Checking }) {
  const { handling, canEdit, onEdit } = checking
  const tokens = handling.reading.nullTokens ?? []
  const [text, setText] = useState(tokens.join(', '))
  if (!canEdit) {
    return (
      <p>
        <strong>Words for “no value”, beside the usual ones:</strong>{' '}
        {tokens.length === 0 ? <span class="empty">none</span> : tokens.join(', ')}
      </p>
    )
  }
  return (
    <Field
      id="null-tokens"
      label="Words for “no value”"
      optional
      hint="Beside the usual ones, such as N/A, NULL and -. Separated by commas, for example: not known, 9999."
    >
      {(control) => (
        <input
          {...control}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value)
            const words = event.currentTarget.value.split(',').map((word) => word.trim())
            const found = [...new Set(words.filter(Boolean))]
            onEdit({ kind: 'reading', field: 'nullTokens', value: found.length > 0 ? found : undefined })
          }}
        />
      )}
    </Field>
  )
}

function HeaderRow({ checking }: { checking: Checking }) {
  const { handling, onEdit } = checking
  return (
    <Field id="header-row" label="Row of the header" optional hint="The first row is 1. Write 0 when there is none.">
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          max={1000}
          value={handling.reading.headerRow ?? ''}
          onInput={(event) => {
            const { value } = event.currentTarget
            onEdit({ kind: 'reading', field: 'headerRow', value: value === '' ? undefined : Number(value) })
          }}
        />
      )}
    </Field>
  )
}

interface SettingProps {
  readonly checking: Checking
  readonly field: keyof Reading
  readonly label: string
  readonly hint: string
}

function TextSetting({ checking, field, label, hint }: SettingProps) {
  const { handling, canEdit, onEdit } = checking
  return (
    <Field id={`reading-${field}`} label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          disabled={!canEdit}
          value={String(handling.reading[field] ?? '')}
          onInput={(event) => onEdit({ kind: 'reading', field, value: event.currentTarget.value.trim() || undefined })}
        />
      )}
    </Field>
  )
}

type Options = readonly (readonly [string, string])[]

const DELIMITER: { field: 'delimiter'; label: string; hint: string; options: Options } = {
  field: 'delimiter',
  label: 'Sign between cells',
  hint: 'Where it was found out wrongly.',
  options: [
    [',', 'Comma'],
    [';', 'Semicolon'],
    ['\t', 'Tab'],
    ['|', 'Upright line |'],
  ],
}

const ENCODING: { field: 'encoding'; label: string; hint: string; options: Options } = {
  field: 'encoding',
  label: 'Encoding',
  hint: 'Where accents are wrong.',
  options: [
    ['utf-8', 'UTF-8'],
    ['windows-1252', 'Windows, Western Europe'],
    ['windows-1250', 'Windows, Central Europe'],
    ['iso-8859-1', 'ISO 8859-1, Western Europe'],
    ['iso-8859-2', 'ISO 8859-2, Central Europe'],
    ['iso-8859-7', 'ISO 8859-7, Greek'],
    ['utf-16le', 'UTF-16, little-endian'],
    ['utf-16be', 'UTF-16, big-endian'],
  ],
}

function SelectSetting({ checking, field, label, hint, options }: SettingProps & { options: Options }) {
  const { handling, canEdit, onEdit } = checking
  return (
    <Field id={`reading-${field}`} label={label} hint={hint}>
      {(control) => (
        <select
          {...control}
          disabled={!canEdit}
          value={String(handling.reading[field] ?? '')}
          onChange={(event) =>
            onEdit({
              kind: 'reading',
              field,
              value: (event.currentTarget.value || undefined) as Reading[keyof Reading],
            })
          }
        >
          <option value="">Find it out from the file</option>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
