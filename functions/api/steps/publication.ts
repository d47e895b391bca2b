// functions/api/steps/publication.ts: asks publication to make everything again.
import { doneBy } from '../../../core/audit.ts'
import type { AuditEntry } from '../../../core/audit-model.ts'
import type { Refusal } from '../../../core/errors.ts'
import type { Member } from '../../../core/model.ts'
import { REBUILD_ASKED } from '../../../core/publication.ts'
import type { ApiPorts } from '../ports.ts'

/** The entry itself is the request: publication reads the log from where it stopped, so that none is lost. */
export function askForRebuild({ registry, outside }: ApiPorts, by: Member): Promise<AuditEntry | Refusal> {
  return registry.commit({ event: { ...doneBy(by, outside.now()), action: REBUILD_ASKED } })
}
