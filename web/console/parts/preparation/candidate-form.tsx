// web/console/parts/preparation/candidate-form.tsx: how much a dataset is asked for, what shows it, and how sensitive it is.
import { useState } from 'preact/hooks'
import { DEMAND_ORIGINS, type DemandOrigin, PREPARATION_LIMITS, SENSITIVITIES } from '../../../../core/preparation.ts'
import type { Candidate } from '../../desk/preparation.ts'
import { candidateOf, ORIGIN_WORDS, SENSITIVITY_WORDS, withOne, without } from '../../preparation-draft.ts'
import { CheckGroup } from '../people/check-group.tsx'
import { Choice, Text } from './fields.tsx'
import { EditForm, headingOf, type SectionProps } from './section.tsx'

const DEMAND_WORDS: readonly (readonly [value: string, words: string])[] = [
  ['1', '1: somebody might want it'],
  ['2', '2: asked for now and then'],
  ['3', '3: asked for regularly'],
  ['4', '4: asked for by many'],
  ['5', '5: asked for all the time'],
]

interface CandidateFormProps extends Pick<SectionProps, 'prep' | 'save'> {
  readonly start: Candidate
  readonly title: string
  readonly isNew: boolean
  readonly onClose: () => void
}

export function CandidateForm({ prep, save, start, title, isNew, onClose }: CandidateFormProps) {
  const [one, setOne] = useState(() => candidateOf(start))
  const change = (part: Partial<Candidate>) => setOne((before) => ({ ...before, ...part }))
  const saveList = (candidates: Candidate[], said: string) => save({ candidates }, said)
  return (
    <EditForm
      title={isNew ? `New candidate: ${title}` : `Change: ${title}`}
      submitWords={isNew ? 'Add it' : 'Save'}
      focusAfter={isNew ? headingOf('launch-set') : `edit-${one.id}`}
      onSave={() => {
        // What is highly sensitive cannot stay in the launch set.
        const kept = one.sensitivity === 'high' ? { ...one, isChosen: false } : one
        return saveList(withOne(prep.candidates, kept), `${title} was saved.`)
      }}
      {...{ onClose }}
      {...(isNew
        ? {}
        : { onRemove: () => saveList(without(prep.candidates, one.id), `${title} is no candidate any more.`) })}
    >
      <h3>{title}</h3>
      <div class="edit-pair">
        <Choice
          id="candidate-demand"
          label="Demand"
          hint="How much people ask for it."
          value={String(one.demand)}
          options={DEMAND_WORDS}
          onChange={(demand) => change({ demand: Number(demand) })}
        />
        <Choice
          id="candidate-sensitivity"
          label="Sensitivity"
          hint="What the check found can only raise it."
          value={one.sensitivity}
          options={SENSITIVITIES.map((level) => [level, SENSITIVITY_WORDS[level].words] as const)}
          onChange={(sensitivity) => change({ sensitivity })}
        />
      </div>
      <CheckGroup
        legend="Where the demand comes from"
        choices={DEMAND_ORIGINS.map((id) => ({ id, title: ORIGIN_WORDS[id] }))}
        chosen={one.origins}
        onChange={(id, isChosen) => {
          const origin = id as DemandOrigin
          change({
            origins: DEMAND_ORIGINS.filter((each) => (each === origin ? isChosen : one.origins.includes(each))),
          })
        }}
      />
      <Text
        id="candidate-evidence"
        label="Evidence"
        hint="Counts, names of requests, addresses: 41 records requests last year; question in council on 3 March."
        rows={3}
        max={PREPARATION_LIMITS.evidence}
        value={one.evidence}
        optional
        onChange={(evidence) => change({ evidence })}
      />
    </EditForm>
  )
}
