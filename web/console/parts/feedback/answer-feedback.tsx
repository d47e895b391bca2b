// web/console/parts/feedback/answer-feedback.tsx: answers a visitor, by mail where there is an address.
import { useState } from 'preact/hooks'
import { MAX_ANSWER } from '../../../../core/feedback.ts'
import { useDesk } from '../../context.ts'
import { changeFeedback } from '../../desk/feedback.ts'
import { MAIL_WORDS } from '../../feedback-words.ts'
import { Field } from '../field.tsx'
import { Question } from '../people/question.tsx'
import type { FeedbackProps } from './feedback-item.tsx'

export function AnswerFeedback({ feedback, onChange, focusAfter }: FeedbackProps) {
  const { api, announce } = useDesk()
  const [answer, setAnswer] = useState('')
  const [isTried, setTried] = useState(false)
  const email = feedback.contact?.email ?? ''
  const [sendMail, setSendMail] = useState(email !== '')
  const isReady = answer.trim().length >= 3
  return (
    <Question
      words="Answer"
      about={`the message of ${feedback.at}`}
      title="Answer this message"
      yes={sendMail ? 'Send the answer' : 'Save the answer'}
      isDanger={false}
      isReady={() => {
        setTried(true)
        return isReady
      }}
      onYes={async () => {
        const after = await changeFeedback(api, feedback, { state: 'answered', answer, sendMail })
        announce(`The answer was saved. ${MAIL_WORDS[after.answered?.mail ?? 'none']}`)
        onChange()
      }}
      focusAfter={focusAfter}
    >
      <blockquote class="feedback-message" lang={feedback.language}>
        {feedback.message}
      </blockquote>
      <Field
        id={`answer-${feedback.id}`}
        label="Your answer"
        hint={
          email
            ? 'In the language of the message.'
            : 'Nobody gets it by mail: the visitor left no address. It is kept here.'
        }
        error={isTried && !isReady ? 'Write an answer.' : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={5}
            maxLength={MAX_ANSWER}
            value={answer}
            onInput={(event) => setAnswer(event.currentTarget.value)}
          />
        )}
      </Field>
      {email && (
        <label class="check">
          <input type="checkbox" checked={sendMail} onChange={(event) => setSendMail(event.currentTarget.checked)} />
          Send it to {email}
        </label>
      )}
    </Question>
  )
}
