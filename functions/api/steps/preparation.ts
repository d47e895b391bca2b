// functions/api/steps/preparation.ts: the workspace before the launch: what people wrote, with what the portal knows of it.
import { isInDepartment } from '../../../core/access.ts'
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { departmentsNow } from '../../../core/departments.ts'
import { documentsNow } from '../../../core/document-starters.ts'
import { isRefusal, type Refusal, refuse, whyMovedOn } from '../../../core/errors.ts'
import { type GovernanceDocument, statesOn, versionOn } from '../../../core/governance-documents.ts'
import { firstLanguage } from '../../../core/languages.ts'
import { type RankedCandidate, rankCandidates } from '../../../core/launch-set.ts'
import { grantsAt, holdsRole } from '../../../core/members.ts'
import { type Member, ROLES, type Role } from '../../../core/model.ts'
import {
  changePreparation,
  type Owner,
  PREPARATION_SECTIONS,
  type Preparation,
  type PreparationChange,
  type PreparationWork,
  preparationNow,
} from '../../../core/preparation.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { type Candidates, readCandidates } from './readiness-facts.ts'

/** What a section of the page shows of the state of the portal. */
export interface PreparationView extends PreparationWork {
  readonly revision: number
  readonly updatedAt?: string
  readonly updatedBy?: Preparation['updatedBy']
  readonly ranked: readonly RankedCandidate[]
  /** What could be a candidate and is none yet. */
  readonly free: readonly {
    readonly id: string
    readonly kind: 'dataset' | 'plan-entry'
    readonly title: string
    readonly departmentId: string
  }[]
  readonly documents: readonly DocumentState[]
  readonly departments: readonly DepartmentState[]
  /** Who holds each role somewhere, by name. */
  readonly roles: readonly { readonly role: Role; readonly names: readonly string[] }[]
  /** Who can own something; for administrators, who choose. */
  readonly people: readonly Owner[]
  readonly today: string
}

interface DocumentState {
  readonly id: string
  readonly title: string
  readonly state: 'in-force' | 'coming' | 'proposed' | 'writing'
  readonly reviewBy?: string
  readonly isReviewLate: boolean
}

interface DepartmentState {
  readonly id: string
  readonly name: string
  readonly liaison?: string
  readonly deputy?: string
  readonly datasets: number
  readonly planEntries: number
  /** Roles that nobody holds there. */
  readonly missingRoles: readonly Role[]
}

export async function showPreparation(ports: ApiPorts, by: Member): Promise<PreparationView> {
  const record = await ports.registry.record('preparation', 'preparation')
  return viewOf(ports, by, record)
}

/** @param revision of what the person looked at; 0 as long as nobody has written anything */
export async function writePreparation(
  ports: ApiPorts,
  by: Member,
  revision: number,
  asked: PreparationChange,
): Promise<PreparationView | Refusal> {
  const before = await ports.registry.record('preparation', 'preparation')
  const moved = whyMovedOn(revision, before ?? { revision: 0 })
  if (moved) return moved
  const change = await withOwners(ports, asked, before)
  if (isRefusal(change)) return change
  const gone = await unknownCandidates(ports, change, before)
  if (gone) return gone
  const at = ports.outside.now()
  const after = changePreparation(before, change, firstLanguage(ports.city), by, at)
  if (isRefusal(after)) return after
  if (after === before) return viewOf(ports, by, before)

  const saved = await ports.registry.commit({
    records: [{ kind: 'preparation', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'preparation-changed', subject: subjectOf('preparation', 'preparation') },
      changes: changesBetween<PreparationWork>(preparationNow(before), after, PREPARATION_SECTIONS),
    },
  })
  return isRefusal(saved) ? saved : viewOf(ports, by, after)
}

/** Owners by the name they have now; whoever was chosen before may have left meanwhile and stays. */
async function withOwners(
  ports: ApiPorts,
  asked: PreparationChange,
  before: Preparation | undefined,
): Promise<PreparationChange | Refusal> {
  const kept = [...(before?.assessment ?? []), ...(before?.milestones ?? [])].flatMap(({ owner }) => owner ?? [])
  const people = new Map([...kept, ...(await members(ports))].map((one) => [one.id, one]))
  const strangers = [...(asked.assessment ?? []), ...(asked.milestones ?? [])]
    .flatMap(({ owner }) => owner ?? [])
    .filter(({ id }) => !people.has(id))
  if (strangers.length > 0) return refuse('no-such-person', `${strangers[0]!.id} holds no role here`)
  const named = <T extends { readonly owner?: Owner }>(one: T): T =>
    one.owner ? { ...one, owner: people.get(one.owner.id)! } : one
  return {
    ...asked,
    ...(asked.assessment ? { assessment: asked.assessment.map(named) } : {}),
    ...(asked.milestones ? { milestones: asked.milestones.map(named) } : {}),
  }
}

/** What was there before may be gone; what is new must exist. */
async function unknownCandidates(
  ports: ApiPorts,
  { candidates }: PreparationChange,
  before: Preparation | undefined,
): Promise<Refusal | undefined> {
  if (!candidates) return undefined
  const old = new Set(before?.candidates.map(({ id }) => id))
  const added = candidates.filter(({ id }) => !old.has(id))
  const { factsOf } = await readCandidates(ports, added)
  const unknown = added.find((one) => !factsOf(one))
  return unknown && refuse('bad-request', `candidates: expected a dataset or an entry of the plan, found ${unknown.id}`)
}

async function members(ports: ApiPorts): Promise<Owner[]> {
  const now = ports.outside.now()
  return (await ports.registry.records('account'))
    .filter(({ disabled, grants }) => !disabled && grantsAt(grants, now).length > 0)
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function viewOf(ports: ApiPorts, by: Member, record: Preparation | undefined): Promise<PreparationView> {
  const today = ports.outside.now().slice(0, 10)
  const { revision, purpose, assessment, candidates, milestones } = preparationNow(record)
  const [read, documents] = await Promise.all([
    readCandidates(ports, candidates, by),
    ports.registry.records('document'),
  ])
  const people = await whoIsWho(ports, read)
  return {
    ...{ revision, purpose, assessment, candidates, milestones, today },
    ...(record ? { updatedAt: record.updatedAt, updatedBy: record.updatedBy } : {}),
    ranked: rankCandidates(candidates, read.factsOf),
    free: freeCandidates(by, read, new Set(candidates.map(({ id }) => id))),
    documents: documentsNow(documents, today).map((one) => documentState(one, today)),
    ...people,
    people: by.roles.includes('administrator') ? await members(ports) : [],
  }
}

/** Datasets that the member may know of, and entries of the plan that are no dataset yet. */
function freeCandidates(
  by: Member,
  { datasets, entries }: Candidates,
  taken: ReadonlySet<string>,
): PreparationView['free'] {
  const linked = new Set([...entries.values()].filter(({ id }) => taken.has(id)).map(({ datasetId }) => datasetId))
  const free = [
    ...[...datasets.values()]
      .filter(({ id, metadata }) => !taken.has(id) && !linked.has(id) && isInDepartment(by, metadata.departmentId))
      .map(({ id, metadata: { title, departmentId } }) => ({ id, kind: 'dataset' as const, title, departmentId })),
    ...[...entries.values()]
      .filter(({ id, state, datasetId }) => !taken.has(id) && state !== 'withheld' && !datasets.has(datasetId ?? ''))
      .map(({ id, title, departmentId }) => ({ id, kind: 'plan-entry' as const, title, departmentId })),
  ]
  return free.sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1))
}

function documentState(document: GovernanceDocument, today: string): DocumentState {
  const { id, versions, draft } = document
  const inForce = versionOn(document, today)
  const newest = versions.at(-1)
  const state = inForce ? 'in-force' : newest ? 'coming' : draft?.state === 'proposed' ? 'proposed' : 'writing'
  const shown = inForce ?? newest
  return {
    ...{ id, title: (shown ?? draft)?.title ?? id, state },
    ...(shown ? { reviewBy: shown.reviewBy } : {}),
    isReviewLate: inForce !== undefined && inForce.reviewBy < today && statesOn(document, today).size > 0,
  }
}

async function whoIsWho(
  ports: ApiPorts,
  { datasets, entries }: Candidates,
): Promise<Pick<PreparationView, 'departments' | 'roles'>> {
  const now = ports.outside.now()
  const [records, accounts] = await Promise.all([
    ports.registry.records('department'),
    ports.registry.records('account'),
  ])
  const holders = accounts
    .filter(({ disabled }) => !disabled)
    .map(({ name, grants }) => ({ name, grants: grantsAt(grants, now) }))
  const held = (role: Role) => holders.filter(({ grants }) => grants.some((grant) => grant.role === role))
  const departments = departmentsNow(ports.city, records).filter(({ dissolved }) => !dissolved)
  return {
    departments: departments.map(({ id, name, liaison, deputy }) => ({
      ...{ id, name },
      ...(liaison ? { liaison: liaison.name } : {}),
      ...(deputy ? { deputy: deputy.name } : {}),
      datasets: [...datasets.values()].filter(({ metadata }) => metadata.departmentId === id).length,
      planEntries: [...entries.values()].filter(({ departmentId }) => departmentId === id).length,
      missingRoles: ROLES.filter((role) => !holders.some((holder) => holdsRole(holder, role, id))),
    })),
    roles: ROLES.map((role) => ({ role, names: held(role).map(({ name }) => name) })),
  }
}
