// web/console/parts/yearly/published-review.tsx: a published review: the report, and its texts to correct.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import type { YearlyChange, YearlyReview } from '../../desk/yearly.ts'
import { wordsDraft, wordsOf } from '../../yearly-draft.ts'
import { ReportPreview } from './report-preview.tsx'
import { StepForm } from './step-form.tsx'
import { WordsFields } from './words-fields.tsx'

interface PublishedReviewProps {
  readonly review: YearlyReview
  readonly save: (change: YearlyChange) => Promise<YearlyReview>
}

export function PublishedReview({ review, save }: PublishedReviewProps) {
  const { announce, me } = useDesk()
  const [isWriting, setWriting] = useState(false)
  const [draft, setDraft] = useState(() => wordsDraft(review.texts, me.city.languages))
  const isChanged = JSON.stringify(wordsOf(draft)) !== JSON.stringify(review.texts)

  async function correct(isDone: boolean): Promise<void> {
    await save({ texts: wordsOf(draft) })
    announce('The correction was saved; it is public soon.')
    if (isDone) setWriting(false)
  }

  if (!isWriting) {
    return (
      <div class="stack">
        <p class="form-actions">
          <button type="button" class="button quiet" onClick={() => setWriting(true)}>
            Correct the texts
          </button>
        </p>
        <h2>The report</h2>
        <ReportPreview review={review} />
      </div>
    )
  }
  return (
    <StepForm isChanged={isChanged} onSubmit={correct} goOn="Save the correction">
      <WordsFields draft={draft} onChange={setDraft} />
    </StepForm>
  )
}
