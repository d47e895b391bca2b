// functions/api/steps/standing.ts: consent in advance: ask, consent or refuse, revoke.
import { type AuditEvent, doneBy } from '../../../core/audit.ts'
import { datasetWith } from '../../../core/dataset.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { callOff, hasStatus } from '../../../core/lifecycle.ts'
import type { Dataset, IsoTime, Member, Role, Version } from '../../../core/model.ts'
import type { Change, VersionChange } from '../../../core/ports.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { Question } from '../../../core/review-model.ts'
import type { StandingApproval } from '../../../core/standing.ts'
import {
  type Asked,
  askForStanding,
  type Consent,
  type ConsentFacts,
  consentTo,
  revokeStanding,
} from '../../../core/standing-moves.ts'
import type { ApiPorts } from '../ports.ts'

/** A step's answer: the approval as it is now. */
type Moved = Promise<StandingApproval | Refusal>

export async function askStanding(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  { version: number, ...asked }: Asked & { readonly version: number },
): Moved {
  const version = await ports.registry.version(dataset.id, number)
  if (!version) return refuse('not-found', `there is no version ${number}`)
  const before = await ports.registry.record('standing-approval', dataset.id)
  const at = ports.outside.now()
  const approvalId = recordIdFrom('sa', ports.outside.random(12))
  const after = askForStanding(before, version, by, asked, approvalId, at, await ports.registry.signOffPolicy())
  if (isRefusal(after)) return after
  const { minimumQuality } = after.scope
  if (minimumQuality < ports.checks.minimumQuality) {
    return refuse('quality-too-low', `minimumQuality: the city asks for at least ${ports.checks.minimumQuality}`)
  }

  const detail = { reason: after.reason, expiresAt: after.expiresAt, minimumQuality, roles: after.roles.join(', ') }
  return save(ports, by, dataset, before, after, { action: 'standing-asked', version: number, detail }, at)
}

export async function consentStanding(ports: ApiPorts, by: Member, dataset: Dataset, said: Consent): Moved {
  const before = await ports.registry.record('standing-approval', dataset.id)
  if (!before) return refuse('standing-unfit')
  const at = ports.outside.now()
  const after = consentTo(before, by, said, await consentFacts(ports, dataset, said.role), at)
  if (isRefusal(after)) return after

  const action = after.ended ? 'standing-refused' : 'standing-consented'
  const detail = { role: said.role, scopeHash: after.scopeHash, ...(after.ended ? { why: said.note } : {}) }
  return save(ports, by, dataset, before, after, { action, detail }, at)
}

/** What was let through by it and is not public yet ends with it: nobody stands for that any more. */
export async function revokeStandingOf(ports: ApiPorts, by: Member, dataset: Dataset, reason: string): Moved {
  const before = await ports.registry.record('standing-approval', dataset.id)
  const at = ports.outside.now()
  const after = revokeStanding(before, by, reason, at)
  if (isRefusal(after)) return after
  const open = dataset.openVersion ? await ports.registry.version(dataset.id, dataset.openVersion) : undefined
  const ended = open && leftAlone(open, after, by, at)

  const detail = { why: reason, ...(ended ? { versionEnded: ended.after.number } : {}) }
  return save(ports, by, dataset, before, after, { action: 'standing-revoked', detail }, at, ended)
}

/** Who consented may not have uploaded, and with which questions a role consents. */
export async function consentFacts(
  ports: Pick<ApiPorts, 'registry'>,
  dataset: Dataset,
  role: Consent['role'],
): Promise<ConsentFacts> {
  const checklists: Readonly<Partial<Record<Role, readonly Question[]>>> = (await ports.registry.signOffPolicy())
    .checklists
  return { dataset, uploaders: await uploadersOf(ports, dataset), checklist: checklists[role] ?? [] }
}

/** Ids of everybody whose file ever was a version of the dataset. */
export async function uploadersOf(ports: Pick<ApiPorts, 'registry'>, dataset: Dataset): Promise<string[]> {
  const versions = await ports.registry.versions(dataset.id)
  const people = versions.flatMap(({ createdBy, alsoUploadedBy = [] }) => [createdBy, ...alsoUploadedBy])
  return [...new Set(people.map(({ id }) => id))]
}

function leftAlone(version: Version, approval: StandingApproval, by: Member, at: IsoTime): VersionChange | undefined {
  if (!hasStatus(version, 'approved') || version.standing?.approvalId !== approval.approvalId) return undefined
  const after = callOff(version, by, 'The standing approval that let it through was revoked.', at)
  return isRefusal(after) ? undefined : { before: version, after }
}

/** The dataset moves on with every change: a version cannot be let through, or begin, at the same instant. */
async function save(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  before: StandingApproval | undefined,
  after: StandingApproval,
  what: Pick<AuditEvent, 'action' | 'version' | 'detail'>,
  at: IsoTime,
  ended?: VersionChange,
): Moved {
  const moved = ended ? datasetWith(dataset, ended.after, at) : { ...dataset, revision: dataset.revision + 1 }
  const change: Change = {
    dataset: { before: dataset, after: moved },
    ...(ended ? { versions: [ended] } : {}),
    records: [{ kind: 'standing-approval', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), datasetId: dataset.id, subject: subjectOf('standing-approval', dataset.id), ...what },
  }
  const saved = await ports.registry.commit(change)
  return isRefusal(saved) ? saved : after
}
