// functions/validate/ports.ts: everything validation may use.
import type { Validated } from '../../adapters/engine/validate.ts'
import type { ObjectStore, Outside, Registry } from '../../core/ports.ts'

export type { Validated }

export interface ValidatePorts {
  readonly registry: Registry
  readonly incoming: ObjectStore
  readonly outside: Outside
  /** Runs the data engine on a file. */
  readonly engine: (file: { path: string; filename: string; workDir: string; outputName: string }) => Promise<Validated>
  /** An empty folder of its own for one attempt; `remove` deletes it with everything in it. */
  readonly scratch: () => Promise<{ path: string; remove: () => Promise<void> }>
}

/** What an object-created event says. */
export interface Arrival {
  readonly key: string
  readonly versionId: string
  readonly bytes: number
}
