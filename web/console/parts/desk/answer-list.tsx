// web/console/parts/desk/answer-list.tsx: for those who work on data: what was returned to them, and comments to answer.
import { shorten } from '../../../catalog/words.ts'
import type { QueuedAnswer } from '../../desk/reviews.ts'
import { aboutWords } from '../../remarks.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'

export function AnswerList({ answers }: { answers: readonly QueuedAnswer[] }) {
  return (
    <section aria-labelledby="answers-heading">
      <h2 id="answers-heading">To answer</h2>
      {answers.length === 0 ? (
        <p>Nothing was returned to you, and nobody asked anything.</p>
      ) : (
        <ul class="rows queue">
          {answers.map((answer) => (
            <AnswerRow key={`${answer.dataset.id} ${answer.number} ${answer.kind} ${answer.at}`} answer={answer} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Enough to see what it is about. */
const LENGTH = 240

function AnswerRow({ answer }: { answer: QueuedAnswer }) {
  const { dataset, number, kind, by, at, about, text, remarks } = answer
  const isReturn = kind === 'returned'
  return (
    <li class="row">
      <h3>
        <a href={hrefOf({ page: 'version', id: dataset.id, number })}>
          {dataset.title}, version {number}
        </a>
      </h3>
      <p class="row-meta">
        <span>{dataset.department.name}</span>
        <span>
          {isReturn ? 'returned' : 'asked'} by {by.name}, {timeText(at)}
        </span>
        {aboutWords(about) && <span>about: {aboutWords(about)}</span>}
      </p>
      <p class="row-text">{shorten(text, LENGTH)}</p>
      {remarks.length > 0 && (
        <ul class="row-text plain-list">
          {remarks.map((remark, index) => (
            <li key={index}>
              <strong>{aboutWords(remark.about) ?? 'The version as a whole'}</strong>: {shorten(remark.text, LENGTH)}
            </li>
          ))}
        </ul>
      )}
      <span class="row-badge">
        <span class={`badge ${isReturn ? 'danger' : 'warn'}`}>{isReturn ? 'Returned' : 'Question'}</span>
      </span>
    </li>
  )
}
