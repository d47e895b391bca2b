// web/console/drafts.ts: changes to datasets' handling that were not checked yet. They wait while the person looks at other pages.
import type { Edit } from './handling-draft.ts'

export interface Drafts {
  /** Oldest first. */
  of(datasetId: string): readonly Edit[]
  set(datasetId: string, edits: readonly Edit[]): void
}

/** @param onHeld told whether anything would be lost if the tab were closed now */
export function createDrafts(onHeld: (isAnything: boolean) => void): Drafts {
  const all = new Map<string, readonly Edit[]>()
  return {
    of: (datasetId) => all.get(datasetId) ?? [],
    set(datasetId, edits) {
      if (edits.length > 0) all.set(datasetId, edits)
      else all.delete(datasetId)
      onHeld(all.size > 0)
    },
  }
}

/** Asks before the tab is closed or loaded anew. */
export function warnBeforeLeaving(isWanted: boolean): void {
  if (isWanted) addEventListener('beforeunload', ask)
  else removeEventListener('beforeunload', ask)
}

function ask(event: Event): void {
  event.preventDefault()
}
