// functions/api/steps/desk.ts: the queue of a person: reviews, consents and answers that wait for them.
import { isInDepartment, reachesDataset } from '../../../core/access.ts'
import { hasStatus, isUploader } from '../../../core/lifecycle.ts'
import { grantsAt, holdsRole } from '../../../core/members.ts'
import type { Dataset, IsoTime, Member, Role, Version, VersionIn, VersionStatus } from '../../../core/model.ts'
import { reviewsFor, type WaitingReview } from '../../../core/review-queue.ts'
import { unanswered } from '../../../core/review-talk.ts'
import type { StandingApproval } from '../../../core/standing.ts'
import { consentRolesOf } from '../../../core/standing-moves.ts'
import type { ApiPorts } from '../ports.ts'
import { uploadersOf } from './standing.ts'

export interface QueuedReview {
  readonly dataset: Dataset
  readonly version: VersionIn<'in-review'>
  readonly review: WaitingReview
}

export interface QueuedConsent {
  readonly dataset: Dataset
  readonly approval: StandingApproval
  readonly roles: readonly Role[]
}

/** What was returned, or said and not answered. */
export interface QueuedAnswer {
  readonly dataset: Dataset
  readonly version: Version
  readonly kind: 'returned' | 'comment'
  readonly said: Pick<VersionIn<'returned'>['returned'], 'by' | 'at' | 'remarks'> & { about: string; text: string }
}

export interface Queue {
  readonly reviews: readonly QueuedReview[]
  readonly consents: readonly QueuedConsent[]
  readonly answers: readonly QueuedAnswer[]
}

/** In these there may be something to do or to answer. */
const WAITING: readonly VersionStatus[] = ['in-review', 'approved', 'returned']

/** How many versions are read at the same time. */
const AT_ONCE = 16

/** Reads one version for each dataset that has something under review or returned. */
export async function queueOf(ports: ApiPorts, member: Member): Promise<Queue> {
  const now = ports.outside.now()
  const all = await ports.registry.datasets()
  const datasets = all.filter(
    ({ id, metadata }) => isInDepartment(member, metadata.departmentId) && reachesDataset(member, id),
  )
  const moving = await newestVersions(ports, datasets)
  const reviews = moving.flatMap(({ dataset, version }) =>
    hasStatus(version, 'in-review')
      ? reviewsFor(version, member, now).map((review) => ({ dataset, version, review }))
      : [],
  )
  return {
    reviews: reviews.sort((a, b) => (a.review.due < b.review.due ? -1 : 1)),
    consents: await consentsFor(ports, datasets, member, now),
    answers: await answersFor(ports, moving, member, now),
  }
}

interface Moving {
  readonly dataset: Dataset
  readonly version: Version
}

async function newestVersions(ports: ApiPorts, datasets: readonly Dataset[]): Promise<Moving[]> {
  const moving = datasets.filter(
    ({ lastVersion, lastStatus }) => lastVersion > 0 && (!lastStatus || WAITING.includes(lastStatus)),
  )
  const found: Moving[] = []
  for (let start = 0; start < moving.length; start += AT_ONCE) {
    const batch = moving.slice(start, start + AT_ONCE)
    const versions = await Promise.all(batch.map(({ id, lastVersion }) => ports.registry.version(id, lastVersion)))
    found.push(...batch.flatMap((dataset, index) => (versions[index] ? [{ dataset, version: versions[index] }] : [])))
  }
  return found
}

async function consentsFor(
  ports: ApiPorts,
  datasets: readonly Dataset[],
  member: Member,
  now: IsoTime,
): Promise<QueuedConsent[]> {
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
  const waiting: QueuedConsent[] = []
  for (const approval of await ports.registry.records('standing-approval')) {
    const dataset = byId.get(approval.id)
    // The cheap question first: most people have nothing to consent to.
    if (!dataset || consentRolesOf(approval, member, { dataset, uploaders: [] }, now).length === 0) continue
    const uploaders = await uploadersOf(ports, dataset)
    const roles = consentRolesOf(approval, member, { dataset, uploaders }, now)
    if (roles.length > 0) waiting.push({ dataset, approval, roles })
  }
  return waiting.sort((a, b) => (a.approval.askedAt < b.approval.askedAt ? -1 : 1))
}

/** For whoever uploaded it and the publishers of its department; newest first. */
async function answersFor(
  ports: ApiPorts,
  moving: readonly Moving[],
  member: Member,
  now: IsoTime,
): Promise<QueuedAnswer[]> {
  const mine = moving.filter(({ dataset, version }) => worksOn(member, dataset, version))
  const hasTalk = mine.some(({ version }) => (version.comments ?? []).length > 0)
  const accounts = hasTalk ? await ports.registry.records('account') : []
  const people = new Map(accounts.map(({ id, grants }) => [id, { id, grants: grantsAt(grants, now) }]))
  const answers = mine.flatMap(({ dataset, version }): QueuedAnswer[] => {
    const isTheirs = (id: string) => worksOn(people.get(id) ?? { id, grants: [] }, dataset, version)
    const open = unanswered(version.comments ?? [], isTheirs)
    return [
      ...(hasStatus(version, 'returned') ? [returnOf(dataset, version)] : []),
      ...open.map(
        ({ by, at, about, text }): QueuedAnswer => ({
          ...{ dataset, version, kind: 'comment' },
          said: { by, at, about, text },
        }),
      ),
    ]
  })
  return answers.sort((a, b) => (a.said.at < b.said.at ? 1 : -1))
}

function worksOn(person: Pick<Member, 'id' | 'grants'>, { metadata }: Dataset, version: Version): boolean {
  return isUploader(version, person.id) || holdsRole(person, 'publisher', metadata.departmentId)
}

function returnOf(dataset: Dataset, version: VersionIn<'returned'>): QueuedAnswer {
  const { by, at, note, remarks } = version.returned
  return {
    ...{ dataset, version, kind: 'returned' },
    said: { by, at, about: '', text: note, ...(remarks ? { remarks } : {}) },
  }
}
