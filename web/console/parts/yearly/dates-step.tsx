// web/console/parts/yearly/dates-step.tsx: fourth step: when the plan and the year are looked at again.
import { useState } from 'preact/hooks'
import type { NextDates } from '../../../../core/yearly-review.ts'
import { dayText } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import { policies } from '../../desk/policies.ts'
import { hrefOf } from '../../router.ts'
import { Loader, useLoad } from '../load.tsx'
import { DayField } from './day-field.tsx'
import { StepForm, type StepProps } from './step-form.tsx'

type Faults = Partial<Record<keyof NextDates, string>>

export function DatesStep({ review, onSave }: StepProps) {
  const [next, setNext] = useState({
    planReviewBy: review.next.planReviewBy ?? '',
    yearlyReviewBy: review.next.yearlyReviewBy ?? '',
  })
  const [faults, setFaults] = useState<Faults>({})
  const chosen = Object.fromEntries(Object.entries(next).filter(([, day]) => day !== ''))
  const isChanged = JSON.stringify(chosen) !== JSON.stringify(review.next)

  function check(): boolean {
    const today = new Date().toISOString().slice(0, 10)
    const found = Object.fromEntries(
      Object.entries(next)
        .filter(([, day]) => day <= today)
        .map(([name, day]) => [name, day === '' ? 'Choose a day.' : 'Choose a day after today.']),
    )
    setFaults(found)
    return Object.keys(found).length === 0
  }

  return (
    <div class="stack">
      <StepForm isChanged={isChanged} check={check} onSubmit={(isDone) => onSave({ next: chosen }, isDone)}>
        <p>The report names these days, and administrators get a mail a month before and on the day.</p>
        <DayField
          {...{ id: 'plan-review-by', label: 'The plan is looked at again by', value: next.planReviewBy }}
          error={faults.planReviewBy}
          onInput={(planReviewBy) => setNext({ ...next, planReviewBy })}
        />
        <DayField
          {...{ id: 'yearly-review-by', label: 'The next yearly report is there by', value: next.yearlyReviewBy }}
          error={faults.yearlyReviewBy}
          onInput={(yearlyReviewBy) => setNext({ ...next, yearlyReviewBy })}
        />
      </StepForm>
      <PolicyDays />
    </div>
  )
}

/** Policies carry their own days: a new day is a new version, which people sign. */
function PolicyDays() {
  const { api } = useDesk()
  const load = useLoad(() => policies(api), [api])
  return (
    <section class="card" aria-labelledby="policy-days">
      <h3 id="policy-days">When policies are looked at again</h3>
      <Loader load={load} what="the policies">
        {(list) => {
          const inForce = list.filter((policy) => policy.inForce)
          if (inForce.length === 0) return <p class="muted">No policy is in force yet.</p>
          return (
            <ul>
              {inForce.map(({ id, title, inForce: version }) => (
                <li key={id}>
                  <a href={hrefOf({ page: 'policy', id })}>{title}</a>: by {dayText(version!.reviewBy)}
                </li>
              ))}
            </ul>
          )
        }}
      </Loader>
    </section>
  )
}
