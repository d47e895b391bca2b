// web/console/parts/check/personal-section.tsx: where data about people was seen, and what may tell who a row is about.
import { percent } from '../../../../core/quality-losses.ts'
import type { PersonalData, ReportColumn } from '../../../../core/report.ts'
import { countText } from '../../../catalog/words.ts'
import { type Checking, jumpTo, SECTIONS } from '../../checking.ts'
import { type FindingGroup, groupFindings } from '../../finding-groups.ts'
import { redactionOf } from '../../handling-draft.ts'
import { ABOUT_WORDS, redactionText } from '../../handling-words.ts'
import { personalWords } from '../../words.ts'
import { Field } from '../field.tsx'
import { ColumnPicker } from './column-picker.tsx'
import { DecisionForm } from './decision-form.tsx'
import { Section } from './section.tsx'
import { ShowMore } from './show-more.tsx'

export function PersonalSection({ checking }: { checking: Checking }) {
  const { review } = checking
  const names = review.columns.map(({ name }) => name)
  const groups = groupFindings(
    review.findings.filter(({ code }) => code === 'personal-data'),
    names,
  )
  const columns = review.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.personal.length > 0)
  return (
    <Section id={SECTIONS.personal} title="Data about people">
      {columns.length === 0 ? (
        <p>Nothing was seen in any cell that looks like data about people. Look at the first rows yourself, too.</p>
      ) : (
        <>
          <p>
            Every cell was looked at. Examples are masked: letters stand as x, digits as 9. Redact what the public does
            not need; the privacy reviewer sees what is left.
          </p>
          <ShowMore items={columns} step={30} noun="columns">
            {(some) => (
              <ul class="personal-list">
                {some.map(({ column, index }) => (
                  <PersonalColumn
                    key={index}
                    column={column}
                    index={index}
                    checking={checking}
                    groups={groups.filter(({ topic }) => topic.column === column.name)}
                  />
                ))}
              </ul>
            )}
          </ShowMore>
        </>
      )}
      <Disclosure checking={checking} names={names} />
    </Section>
  )
}

interface PersonalColumnProps {
  readonly column: ReportColumn
  readonly index: number
  readonly checking: Checking
  readonly groups: readonly FindingGroup[]
}

function PersonalColumn({ column, index, checking, groups }: PersonalColumnProps) {
  const { handling, canEdit } = checking
  const redaction = redactionOf(handling, column.name)
  return (
    <li>
      <h3>
        <code>{column.name}</code> {redaction && <span class="badge ok">{redactionText(redaction)}</span>}
      </h3>
      {column.personal.map((found) => (
        <div key={found.class} class="personal-class">
          <p>
            <strong>{personalWords(found.class)}</strong> in {countText(found.hits, 'cell')}, {percent(found.share)} of
            those with a value, {ABOUT_WORDS[found.about] ?? ABOUT_WORDS.unknown}.
          </p>
          <Samples samples={found.samples} />
        </div>
      ))}
      <div class="personal-actions">
        {canEdit && (
          <button type="button" class="button quiet small" onClick={() => jumpTo(redactionId(index))}>
            {redaction ? 'Change the redaction' : 'Redact'}
            <span class="visually-hidden"> {column.name}</span>
          </button>
        )}
        {groups.map((group) => (
          <DecisionForm key={group.key} group={group} checking={checking} />
        ))}
      </div>
    </li>
  )
}

/** Id of the field that chooses the redaction of a column. */
export function redactionId(index: number): string {
  return `redact-${index}`
}

function Samples({ samples }: Pick<PersonalData, 'samples'>) {
  if (samples.length === 0) return null
  // Masked, different cells are often alike.
  const shown = [...new Set(samples)]
  return (
    <p class="samples">
      <span class="muted">{shown.length === 1 ? 'Masked example:' : 'Masked examples:'}</span>
      {shown.map((sample) => (
        <code key={sample}>{sample}</code>
      ))}
    </p>
  )
}

/** Groups of rows so small that somebody could be told from them. */
function Disclosure({ checking, names }: { checking: Checking; names: readonly string[] }) {
  const { handling, checks, canEdit, onEdit } = checking
  const { quasiIdentifiers = [], smallestGroup = checks.smallestGroup } = handling.disclosure ?? {}
  const set = (columns: readonly string[], smallest: number) =>
    onEdit({
      kind: 'disclosure',
      disclosure: columns.length === 0 ? undefined : { quasiIdentifiers: [...columns], smallestGroup: smallest },
    })
  return (
    <div class="sub-section">
      <h3>Who could be recognised</h3>
      <p>
        Age, street, job and the like are harmless one by one and tell who somebody is together. The check counts how
        many rows share their values.
      </p>
      <ColumnPicker
        id="quasi-identifiers"
        label="Columns that others may know about somebody"
        hint="At most 10. Leave it empty where no row is about a person."
        names={names}
        chosen={quasiIdentifiers}
        canEdit={canEdit}
        onChange={(columns) => set(columns.slice(0, 10), smallestGroup)}
      />
      {quasiIdentifiers.length > 0 && (
        <Field
          id="smallest-group"
          label="Rows that have to share their values, at least"
          hint={`The city asks for ${checks.smallestGroup}. Fewer are found as small groups.`}
        >
          {(control) => (
            <input
              {...control}
              type="number"
              min={2}
              max={1000}
              disabled={!canEdit}
              value={smallestGroup}
              onChange={(event) => set(quasiIdentifiers, wholeBetween(event.currentTarget.value, 2, 1000))}
            />
          )}
        </Field>
      )}
    </div>
  )
}

export function wholeBetween(text: string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(text)) || least))
}
