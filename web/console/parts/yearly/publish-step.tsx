// web/console/parts/yearly/publish-step.tsx: last step: read the report as the public will, and publish it.
import { useState } from 'preact/hooks'
import { whyNotPublished } from '../../../../core/yearly-review.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { ProblemAlert } from '../load.tsx'
import { ReportPreview } from './report-preview.tsx'
import type { StepProps } from './step-form.tsx'

/** Faults of the rules in the words of the steps. */
const MISSING: readonly (readonly [prefix: string, words: string])[] = [
  ['collected', 'The numbers were not collected yet: step 2.'],
  ['texts', 'The texts in the first language are not complete: step 3.'],
  ['next.planReviewBy', 'The day by which the plan is looked at again is missing or over: step 4.'],
  ['next.yearlyReviewBy', 'The day of the next yearly report is missing or over: step 4.'],
]

export function PublishStep({ review, onSave }: StepProps) {
  const { me } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const faults = whyNotPublished(review, me.city.languages[0]!, new Date().toISOString())
  const missing = MISSING.filter(([prefix]) => faults.some((fault) => fault.startsWith(prefix)))

  async function publish(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      await onSave({ state: 'published' }, false)
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <div class="stack">
      {problem && <ProblemAlert problem={problem} />}
      {missing.length > 0 ? (
        <div class="alert warn">
          <p>
            <strong>Not ready to be published.</strong>
          </p>
          <ul>
            {missing.map(([prefix, words]) => (
              <li key={prefix}>{words}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p>Once it is public its numbers stay as they are. Its texts can be corrected; the report says when.</p>
      )}
      <p class="form-actions">
        <button type="button" class="button" disabled={isBusy || missing.length > 0} onClick={publish}>
          {isBusy ? 'Publishing…' : 'Publish the report'}
        </button>
      </p>
      <ReportPreview review={review} />
    </div>
  )
}
