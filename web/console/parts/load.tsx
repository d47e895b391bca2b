// web/console/parts/load.tsx: a page that waits for data, has it, or could not get it.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Problem, type ProblemDocument, problemOf } from '../api.ts'

type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem }

export type Load<T> = Loaded<T> & {
  /** Asks again; what is there stays on the page meanwhile. */
  readonly again: () => void
  /** Shows a value that came by another way, e.g. as the answer to a change. */
  readonly set: (value: T) => void
}

/** @param about asks again whenever one of these changes */
export function useLoad<T>(ask: () => Promise<T>, about: readonly unknown[]): Load<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isWanted = true
    ask().then(
      (value) => isWanted && setLoaded({ state: 'ready', value }),
      (cause) => isWanted && setLoaded({ state: 'failed', problem: problemOf(cause) }),
    )
    return () => {
      isWanted = false
    }
  }, [round, ...about])
  return {
    ...loaded,
    again: () => setRound((before) => before + 1),
    set: (value) => setLoaded({ state: 'ready', value }),
  }
}

export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      Loading {what}…
    </p>
  )
}

/** Draws its child once the value is there. */
export function Loader<T>(props: { load: Load<T>; what: string; children: (value: T) => ComponentChildren }) {
  const { load, what, children } = props
  if (load.state === 'loading') return <Loading what={what} />
  if (load.state === 'failed') return <ProblemAlert problem={load.problem.document} onRetry={load.again} />
  return <>{children(load.value)}</>
}

/** What went wrong and what to do about it. */
export function ProblemAlert({ problem, onRetry }: { problem: ProblemDocument; onRetry?: () => void }) {
  const says = problem.detail !== problem.title && problem.code !== 'offline'
  return (
    <div class="alert danger" role="alert">
      <p>
        <strong>{problem.title}</strong>
      </p>
      {says && <p>{problem.detail}</p>}
      <p>{problem.fix}</p>
      {onRetry && (
        <p>
          <button type="button" class="button quiet" onClick={onRetry}>
            Try again
          </button>
        </p>
      )}
    </div>
  )
}
