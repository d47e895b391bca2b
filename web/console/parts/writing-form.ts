// web/console/parts/writing-form.ts: what forms for longer texts share: faults at their fields, and a warning before words are lost.
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../context.ts'

/** Asks before a tab with words that are not saved is closed. */
export function useWarning(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isWanted])
}

export interface ShownFaults<Faults> {
  readonly faults: Faults
  readonly form: RefObject<HTMLFormElement | null>
  /** Shows what is wrong, says how much aloud, and goes to the first. @returns whether nothing is */
  show(found: Faults): boolean
}

/** @param start no fault at any field @param first selector of what may get the focus */
export function useFaults<Faults extends object>(start: Faults, first = '[aria-invalid="true"]'): ShownFaults<Faults> {
  const { announce } = useDesk()
  const [faults, setFaults] = useState(start)
  const form = useRef<HTMLFormElement>(null)

  function show(found: Faults): boolean {
    setFaults(found)
    const count = Object.keys(found).length
    if (count > 0) announce(`Please look at ${count === 1 ? 'one field' : `${count} fields`}.`)
    // The fields say so once they are drawn.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(first)?.focus())
    return count === 0
  }
  return { faults, form, show }
}
