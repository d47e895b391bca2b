// web/console/parts/desk/remark-list.tsx: reasons of a return, one by one, each with a way to answer it.
import type { Remark } from '../../../../core/review-model.ts'
import { aboutWords } from '../../remarks.ts'

interface RemarkListProps {
  readonly remarks: readonly Remark[]
  /** Goes to the form that answers; absent for whoever cannot. */
  readonly onAnswer?: ((about: string) => void) | undefined
}

export function RemarkList({ remarks, onAnswer }: RemarkListProps) {
  if (remarks.length === 0) return null
  return (
    <ul class="remark-list">
      {remarks.map(({ about, text }, index) => {
        const words = aboutWords(about)
        return (
          <li key={index}>
            {words && <strong>{words}</strong>}
            <p class="long-text">{text}</p>
            {onAnswer && (
              <button type="button" class="link-button" onClick={() => onAnswer(about)}>
                Answer<span class="visually-hidden"> about {words ?? 'the version as a whole'}</span>
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
