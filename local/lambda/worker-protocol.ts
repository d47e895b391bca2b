// local/lambda/worker-protocol.ts: what a worker and its child process say to each other, as JSON.

/** An error as it crosses the process border. */
export interface ErrorMessage {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** Parent to child. */
export interface Invocation {
  readonly id: number
  readonly event: unknown
  /** Milliseconds since 1970. */
  readonly deadline: number
}

/** Child to parent. `ready` comes once, when the handler module is loaded. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly error: ErrorMessage }
  | { readonly kind: 'result'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorMessage }
