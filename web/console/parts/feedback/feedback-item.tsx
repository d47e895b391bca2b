// web/console/parts/feedback/feedback-item.tsx: one message of a visitor with what became of it.
import { LANGUAGE_NAMES } from '../../../../core/languages.ts'
import { useDesk } from '../../context.ts'
import { changeFeedback, type Feedback } from '../../desk/feedback.ts'
import { FEEDBACK_STATES, MAIL_WORDS, pageLink } from '../../feedback-words.ts'
import { timeText } from '../../words.ts'
import { ProblemAlert } from '../load.tsx'
import { useAction } from '../people/action.tsx'
import { AnswerFeedback } from './answer-feedback.tsx'
import { CloseFeedback } from './close-feedback.tsx'

export interface FeedbackProps {
  readonly feedback: Feedback
  readonly onChange: () => void
  /** Id of what gets the focus when this message has left the list. */
  readonly focusAfter: string
}

export function FeedbackItem(props: FeedbackProps) {
  const { feedback } = props
  const { words, tone } = FEEDBACK_STATES[feedback.state]
  return (
    <li class="row feedback-item">
      <h3>
        {fromWords(feedback)}, {timeText(feedback.at)}
      </h3>
      <div class="row-meta">
        <p class="long-text feedback-message" lang={feedback.language}>
          {feedback.message}
        </p>
        <p>
          <About feedback={feedback} /> Form in {LANGUAGE_NAMES[feedback.language]}.
        </p>
        <Outcome {...props} />
      </div>
      <span class="row-badge">
        <span class={`badge ${tone}`}>{words}</span>
      </span>
      {feedback.state === 'new' && (
        <div class="form-actions">
          <AnswerFeedback {...props} />
          <CloseFeedback {...props} />
        </div>
      )}
    </li>
  )
}

function fromWords({ contact }: Feedback): string {
  if (!contact) return 'A visitor'
  return [contact.name, contact.email].filter(Boolean).join(', ')
}

function About({ feedback }: { feedback: Feedback }) {
  const link = pageLink(feedback)
  if (feedback.page === '') return <>About the whole portal.</>
  return <>About {link ? <a href={link}>{link}</a> : `“${feedback.page}”`}.</>
}

function Outcome(props: FeedbackProps) {
  const { answered, closed } = props.feedback
  if (closed) {
    return (
      <p class="long-text">
        Closed by {closed.by.name}, {timeText(closed.at)}: {closed.reason}
      </p>
    )
  }
  if (!answered) return null
  return (
    <>
      <p class="long-text">
        Answered by {answered.by.name}, {timeText(answered.at)}: {answered.text}
      </p>
      <p>
        {MAIL_WORDS[answered.mail]} {isOpen(props.feedback) && <SendAgain {...props} />}
      </p>
    </>
  )
}

/** Not once the address is forgotten. */
function isOpen({ answered, contact }: Feedback): boolean {
  return contact !== undefined && (answered?.mail === 'failed' || answered?.mail === 'waiting')
}

function SendAgain({ feedback, onChange }: FeedbackProps) {
  const { api, announce } = useDesk()
  const action = useAction()
  const send = () =>
    action.run(async () => {
      const after = await changeFeedback(api, feedback, { sendMail: true })
      announce(MAIL_WORDS[after.answered?.mail ?? 'failed'])
      onChange()
    })
  return (
    <>
      <button type="button" class="link-button" disabled={action.isBusy} onClick={() => void send()}>
        Send it again
      </button>
      {action.problem && <ProblemAlert problem={action.problem} />}
    </>
  )
}
