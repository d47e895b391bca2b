// web/console/parts/desk/review-list.tsx: the sign-offs that a person could give, what is overdue first, with filters.
import { useState } from 'preact/hooks'
import { countText, numberText, ROLE_WORDS } from '../../../catalog/words.ts'
import type { QueuedReview } from '../../desk/reviews.ts'
import { dueText, inOrder, passes, QUEUE_FILTERS, type QueueFilter } from '../../review-queue.ts'
import { hrefOf } from '../../router.ts'
import { listText, personalWords, timeText } from '../../words.ts'
import { ClassificationBadge } from './classification-note.tsx'
import { releaseLine } from './release-panel.tsx'

export function ReviewList({ reviews }: { reviews: readonly QueuedReview[] }) {
  const [filter, setFilter] = useState<QueueFilter>('all')
  const [words, setWords] = useState('')
  const shown = inOrder(reviews).filter((review) => passes(review, filter) && fits(review, words))
  return (
    <section aria-labelledby="queue-heading">
      <div class="section-head">
        <h2 id="queue-heading">To sign</h2>
        <p role="status" class="muted">
          {shown.length === reviews.length
            ? countText(reviews.length, 'review')
            : `${shown.length} of ${countText(reviews.length, 'review')}`}
        </p>
      </div>
      {reviews.length === 0 ? (
        <p>No version waits for your signature.</p>
      ) : (
        <>
          <Filters {...{ reviews, filter, words }} onFilter={setFilter} onWords={setWords} />
          {shown.length === 0 ? (
            <p>
              None fits.{' '}
              <button
                type="button"
                class="link-button"
                onClick={() => {
                  setFilter('all')
                  setWords('')
                }}
              >
                Show all
              </button>
            </p>
          ) : (
            <ul class="rows queue">
              {shown.map((review) => (
                <ReviewRow key={`${review.dataset.id} ${review.number} ${review.role}`} review={review} />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

function fits({ dataset, role, uploadedBy }: QueuedReview, words: string): boolean {
  const text = `${dataset.title} ${dataset.department.name} ${ROLE_WORDS[role]} ${uploadedBy.name}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

interface FiltersProps {
  readonly reviews: readonly QueuedReview[]
  readonly filter: QueueFilter
  readonly words: string
  readonly onFilter: (filter: QueueFilter) => void
  readonly onWords: (words: string) => void
}

function Filters({ reviews, filter, words, onFilter, onWords }: FiltersProps) {
  return (
    <div class="queue-filters">
      <fieldset class="segments">
        <legend class="visually-hidden">Show</legend>
        {(Object.keys(QUEUE_FILTERS) as QueueFilter[]).map((one) => (
          <label key={one} class="segment">
            <input type="radio" name="queue-filter" checked={filter === one} onChange={() => onFilter(one)} />
            <span>
              {QUEUE_FILTERS[one]} <span class="count">{reviews.filter((review) => passes(review, one)).length}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="queue-words">Filter by title, department, role or person</label>
        <input id="queue-words" type="search" value={words} onInput={(event) => onWords(event.currentTarget.value)} />
      </div>
    </div>
  )
}

function ReviewRow({ review }: { review: QueuedReview }) {
  const { dataset, number, role, state, isOverdue, due, classification, raisedBy, delegation, capacity } = review
  const isMyTurn = state === 'my-turn'
  return (
    <li class={`row ${isOverdue && isMyTurn ? 'overdue' : ''}`}>
      <h3>
        <a href={hrefOf({ page: 'version', id: dataset.id, number })}>
          {dataset.title}, version {number}
        </a>
      </h3>
      <p class="row-meta">
        <span>{dataset.department.name}</span>
        <span>
          {ROLE_WORDS[role]}
          {capacity === 'deputy' && ', as deputy'}
        </span>
        <span>by {review.uploadedBy.name}</span>
        {delegation && (
          <span>
            {delegation.isToMe
              ? `handed to you by ${delegation.by.name}`
              : `handed to ${delegation.to.name} by ${delegation.by.name}`}
          </span>
        )}
        {!isMyTurn && <span>waits for {listText(review.waitingFor.map((one) => ROLE_WORDS[one].toLowerCase()))}</span>}
        {review.releaseTime && <span>{releaseLine(review.releaseTime)}</span>}
      </p>
      <p class="row-meta">
        <span>{whatIsNew(review)}</span>
        <span>{countText(review.findings.warnings, 'warning')}</span>
        {review.quality !== undefined && <span>quality {review.quality}</span>}
        {raisedBy.length > 0 && <span>raised by: {listText(raisedBy.map(personalWords)).toLowerCase()}</span>}
        {review.comments > 0 && <span>{countText(review.comments, 'comment')}</span>}
      </p>
      <div class="row-badge queue-due">
        <span class={`badge ${isOverdue && isMyTurn ? 'danger' : isMyTurn ? 'warn' : ''}`} title={timeText(due)}>
          {isMyTurn ? dueText(due, new Date()) : 'not your turn yet'}
        </span>
        <ClassificationBadge classification={classification} />
      </div>
    </li>
  )
}

function whatIsNew({ rows, changed }: QueuedReview): string {
  if (!changed) return `first version, ${countText(rows, 'row')}`
  const parts = [
    ...(changed.rowsAdded > 0 ? [`${numberText(changed.rowsAdded)} rows new`] : []),
    ...(changed.rowsRemoved > 0 ? [`${numberText(changed.rowsRemoved)} gone`] : []),
    ...(changed.rowsChanged > 0 ? [`${numberText(changed.rowsChanged)} changed`] : []),
    ...(changed.columns > 0 ? [`${countText(changed.columns, 'column')} changed`] : []),
  ]
  return parts.length === 0 ? 'same data as before' : `${listText(parts)} since version ${changed.since}`
}
