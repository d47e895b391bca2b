// functions/validate/ports.ts: everything validation may use.
import type { ObjectStore, Outside, Registry } from '../../core/ports.ts'
import type { Profile, Report } from '../../core/report.ts'

/** What the data engine made of one file; `outputs` are files in the work folder. */
export interface Validated {
  readonly report: Report
  readonly profile: Profile | null
  readonly sourceSha256: string
  readonly outputs: readonly {
    readonly name: string
    readonly format: string
    readonly mediaType: string
    readonly path: string
    readonly bytes: number
    readonly sha256: string
  }[]
}

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
