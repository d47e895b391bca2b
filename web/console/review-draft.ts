// web/console/review-draft.ts: what a reviewer has answered and written so far. It waits while they look at another page.
import type { AnswersDraft } from './checklist-draft.ts'
import type { RemarkDraft } from './remarks.ts'

export interface ReviewDraft {
  readonly answers: AnswersDraft
  readonly note: string
  readonly reason: string
  readonly remarks: readonly RemarkDraft[]
}

export const EMPTY_REVIEW: ReviewDraft = { answers: {}, note: '', reason: '', remarks: [] }

/** By what they were looking at: another candidate or another role begins anew. Gone with the tab. */
const kept = new Map<string, ReviewDraft>()

export function draftFor(key: string): ReviewDraft {
  return kept.get(key) ?? EMPTY_REVIEW
}

export function keepDraft(key: string, draft: ReviewDraft): void {
  kept.set(key, draft)
}
