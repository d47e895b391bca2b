// functions/api/steps/readiness.ts: how ready the city is, from the state of the portal at this moment, and what people attest.
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { isRecordId } from '../../../core/keys.ts'
import { isOverridden } from '../../../core/launch.ts'
import type { Member } from '../../../core/model.ts'
import type { Attestation, ReadinessCheck } from '../../../core/readiness.ts'
import { attest, attestableCheck, readinessOf, type Said, withdrawAttestation } from '../../../core/readiness-checks.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { gatherFacts } from './readiness-facts.ts'

/**
 * Every check with what was found. Reads the launch set whole, so it costs some reads of the table.
 *
 * @param by who reads: titles of what is not public stay within their department; everything when absent
 */
export async function readinessNow(ports: ApiPorts, by?: Member): Promise<ReadinessCheck[]> {
  const [facts, attestations, launch] = await Promise.all([
    gatherFacts(ports, by),
    ports.registry.records('attestation'),
    ports.registry.record('launch', 'launch'),
  ])
  return readinessOf(facts, attestations, (id) => isOverridden(launch, id))
}

/** Somebody says by name, or with a tool, whether a check is met. */
export async function attestCheck(
  ports: ApiPorts,
  by: Member,
  id: string,
  said: Said,
): Promise<ReadinessCheck | Refusal> {
  if (!isRecordId(id)) return refuse('not-found')
  const row = attestableCheck(id, await gatherFacts(ports))
  if (isRefusal(row)) return row
  const before = await ports.registry.record('attestation', id)
  const after = attest(before, row, said, by, ports.outside.now())
  if (isRefusal(after)) return after

  return save(ports, by, before, after, 'check-attested')
}

export async function withdraw(ports: ApiPorts, by: Member, id: string): Promise<ReadinessCheck | Refusal> {
  const before = isRecordId(id) ? await ports.registry.record('attestation', id) : undefined
  if (!before) return refuse('not-found')
  const after = withdrawAttestation(before, by, ports.outside.now())
  if (isRefusal(after)) return after

  return save(ports, by, before, after, 'attestation-withdrawn')
}

async function save(
  ports: ApiPorts,
  by: Member,
  before: Attestation | undefined,
  after: Attestation,
  action: string,
): Promise<ReadinessCheck | Refusal> {
  const saved = await ports.registry.commit({
    records: [{ kind: 'attestation', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, after.updatedAt), action, subject: subjectOf('attestation', after.id) },
      changes: changesBetween<Attestation>(before ?? {}, after, ['state', 'note', 'evidence', 'until']),
    },
  })
  if (isRefusal(saved)) return saved
  return (await readinessNow(ports, by)).find(({ id }) => id === after.id)!
}
