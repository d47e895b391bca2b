// web/console/parts/preparation/assessment-section.tsx: what a city looks at before its launch, by area, each with an owner and evidence.
import { useState } from 'preact/hooks'
import {
  ASSESSMENT_AREAS,
  type AssessmentArea,
  doneShare,
  ITEM_STATES,
  PREPARATION_LIMITS,
} from '../../../../core/preparation.ts'
import type { Item } from '../../desk/preparation.ts'
import { AREA_WORDS, ITEM_STATE_WORDS, newItem, withOne, without } from '../../preparation-draft.ts'
import { Choice, OwnerField, Text } from './fields.tsx'
import { EditForm, headingOf, Section, type SectionProps } from './section.tsx'

const ABOUT =
  'Four things that software does not give a city. Each item has an owner, and evidence that somebody else can check.'

export function AssessmentSection(props: SectionProps) {
  // One form at a time: what was typed elsewhere would be lost when the list is saved.
  const [editing, setEditing] = useState<Item>()
  return (
    <Section name="assessment" prep={props.prep} about={ABOUT}>
      {ASSESSMENT_AREAS.map((area) => (
        <Area key={area} {...props} {...{ area, editing, setEditing }} />
      ))}
    </Section>
  )
}

interface AreaProps extends SectionProps {
  readonly area: AssessmentArea
  readonly editing: Item | undefined
  readonly setEditing: (item: Item | undefined) => void
}

function Area({ prep, mayWrite, save, area, editing, setEditing }: AreaProps) {
  const items = prep.assessment.filter((one) => one.area === area)
  const { done, of } = doneShare(items)
  const { title, about } = AREA_WORDS[area]
  const isNew = editing?.area === area && !items.some(({ id }) => id === editing.id)
  const form = editing && (
    <ItemForm key={editing.id} {...{ prep, save, isNew }} start={editing} onClose={() => setEditing(undefined)} />
  )
  return (
    <section class="assessment-area" aria-labelledby={`area-${area}`}>
      <h3 id={`area-${area}`}>
        {title}{' '}
        <span class="muted">
          {done} of {of}
        </span>
      </h3>
      <p class="muted">{about}</p>
      <ul class="assessment-items">
        {items.map((item) => (
          <li key={item.id}>
            {editing?.id === item.id ? form : <Row {...{ item, mayWrite }} onEdit={() => setEditing(item)} />}
          </li>
        ))}
      </ul>
      {isNew
        ? form
        : mayWrite && (
            <button type="button" class="link-button" onClick={() => setEditing(newItem(area, prep.assessment))}>
              Add an item to {title.toLowerCase()}
            </button>
          )}
    </section>
  )
}

function Row({ item, mayWrite, onEdit }: { item: Item; mayWrite: boolean; onEdit: () => void }) {
  const { id, title, state, owner, evidence } = item
  const { words, tone } = ITEM_STATE_WORDS[state]
  return (
    <div class="assessment-row">
      <div>
        <p class="assessment-title">{title}</p>
        <p class="muted">
          {owner ? `Owner: ${owner.name}` : 'No owner yet'}
          {evidence && <span class="assessment-evidence">{evidence}</span>}
        </p>
      </div>
      <span class={`badge ${tone}`}>{words}</span>
      {mayWrite && (
        <button type="button" class="link-button" id={`edit-${id}`} aria-label={`Change: ${title}`} onClick={onEdit}>
          Change
        </button>
      )}
    </div>
  )
}

interface ItemFormProps extends Pick<SectionProps, 'prep' | 'save'> {
  readonly start: Item
  readonly isNew: boolean
  readonly onClose: () => void
}

function ItemForm({ prep, save, start, isNew, onClose }: ItemFormProps) {
  const [item, setItem] = useState(start)
  const [error, setError] = useState<string>()
  const change = (part: Partial<Item>) => setItem((before) => ({ ...before, ...part }))

  function isReady(): boolean {
    setError(item.title.trim() === '' ? 'Say what has to be so.' : undefined)
    return item.title.trim() !== ''
  }
  return (
    <EditForm
      title={isNew ? 'New item' : `Change: ${start.title}`}
      focusAfter={isNew ? headingOf('assessment') : `edit-${start.id}`}
      onSave={() => save({ assessment: withOne(prep.assessment, item) }, 'The item was saved.')}
      {...{ isReady, onClose }}
      {...(isNew
        ? {}
        : { onRemove: () => save({ assessment: without(prep.assessment, start.id) }, 'The item was taken off.') })}
    >
      <Text
        id="item-title"
        label="What has to be so"
        max={PREPARATION_LIMITS.title}
        value={item.title}
        error={error}
        onChange={(title) => change({ title })}
      />
      <div class="edit-pair">
        <Choice
          id="item-state"
          label="State"
          value={item.state}
          options={ITEM_STATES.map((state) => [state, ITEM_STATE_WORDS[state].words] as const)}
          onChange={(state) => change({ state })}
        />
        <OwnerField id="item-owner" people={prep.people} owner={item.owner} onChange={(owner) => change({ owner })} />
      </div>
      <Text
        id="item-evidence"
        label="Evidence"
        hint="What shows that it is so: a decision, a file number, an address. Where it does not apply: why."
        rows={3}
        max={PREPARATION_LIMITS.evidence}
        value={item.evidence}
        optional
        onChange={(evidence) => change({ evidence })}
      />
    </EditForm>
  )
}
