// cli/deploy/progress.ts: what happens while stacks are made, as lines; and which resource failed first. Pure.

export type StackProgress =
  | { readonly kind: 'stack'; readonly name: string; readonly number: number; readonly of: number }
  | ResourceProgress
  /** Of the stack before it. */
  | { readonly kind: 'done'; readonly changed: boolean }

export interface ResourceProgress {
  readonly kind: 'resource'
  readonly stack: string
  readonly id: string
  readonly type: string
  /** As CloudFormation says it, such as CREATE_COMPLETE. */
  readonly status: string
  readonly reason?: string | undefined
  /** How many are done, such as `3/19`. */
  readonly count: string
}

/** @returns undefined for what is not worth a line: each resource gets one when it is done, and one when it fails */
export function lineOf(progress: StackProgress): string | undefined {
  if (progress.kind === 'stack') return `stack ${progress.number} of ${progress.of}: ${progress.name}`
  if (progress.kind === 'done') return progress.changed ? '  ready' : '  nothing to change'
  const { status, type, id, stack, reason, count } = progress
  const isStack = type === 'AWS::CloudFormation::Stack' && id === stack
  if (isStack || !/_(COMPLETE|FAILED)$/.test(status)) return undefined
  const words = status.toLowerCase().replaceAll('_', ' ')
  const why = status.endsWith('FAILED') && reason ? `: ${reason}` : ''
  return `  ${count.padStart(7)} ${words.padEnd(15)} ${shortType(type)} ${id}${why}`
}

/** `AWS::Lambda::Function` -> `Lambda::Function`. */
export function shortType(type: string): string {
  return type.replace(/^AWS::/, '')
}

/** Remembers the first resource that failed: what comes after it only says that it was stopped. */
export class FirstFailure {
  #failed: ResourceProgress | undefined
  #stack: string | undefined

  see(progress: StackProgress): void {
    if (progress.kind === 'stack') this.#stack = progress.name
    if (progress.kind !== 'resource' || this.#failed) return
    const isOwn = progress.status.endsWith('_FAILED') && !/cancell?ed/i.test(progress.reason ?? '')
    if (isOwn && progress.id !== progress.stack) this.#failed = progress
  }

  get failed(): ResourceProgress | undefined {
    return this.#failed
  }

  /** The stack that was being made last. */
  get stack(): string | undefined {
    return this.#stack
  }
}
