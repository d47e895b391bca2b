// core/mails/about-versions.ts: who is told when a version moves.
import { hasStatus } from '../lifecycle.ts'
import type { Dataset, Version, VersionIn } from '../model.ts'
import { dueOf, rolesInTurn } from '../review.ts'
import type { Remark } from '../review-model.ts'
import type { Facts } from './kinds.ts'
import type { Recipient } from './notice.ts'
import { departmentName, liaison, person, signers, unique, uploaders, type World } from './people.ts'
import { type Rule, type Scene, type Telling, versionPath } from './telling.ts'

export const VERSION_RULES: Readonly<Record<string, Rule>> = {
  validated: (scene) => about(scene, (dataset, version) => [...verdict(scene, dataset, version), ...asked(scene)]),
  signed: (scene) => asked(scene),
  'metadata-changed': (scene) => asked(scene),
  'review-delegated': (scene) => about(scene, (_, version) => delegated(scene, version)),
  'review-handed-over': (scene) => about(scene, (_, version) => delegated(scene, version)),
  returned: (scene) => about(scene, (dataset, version) => returned(scene, dataset, version)),
  commented: (scene) => about(scene, (dataset, version) => commented(scene, dataset, version)),
  published: (scene) => about(scene, (dataset, version) => published(scene, dataset, version)),
  withdrawn: (scene) => about(scene, (dataset, version) => withdrawn(scene, dataset, version)),
}

/** What every mail about a version says. */
export function versionFacts(world: World, dataset: Dataset, version: Version): Facts {
  return {
    title: dataset.metadata.title,
    number: String(version.number),
    department: departmentName(world, dataset.metadata.departmentId),
  }
}

/**
 * Asks those whose turn it is, once for each candidate: with new metadata it is another one.
 * Looks at the version as it is now, so it does not matter which entry comes first.
 */
export function asked(scene: Scene): Telling[] {
  const { dataset, version } = scene
  if (!dataset || !version || !hasStatus(version, 'in-review')) return []
  return rolesInTurn(version).map((role) => ({
    kind: 'review-asked',
    to: signers(scene, version, role),
    facts: { ...versionFacts(scene, dataset, version), role, due: dueOf(version, role) ?? scene.now },
    path: versionPath(version),
    key: `review-asked-${turnKey(version, role)}`,
  }))
}

/** What a sign-off is waited for: the role, and exactly this candidate. */
export function turnKey(version: VersionIn<'in-review'>, role: string): string {
  return `${version.datasetId}-${version.number}-${role}-${version.candidate.signature.slice(0, 16)}`
}

function about(scene: Scene, tell: (dataset: Dataset, version: Version) => readonly Telling[]): readonly Telling[] {
  const { dataset, version } = scene
  return dataset && version ? tell(dataset, version) : []
}

function verdict(scene: Scene, dataset: Dataset, version: Version): Telling[] {
  const facts = { ...versionFacts(scene, dataset, version), filename: version.upload.filename }
  const telling = { to: uploaders(scene, version), path: versionPath(version) }
  const { verdict, standingApproval } = scene.entry.detail
  if (verdict === 'rejected') {
    const reason = hasStatus(version, 'rejected') ? version.rejection.message : ''
    return [{ ...telling, kind: 'version-rejected', facts: { ...facts, reason } }]
  }
  // A standing approval publishes it by itself: the mail about that follows.
  return standingApproval === undefined ? [{ ...telling, kind: 'version-in-review', facts }] : []
}

function delegated(scene: Scene, version: Version): Telling[] {
  const { dataset, entry } = scene
  const handed = version.delegations?.findLast(({ by, at }) => by.id === entry.actor.id && at === entry.at)
  if (!dataset || !handed || !hasStatus(version, 'in-review')) return []
  const { role, to, by, note } = handed
  const due = dueOf(version, role) ?? scene.now
  return [
    {
      kind: 'review-delegated',
      to: person(scene, to),
      facts: { ...versionFacts(scene, dataset, version), role, by: by.name, note, due },
      path: versionPath(version),
    },
  ]
}

function returned(scene: Scene, dataset: Dataset, version: Version): Telling[] {
  if (!hasStatus(version, 'returned')) return []
  const { by, note, remarks = [] } = version.returned
  return [
    {
      kind: 'version-returned',
      to: uploaders(scene, version),
      facts: { ...versionFacts(scene, dataset, version), by: by.name, note, remarks: remarksText(remarks) },
      path: versionPath(version),
    },
  ]
}

function remarksText(remarks: readonly Remark[]): string {
  return remarks.map(({ about: what, text }) => (what ? `${what}: ${text}` : text)).join('\n')
}

/** The other side: reviewers write to who uploaded, everybody else to who has had a part in the review. */
function commented(scene: Scene, dataset: Dataset, version: Version): Telling[] {
  const { entry } = scene
  const comment = version.comments?.findLast(({ by, at }) => by.id === entry.actor.id && at === entry.at)
  if (!comment) return []
  const own = uploaders(scene, version)
  const isOwn = own.some(({ account }) => account?.id === comment.by.id)
  return [
    {
      kind: 'version-commented',
      to: isOwn ? reviewersOf(scene, version) : own,
      facts: {
        ...versionFacts(scene, dataset, version),
        ...{ by: comment.by.name, text: comment.text, about: comment.about },
      },
      path: versionPath(version),
    },
  ]
}

function reviewersOf(scene: Scene, version: Version): Recipient[] {
  const uploader = version.createdBy.id
  const spoke = (version.comments ?? []).map(({ by }) => by)
  const signed = 'signOffs' in version ? version.signOffs.map(({ by }) => by) : []
  const gaveBack = hasStatus(version, 'returned') ? [version.returned.by] : []
  const heard = [...spoke, ...signed, ...gaveBack].filter(({ id }) => id !== uploader)
  const turn = hasStatus(version, 'in-review')
    ? rolesInTurn(version).flatMap((role) => signers(scene, version, role))
    : []
  return heard.length > 0 ? unique(heard.flatMap((one) => person(scene, one))) : unique(turn)
}

function published(scene: Scene, dataset: Dataset, version: Version): Telling[] {
  const facts = versionFacts(scene, dataset, version)
  const path = `/datasets/${dataset.slug}/`
  const own = uploaders(scene, version)
  const known = new Set(own.map(({ account }) => account?.id))
  const others = liaison(scene, dataset.metadata.departmentId).filter(({ account }) => !known.has(account?.id))
  return [
    { kind: 'version-published', to: own, facts, path },
    { kind: 'department-published', to: others, facts, path },
  ]
}

function withdrawn(scene: Scene, dataset: Dataset, version: Version): Telling[] {
  if (!hasStatus(version, 'withdrawn')) return []
  const { reason, withdrawnBy } = version
  return [
    {
      kind: 'version-withdrawn',
      to: unique([...uploaders(scene, version), ...liaison(scene, dataset.metadata.departmentId)]),
      facts: { ...versionFacts(scene, dataset, version), reason, by: withdrawnBy.name },
      path: versionPath(version),
    },
  ]
}
