// functions/publish/run.ts: what one run of publication says it did.
export interface Published {
  readonly outcome: 'unchanged' | 'published' | 'stopped' | 'busy'
  readonly released: number
  readonly written: number
  readonly deleted: number
}

export const DELETION_ALARM = 'publication-deletes-too-much'

export function add(a: Published, b: Published): Published {
  return {
    outcome: b.outcome,
    released: a.released + b.released,
    written: a.written + b.written,
    deleted: a.deleted + b.deleted,
  }
}
