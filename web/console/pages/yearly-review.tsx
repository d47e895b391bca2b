// web/console/pages/yearly-review.tsx: the review of one year, step by step; when it is published, the report and its texts.
import { useEffect, useRef, useState } from 'preact/hooks'
import { REVIEW_STEPS, type ReviewStepName } from '../../../core/yearly-review.ts'
import { dayText } from '../../catalog/words.ts'
import { useDesk } from '../context.ts'
import { changeYearlyReview, type YearlyChange, type YearlyReview, yearlyReview } from '../desk/yearly.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { DatesStep } from '../parts/yearly/dates-step.tsx'
import { NumbersStep } from '../parts/yearly/numbers-step.tsx'
import { PublishStep } from '../parts/yearly/publish-step.tsx'
import { PublishedReview } from '../parts/yearly/published-review.tsx'
import type { StepProps } from '../parts/yearly/step-form.tsx'
import { WordsStep } from '../parts/yearly/words-step.tsx'
import { YearStep } from '../parts/yearly/year-step.tsx'
import { maySeeYearlyReviews } from '../rights-yearly.ts'
import { hrefOf } from '../router.ts'
import { isStepDone, placeOf, STEP_WORDS, stepAfter, YEARLY_STATE_WORDS } from '../yearly-draft.ts'

const WHY = 'The open data team writes the yearly reviews. What is published stands below “About” on the public site.'

export function YearlyReviewPage({ id }: { id: string }) {
  const { me } = useDesk()
  return maySeeYearlyReviews(me) ? <ReviewDesk id={id} /> : <NotForYou title="Yearly review" why={WHY} />
}

function ReviewDesk({ id }: { id: string }) {
  const { api } = useDesk()
  const review = useLoad(() => yearlyReview(api, id), [api, id])
  const value = review.state === 'ready' ? review.value : undefined
  return (
    <>
      <PageHead
        title={`Review of ${id}`}
        crumbs={[{ href: hrefOf({ page: 'yearly-reviews' }), words: 'Yearly reviews' }]}
      >
        {value && <State review={value} />}
      </PageHead>
      <div class="wrap page-body">
        <Loader load={review} what="the review">
          {(found) => (found ? <Found review={found} onChange={review.set} /> : <Missing id={id} />)}
        </Loader>
      </div>
    </>
  )
}

function State({ review: { id, state, publishedAt, correctedAt } }: { review: YearlyReview }) {
  const { words, tone } = YEARLY_STATE_WORDS[state]
  return (
    <p>
      <span class={`badge ${tone}`}>{words}</span>
      {publishedAt && <> Public since {dayText(publishedAt)}.</>}
      {correctedAt && <> Corrected on {dayText(correctedAt)}.</>}{' '}
      {publishedAt && <a href={`/about/yearly/${id}/`}>Public page</a>}
    </p>
  )
}

function Missing({ id }: { id: string }) {
  return (
    <div class="empty-state">
      <h2>Nobody has begun a review of {id}</h2>
      <p>
        <a class="button" href={hrefOf({ page: 'yearly-reviews' })}>
          To the yearly reviews
        </a>
      </p>
    </div>
  )
}

interface FoundProps {
  readonly review: YearlyReview
  readonly onChange: (review: YearlyReview | undefined) => void
}

function Found({ review, onChange }: FoundProps) {
  const { api } = useDesk()
  const save = async (change: YearlyChange): Promise<YearlyReview> => {
    const after = await changeYearlyReview(api, review, change)
    onChange(after)
    return after
  }
  return review.state === 'published' ? <PublishedReview {...{ review, save }} /> : <Wizard {...{ review, save }} />
}

const STEPS: Readonly<Record<ReviewStepName, (props: StepProps) => preact.JSX.Element>> = {
  year: YearStep,
  numbers: NumbersStep,
  words: WordsStep,
  dates: DatesStep,
  publish: PublishStep,
}

interface WizardProps {
  readonly review: YearlyReview
  readonly save: (change: YearlyChange) => Promise<YearlyReview>
}

function Wizard({ review, save }: WizardProps) {
  const { announce, me } = useDesk()
  const [step, setStep] = useState<ReviewStepName>(review.step)
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = useRef(true)
  // Whoever goes on by keyboard or listens begins at the top of the next step.
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus()
    isFirst.current = false
  }, [step])
  const Step = STEPS[step]

  async function onSave(change: YearlyChange, isDone: boolean): Promise<void> {
    const next = isDone ? stepAfter(step) : undefined
    await save({ ...change, ...(next ? { step: next } : {}) })
    announce(next ? `Saved. Step ${placeOf(next)}: ${STEP_WORDS[next]}.` : 'Saved.')
    if (next) setStep(next)
  }

  return (
    <>
      <nav class="yearly-steps" aria-label="Steps of the review">
        <ol>
          {REVIEW_STEPS.map((one) => (
            <li key={one}>
              <button type="button" aria-current={one === step ? 'step' : undefined} onClick={() => setStep(one)}>
                {STEP_WORDS[one]}
                <span class="yearly-step-state">
                  {isStepDone(one, review, me.city.languages[0]!) ? 'done' : 'open'}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <section aria-labelledby="yearly-step">
        <h2 id="yearly-step" tabIndex={-1} ref={heading}>
          <span class="muted">Step {placeOf(step)}:</span> {STEP_WORDS[step]}
        </h2>
        <Step key={step} {...{ review, onSave }} />
      </section>
    </>
  )
}
