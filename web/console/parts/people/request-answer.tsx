// web/console/parts/people/request-answer.tsx: what became of a request for a role.
import { useDesk } from '../../context.ts'
import type { AccessRequest } from '../../desk/people.ts'
import { grantText } from '../../people-words.ts'
import { type Tone, timeText } from '../../words.ts'

const STATES: Readonly<Record<AccessRequest['state'], { readonly words: string; readonly tone: Tone }>> = {
  open: { words: 'Waiting for an answer', tone: 'warn' },
  granted: { words: 'Granted', tone: 'ok' },
  refused: { words: 'Refused', tone: 'danger' },
  withdrawn: { words: 'Withdrawn', tone: '' },
}

export function RequestBadge({ request }: { request: AccessRequest }) {
  const { words, tone } = STATES[request.state]
  return <span class={`badge ${tone}`}>{words}</span>
}

export function RequestAnswer({ request }: { request: AccessRequest }) {
  const { me } = useDesk()
  const { decision, state, role, department } = request
  if (!decision) return null
  const granted = { role: decision.role ?? role, department: decision.department ?? department }
  const isOther = granted.role !== role || granted.department !== department
  return (
    <>
      {state === 'granted' && (isOther || decision.expiresAt) && (
        <p>
          Granted: {grantText(granted, me.city.departments)}
          {decision.expiresAt && `, until ${timeText(decision.expiresAt)}`}.
        </p>
      )}
      <p>
        {decision.by.name} answered on {timeText(decision.at)}
        {decision.note ? `: ${decision.note}` : '.'}
      </p>
    </>
  )
}
