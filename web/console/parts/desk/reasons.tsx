// web/console/parts/desk/reasons.tsx: why a version was sent back or withdrawn, and notes on it.
import { ROLE_WORDS } from '../../../catalog/words.ts'
import type { Version } from '../../api.ts'
import { timeText } from '../../words.ts'
import { RemarkList } from './remark-list.tsx'

export function Reasons({ version, onAnswer }: { version: Version; onAnswer: (about: string) => void }) {
  const { returned, withdrawal, notices } = version
  if (!returned && !withdrawal && notices.length === 0) return null
  return (
    <div class="reasons">
      {returned && (
        <div class="alert danger">
          <p>
            <strong>
              Returned by {returned.by.name} ({ROLE_WORDS[returned.role].toLowerCase()}), {timeText(returned.at)}
            </strong>
          </p>
          <p class="long-text">{returned.note}</p>
          <RemarkList remarks={returned.remarks ?? []} onAnswer={onAnswer} />
          <p>
            <button type="button" class="button quiet small" onClick={() => onAnswer('')}>
              Ask or answer
            </button>
          </p>
        </div>
      )}
      {withdrawal && (
        <div class="alert danger">
          <p>
            <strong>
              Withdrawn by {withdrawal.by.name}, {timeText(withdrawal.at)}
            </strong>
          </p>
          <p class="long-text">{withdrawal.reason}</p>
        </div>
      )}
      {notices.map((notice) => (
        <div key={notice} class="alert">
          <p>{notice}</p>
        </div>
      ))}
    </div>
  )
}
