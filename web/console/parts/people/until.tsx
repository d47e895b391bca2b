// web/console/parts/people/until.tsx: the end of something, as a day and as the time that is left.
import { timeLeftText } from '../../people-words.ts'
import { timeText } from '../../words.ts'

/** 14 days: time enough to ask for more. */
const SOON_MILLISECONDS = 14 * 86_400_000

export function Until({ end, none = 'No end' }: { end: string | undefined; none?: string }) {
  if (end === undefined) return <span class="muted">{none}</span>
  const now = Date.now()
  const isOver = Date.parse(end) <= now
  const isSoon = !isOver && Date.parse(end) - now < SOON_MILLISECONDS
  return (
    <span class="until">
      {isOver ? 'Ended' : 'Until'} {timeText(end)}{' '}
      {!isOver && <span class={`badge ${isSoon ? 'warn' : ''}`}>{timeLeftText(end, now)}</span>}
    </span>
  )
}
