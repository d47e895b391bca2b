// web/console/parts/desk/missing-alert.tsx: what keeps a form from being sent, with a way to each place; takes the focus after a try.
import { useEffect, useRef } from 'preact/hooks'

interface MissingAlertProps {
  readonly title: string
  readonly items: readonly { readonly words: string; readonly at: string }[]
  /** Counts the tries: each of them moves the focus here. */
  readonly attempt: number
}

/** @param props.items `at` is the id of the control to go to */
export function MissingAlert({ title, items, attempt }: MissingAlertProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0 && items.length > 0) box.current?.focus()
  }, [attempt])
  if (items.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} class="form-summary">
      <div class="alert danger" role="alert">
        <p>
          <strong>{title}</strong>
        </p>
        <ul>
          {items.map(({ words, at }) => (
            <li key={at}>
              <button type="button" class="link-button" onClick={() => document.getElementById(at)?.focus()}>
                {words}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
