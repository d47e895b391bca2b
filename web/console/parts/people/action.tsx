// web/console/parts/people/action.tsx: a step that may be refused: whether it is under way, and why it was refused.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'

export interface Action {
  readonly isBusy: boolean
  readonly problem: ProblemDocument | undefined
  /** Runs a step, unless one is under way. @returns whether it went well */
  run(step: () => Promise<void>): Promise<boolean>
}

export function useAction(): Action {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemDocument>()
  return {
    isBusy,
    problem,
    async run(step) {
      if (isBusy) return false
      setBusy(true)
      setProblem(undefined)
      try {
        await step()
        return true
      } catch (cause) {
        setProblem(problemOf(cause).document)
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}

/** What the API expected at a field, if it said so. */
export function faultAt(problem: ProblemDocument | undefined, where: string): string | undefined {
  return problem?.faults?.find((fault) => fault.where === where || fault.where.startsWith(`${where}.`))?.expected
}

/**
 * Moves the focus to where the reader goes on, after what had it is gone from the page.
 *
 * @param id of an element with a tabindex, usually the heading of the section
 */
export function focusOn(id: string): void {
  const until = Date.now() + MOST_MILLISECONDS
  const attempt = () => {
    const element = document.getElementById(id)
    if (element) element.focus()
    else if (Date.now() < until) requestAnimationFrame(attempt)
  }
  // After the next drawing: the element may be new.
  requestAnimationFrame(() => requestAnimationFrame(attempt))
}

/** 3 s: what the element is about may have to be asked for first. */
const MOST_MILLISECONDS = 3000
