// web/console/parts/yearly/year-step.tsx: first step: which days the review covers.
import { useState } from 'preact/hooks'
import { isDay } from '../../../../core/plan-rules.ts'
import { DayField } from './day-field.tsx'
import { StepForm, type StepProps } from './step-form.tsx'

type Faults = Partial<Record<'from' | 'to', string>>

export function YearStep({ review, onSave }: StepProps) {
  const [covers, setCovers] = useState(review.covers)
  const [faults, setFaults] = useState<Faults>({})
  const isChanged = covers.from !== review.covers.from || covers.to !== review.covers.to

  function check(): boolean {
    const found: Faults = {
      ...(isDay(covers.from) ? {} : { from: 'Choose a day.' }),
      ...(isDay(covers.to)
        ? covers.to > covers.from
          ? {}
          : { to: 'Choose a day after the first one.' }
        : { to: 'Choose a day.' }),
    }
    setFaults(found)
    return Object.keys(found).length === 0
  }

  return (
    <StepForm isChanged={isChanged} check={check} onSubmit={(isDone) => onSave({ covers }, isDone)}>
      <p>
        The numbers of the next step are counted for these days. Keep the calendar year, or take the year in which your
        city budgets. It must begin or end in {review.id}.
      </p>
      {isChanged && review.collected && (
        <div class="alert warn">
          <p>The numbers were collected for other days. They are dropped, and collected anew in the next step.</p>
        </div>
      )}
      <DayField
        {...{ id: 'covers-from', label: 'First day', value: covers.from, error: faults.from }}
        onInput={(from) => setCovers({ ...covers, from })}
      />
      <DayField
        {...{ id: 'covers-to', label: 'Last day', value: covers.to, error: faults.to }}
        hint="A year that is not over yet is counted so far; the report says so."
        onInput={(to) => setCovers({ ...covers, to })}
      />
    </StepForm>
  )
}
