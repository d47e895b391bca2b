// functions/validate/ports.ts: everything validation may use.
import type { PreviousVersion } from '../../adapters/engine/check-table.ts'
import type { Scoring } from '../../adapters/engine/score.ts'
import type { Validated } from '../../adapters/engine/validate.ts'
import type { Changes } from '../../core/changes.ts'
import type { Handling } from '../../core/handling.ts'
import type { Column } from '../../core/model.ts'
import type { ObjectStore, Outside, Registry } from '../../core/ports.ts'

export type { Validated }

export interface EngineRequest {
  readonly path: string
  readonly filename: string
  readonly workDir: string
  readonly outputName: string
  readonly handling?: Handling
  readonly previous?: PreviousVersion
  readonly scoring: Scoring
}

export interface CompareRequest {
  readonly before: ComparedTable
  readonly after: ComparedTable
  readonly key: readonly string[]
  readonly workDir: string
  readonly target: string
}

export interface ComparedTable {
  readonly parquet: string
  readonly columns: readonly Column[]
}

export interface ValidatePorts {
  readonly registry: Registry
  readonly incoming: ObjectStore
  /** Read only: published versions to compare with. */
  readonly data: ObjectStore
  readonly outside: Outside
  /** Runs the data engine on a file. */
  readonly engine: (file: EngineRequest) => Promise<Validated>
  /** Compares two tables; leaves the change file at `target`. */
  readonly compare: (request: CompareRequest) => Promise<Omit<Changes, 'since'>>
  /** An empty folder of its own for one attempt; `remove` deletes it with everything in it. */
  readonly scratch: () => Promise<{ path: string; remove: () => Promise<void> }>
}

/** What an object-created event says. */
export interface Arrival {
  readonly key: string
  readonly versionId: string
  readonly bytes: number
}
