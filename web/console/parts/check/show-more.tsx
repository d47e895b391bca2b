// web/console/parts/check/show-more.tsx: a long list of which the first part is drawn, and a button for the next.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { numberText } from '../../../catalog/words.ts'

interface ShowMoreProps<T> {
  readonly items: readonly T[]
  readonly step: number
  /** What the items are, in the plural. */
  readonly noun: string
  readonly children: (shown: readonly T[]) => ComponentChildren
}

export function ShowMore<T>({ items, step, noun, children }: ShowMoreProps<T>) {
  const [most, setMost] = useState(step)
  const left = items.length - most
  return (
    <>
      {children(items.slice(0, most))}
      {left > 0 && (
        <p>
          <button type="button" class="button quiet" onClick={() => setMost(most + step)}>
            Show {numberText(Math.min(step, left))} more of {numberText(items.length)} {noun}
          </button>
        </p>
      )}
    </>
  )
}
