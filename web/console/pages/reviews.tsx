// web/console/pages/reviews.tsx: what waits for the person: sign-offs by due day, consents, and what was returned or asked.

import { useDesk } from '../context.ts'
import type { Queue } from '../desk/reviews.ts'
import { queue } from '../desk/reviews.ts'
import { AnswerList } from '../parts/desk/answer-list.tsx'
import { ConsentList } from '../parts/desk/consent-list.tsx'
import { ReviewList } from '../parts/desk/review-list.tsx'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { isReviewer, worksOnData } from '../rights-reviews.ts'
import { hrefOf } from '../router.ts'

export function ReviewsPage() {
  const { api } = useDesk()
  const load = useLoad(() => queue(api), [])
  return (
    <>
      <PageHead title="Reviews">
        <p class="lead">What waits for you: versions to sign, and what colleagues returned or asked.</p>
      </PageHead>
      <div class="wrap page-body stack">
        <Loader load={load} what="your reviews">
          {(found) => <Lists {...found} />}
        </Loader>
      </div>
    </>
  )
}

function Lists({ reviews, consents, answers }: Queue) {
  const { me } = useDesk()
  if (reviews.length + consents.length + answers.length === 0) return <Nothing />
  return (
    <>
      {(reviews.length > 0 || isReviewer(me)) && <ReviewList reviews={reviews} />}
      {consents.length > 0 && <ConsentList consents={consents} />}
      {(answers.length > 0 || worksOnData(me)) && <AnswerList answers={answers} />}
    </>
  )
}

function Nothing() {
  const { me } = useDesk()
  return (
    <div class="empty-state">
      <h2>Nothing waits for you</h2>
      {isReviewer(me) && (
        <p>
          A version comes here when it passed its check and needs one of your roles. You get a mail then, and another
          one when it is overdue.
        </p>
      )}
      {worksOnData(me) && <p>What a reviewer returns to you or asks you comes here, too.</p>}
      {!isReviewer(me) && !worksOnData(me) && (
        <p>Your roles neither sign nor publish. Who signs what stands in the sign-off policy.</p>
      )}
      <p>
        <a href={hrefOf({ page: 'home' })}>See all datasets of your departments</a>
      </p>
    </div>
  )
}
