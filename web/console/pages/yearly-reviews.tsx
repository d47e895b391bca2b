// web/console/pages/yearly-reviews.tsx: what each year came to, and the place to begin the review of another.
import { useState } from 'preact/hooks'
import { dayText } from '../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../api.ts'
import { useDesk } from '../context.ts'
import { beginYearlyReview, type YearlyReview, yearlyReviews } from '../desk/yearly.ts'
import { Field } from '../parts/field.tsx'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { Loader, ProblemAlert, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { maySeeYearlyReviews } from '../rights-yearly.ts'
import { goTo, hrefOf } from '../router.ts'
import { STEP_WORDS, YEARLY_STATE_WORDS } from '../yearly-draft.ts'

const WHY = 'The open data team writes the yearly reviews. What is published stands below “About” on the public site.'

export function YearlyReviewsPage() {
  const { me } = useDesk()
  return maySeeYearlyReviews(me) ? <YearlyDesk /> : <NotForYou title="Yearly reviews" why={WHY} />
}

function YearlyDesk() {
  const { api } = useDesk()
  const reviews = useLoad(() => yearlyReviews(api), [api])
  return (
    <>
      <PageHead title="Yearly reviews">
        <p class="lead">
          Once a year: numbers that the portal collects itself, what went well and what did not, what changes. They
          become a <a href="/about/yearly/">public report</a>.
        </p>
      </PageHead>
      <div class="wrap page-body">
        <LaunchTabs current="yearly-reviews" />
        <Loader load={reviews} what="the yearly reviews">
          {(list) => (
            <div class="stack">
              {list.length > 0 ? <ReviewTable list={list} /> : <Empty />}
              <Begin taken={list.map(({ id }) => id)} />
            </div>
          )}
        </Loader>
      </div>
    </>
  )
}

function Empty() {
  return (
    <div class="empty-state">
      <h2>No year was reviewed yet</h2>
      <p>Begin one below. It is saved at every step, so you can go on with it another day.</p>
    </div>
  )
}

function ReviewTable({ list }: { list: readonly YearlyReview[] }) {
  return (
    <TableScroll label="Table of yearly reviews" name="yearly-table">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col">State</th>
            <th scope="col">Covers</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {list.map((review) => (
            <Row key={review.id} review={review} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Row({ review: { id, state, step, covers, publishedAt, updatedAt, updatedBy } }: { review: YearlyReview }) {
  const { words, tone } = YEARLY_STATE_WORDS[state]
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'yearly-review', id })}>{id}</a>
      </th>
      <td>
        <span class={`badge ${tone}`}>{words}</span>{' '}
        {publishedAt ? `on ${dayText(publishedAt)}` : `at “${STEP_WORDS[step]}”`}
      </td>
      <td>
        {dayText(covers.from)} to {dayText(covers.to)}
      </td>
      <td>
        {dayText(updatedAt)} by {updatedBy.name}
      </td>
    </tr>
  )
}

function Begin({ taken }: { taken: readonly string[] }) {
  const { api, announce } = useDesk()
  const thisYear = new Date().getFullYear()
  const [year, setYear] = useState(String(taken.includes(String(thisYear - 1)) ? thisYear : thisYear - 1))
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function begin(event: Event): Promise<void> {
    event.preventDefault()
    if (!/^20\d\d$/.test(year.trim())) return setError(`Write a year of four digits, such as ${thisYear}.`)
    setError(undefined)
    setProblem(undefined)
    setBusy(true)
    try {
      const { id } = await beginYearlyReview(api, Number(year))
      announce(`The review of ${id} was begun.`)
      goTo({ page: 'yearly-review', id })
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <section class="card" aria-labelledby="begin-year">
      <h2 id="begin-year">Begin a review</h2>
      <form noValidate onSubmit={begin}>
        {problem && <ProblemAlert problem={problem} />}
        <Field id="year" label="Year" hint="Its days can be changed in the first step." error={error}>
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              maxLength={4}
              size={6}
              value={year}
              onInput={(event) => setYear(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="form-actions">
          <button type="submit" class="button" disabled={isBusy}>
            Begin
          </button>
        </div>
      </form>
    </section>
  )
}
