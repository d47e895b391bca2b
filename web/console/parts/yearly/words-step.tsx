// web/console/parts/yearly/words-step.tsx: third step: what went well, what did not, what changes, beside what is due.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { wordsDraft, wordsOf } from '../../yearly-draft.ts'
import { DuePolicies, LatePlan } from './due-lists.tsx'
import { StepForm, type StepProps } from './step-form.tsx'
import { WordsFields } from './words-fields.tsx'

export function WordsStep({ review, onSave }: StepProps) {
  const { languages } = useDesk().me.city
  const [draft, setDraft] = useState(() => wordsDraft(review.texts, languages))
  const isChanged = JSON.stringify(wordsOf(draft)) !== JSON.stringify(review.texts)
  return (
    <div class="stack">
      <p>
        What the numbers mean: what you are glad of, what you are not, and what you change because of it. Readers
        believe a report that names what went wrong.
      </p>
      <DuePolicies days={90} />
      <LatePlan />
      <StepForm isChanged={isChanged} onSubmit={(isDone) => onSave({ texts: wordsOf(draft) }, isDone)}>
        <WordsFields draft={draft} onChange={setDraft} />
      </StepForm>
    </div>
  )
}
