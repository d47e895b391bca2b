// functions/validate/promote-ports.ts: everything that taking over from another portal may use.
import type { FetchFault, WantedFile } from '../../adapters/fetch-file.ts'
import type { Checks } from '../../core/checks.ts'
import type { ValidatePorts } from './ports.ts'

export interface PromotePorts extends Pick<ValidatePorts, 'registry' | 'incoming' | 'outside' | 'scratch'> {
  readonly checks: Checks
  /** See `fetchFile` in adapters/fetch-file.ts. */
  readonly fetchFile: (wanted: WantedFile, path: string) => Promise<FetchFault | undefined>
  /** Waits between two tries. */
  readonly pause: (seconds: number) => Promise<void>
}

/** One dataset of one promotion. */
export interface Place {
  readonly promotion: string
  readonly datasetId: string
}
