// web/console/parts/feedback/close-feedback.tsx: closes a message to which there is nothing to answer.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { changeFeedback } from '../../desk/feedback.ts'
import { Question } from '../people/question.tsx'
import { Text } from '../preparation/fields.tsx'
import type { FeedbackProps } from './feedback-item.tsx'

export function CloseFeedback({ feedback, onChange, focusAfter }: FeedbackProps) {
  const { api, announce } = useDesk()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isReady = reason.trim().length >= 3
  return (
    <Question
      words="Close"
      about={`the message of ${feedback.at}`}
      title="Close this message without an answer?"
      yes="Close it"
      isReady={() => {
        setTried(true)
        return isReady
      }}
      onYes={async () => {
        await changeFeedback(api, feedback, { state: 'closed', reason })
        announce('The message was closed.')
        onChange()
      }}
      focusAfter={focusAfter}
    >
      <Text
        id={`close-${feedback.id}`}
        label="Why"
        hint="For the team; the visitor does not get it."
        error={isTried && !isReady ? 'Write why.' : undefined}
        rows={3}
        max={1000}
        value={reason}
        onChange={setReason}
      />
    </Question>
  )
}
