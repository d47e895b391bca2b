// web/console/parts/yearly/numbers-step.tsx: second step: numbers that the portal counts, and use that somebody enters.
import { useState } from 'preact/hooks'
import { minuteText } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { type UseDraft, useDrafts, useFaults, useOf } from '../../yearly-draft.ts'
import { ProblemAlert } from '../load.tsx'
import { NumbersTable } from './numbers-table.tsx'
import { StepForm, type StepProps } from './step-form.tsx'
import { UseFields } from './use-fields.tsx'

export function NumbersStep({ review, onSave }: StepProps) {
  const [use, setUse] = useState<readonly UseDraft[]>(() => useDrafts(review.use))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const isChanged = JSON.stringify(use) !== JSON.stringify(useDrafts(review.use))

  function check(): boolean {
    const found = useFaults(use)
    setFaults(found)
    return Object.keys(found).length === 0
  }

  return (
    <div class="stack">
      <Collect {...{ review, onSave }} />
      <StepForm isChanged={isChanged} check={check} onSubmit={(isDone) => onSave({ use: useOf(use) }, isDone)}>
        <UseFields {...{ use, faults }} onChange={setUse} />
      </StepForm>
    </div>
  )
}

function Collect({ review, onSave }: StepProps) {
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const { collected } = review

  async function collect(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      await onSave({ collect: true }, false)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="collected">
      <h3 id="collected">What the portal knows</h3>
      <p>
        {collected
          ? `Counted on ${minuteText(collected.at)} (UTC), and kept like this. Count again if something came since.`
          : 'The portal counts its datasets, versions, reviews, policies and messages of the year, and keeps the result: the report does not change when the portal does.'}
      </p>
      {problem && <ProblemAlert problem={problem} />}
      <p class="form-actions">
        <button type="button" class={`button ${collected ? 'quiet' : ''}`} disabled={isBusy} onClick={collect}>
          {isBusy ? 'Counting…' : collected ? 'Count again' : 'Collect the numbers'}
        </button>
      </p>
      {collected && <NumbersTable collected={collected} />}
    </section>
  )
}
