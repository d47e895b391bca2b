// web/console/pages/feedback.tsx: what visitors said, and the place to answer.
import { useState } from 'preact/hooks'
import { useDesk } from '../context.ts'
import { allFeedback, type FeedbackList } from '../desk/feedback.ts'
import { choicesOf, type FeedbackFilter, filtered, periodWords } from '../feedback-words.ts'
import { FeedbackItem } from '../parts/feedback/feedback-item.tsx'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { mayReadFeedback } from '../rights-feedback.ts'

const WHY = 'The open data team reads and answers what visitors say. It tells you what concerns your data.'

export function FeedbackPage() {
  const { me } = useDesk()
  return mayReadFeedback(me) ? <FeedbackDesk /> : <NotForYou title="Feedback" why={WHY} />
}

function FeedbackDesk() {
  const { api } = useDesk()
  const list = useLoad(() => allFeedback(api), [api])
  return (
    <>
      <PageHead title="Feedback">
        <p class="lead">
          What visitors think of the portal, from <a href="/beta/">the form of the site</a>. Answer what is new before
          you launch.
        </p>
      </PageHead>
      <div class="wrap page-body">
        <LaunchTabs current="feedback" />
        <Loader load={list} what="the feedback">
          {(value) => <Messages list={value} onChange={list.again} />}
        </Loader>
      </div>
    </>
  )
}

const FEEDBACK_HEADING = 'feedback-heading'

function Messages({ list, onChange }: { list: FeedbackList; onChange: () => void }) {
  const [filter, setFilter] = useState<FeedbackFilter>(list.counts.new > 0 ? 'new' : 'all')
  const shown = filtered(list.feedback, filter)
  return (
    <section class="feedback-list" aria-labelledby={FEEDBACK_HEADING}>
      <h2 id={FEEDBACK_HEADING} tabIndex={-1}>
        Messages
      </h2>
      <p>{periodWords(list, new Date().toISOString().slice(0, 10))}</p>
      <div class="field">
        <label for="feedback-filter">Show</label>
        <select
          id="feedback-filter"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as FeedbackFilter)}
        >
          {choicesOf(list).map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      {shown.length === 0 ? (
        <p role="status">There is nothing here.</p>
      ) : (
        <ul class="rows">
          {shown.map((feedback) => (
            <FeedbackItem key={feedback.id} feedback={feedback} onChange={onChange} focusAfter={FEEDBACK_HEADING} />
          ))}
        </ul>
      )}
    </section>
  )
}
