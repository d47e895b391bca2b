// functions/api/views.ts: what each audience gets to see of a dataset or a version.
import type { z } from '@hono/zod-openapi'
import { qualityOf } from '../../core/candidate-quality.ts'
import { versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus, isUploader } from '../../core/lifecycle.ts'
import type { Candidate, Dataset, IsoTime, Member, Role, Version, VersionIn } from '../../core/model.ts'
import { capacityOf, dueOf, missingRoles, planOf, rolesInTurn } from '../../core/review.ts'
import type { CityNow } from './city.ts'
import type { datasetSchema, publicDatasetSchema, versionSchema } from './schemas.ts'

type DatasetView = z.infer<typeof datasetSchema>
type PublicDatasetView = z.infer<typeof publicDatasetSchema>
type VersionView = z.infer<typeof versionSchema>
type MetadataView = DatasetView['metadata']

export function datasetView(dataset: Dataset, named: CityNow['named']): DatasetView {
  const metadata = dataset.metadata as MetadataView
  return { ...dataset, metadata, department: named(metadata.departmentId).name }
}

/** What anybody may know: the published version only, and the metadata that was signed with it. */
export function publicDatasetView(
  dataset: Dataset,
  version: Version,
  named: CityNow['named'],
  portalUrl: string,
): PublicDatasetView | undefined {
  if (!hasStatus(version, 'published')) return undefined
  const { metadata, content } = version.candidate
  const files = `${portalUrl}/${versionFilesPrefix(dataset.slug, version.number)}`
  return {
    id: dataset.id,
    slug: dataset.slug,
    page: `${portalUrl}/datasets/${dataset.slug}/`,
    metadata: metadata as MetadataView,
    department: named(metadata.departmentId).name,
    version: version.number,
    publishedAt: version.publishedAt,
    rows: content.rows,
    columns: [...content.columns],
    distributions: content.distributions.map((file) => ({ ...file, url: files + file.name })),
  }
}

export function versionView(
  dataset: Dataset,
  version: Version,
  member: Member,
  portalUrl: string,
  now: IsoTime,
): VersionView {
  const { filename, bytes, sha256, expiresAt } = version.upload
  const reviewed = 'candidate' in version ? version : undefined
  return {
    datasetId: version.datasetId,
    number: version.number,
    status: version.status,
    createdAt: version.createdAt,
    createdBy: version.createdBy,
    updatedAt: version.updatedAt,
    upload: { filename, bytes, expiresAt, ...(sha256 ? { sha256 } : {}) },
    notices: [...version.notices],
    ...(hasStatus(version, 'rejected') ? { rejection: version.rejection } : {}),
    ...('report' in version && version.report ? { report: version.report } : {}),
    ...(reviewed
      ? {
          rows: reviewed.candidate.content.rows,
          files: reviewed.candidate.content.distributions.map(({ name, format, bytes, sha256 }) => ({
            name,
            format,
            bytes,
            sha256,
          })),
          metadata: reviewed.candidate.metadata as MetadataView,
          signature: reviewed.candidate.signature,
          ...contentView(reviewed),
          signOffs: [...reviewed.signOffs],
        }
      : {}),
    ...(hasStatus(version, 'returned') ? { returned: version.returned } : {}),
    ...(hasStatus(version, 'withdrawn')
      ? { withdrawal: { at: version.withdrawnAt, by: version.withdrawnBy, reason: version.reason } }
      : {}),
    ...(version.handling ? { handling: version.handling } : {}),
    ...copyView(version),
    ...promotedView(version),
    ...('publishedAt' in version ? { publishedAt: version.publishedAt } : {}),
    missingRoles: hasStatus(version, 'in-review') ? missingRoles(version) : [],
    mySigningRoles: signingRoles(version, member, now),
    ...reviewView(version),
    ...(hasStatus(version, 'published') ? { page: `${portalUrl}/datasets/${dataset.slug}/` } : {}),
  }
}

function copyView({ upload: { copyOf } }: Version): Pick<VersionView, 'copyOf' | 'copyKind'> {
  return copyOf ? { copyOf: copyOf.version, copyKind: copyOf.bucket === 'data' ? 'restoration' : 'recheck' } : {}
}

function promotedView({ promoted }: Version): Pick<VersionView, 'promoted'> {
  if (!promoted) return {}
  const { portal, url, number, at, promotion } = promoted
  return { promoted: { portal, url, number, at, promotion } }
}

/** The score with the metadata as they are now, and what is new; another portal counted from a version of its own. */
function contentView({
  candidate: { content, metadata },
  promoted,
}: Pick<VersionIn<'approved'>, 'candidate' | 'promoted'>): Pick<VersionView, 'quality' | 'changes'> {
  const quality = qualityOf({ content, metadata })
  return {
    ...(quality ? { quality: { ...quality } } : {}),
    ...(content.changes && !promoted ? { changes: { ...content.changes } } : {}),
  }
}

/** Plan, due days, talk and time of release. */
function reviewView(version: Version): Pick<VersionView, 'review' | 'comments' | 'delegations' | 'releaseTime'> {
  const { comments, delegations, releaseTime } = version
  return {
    ...('candidate' in version ? { review: planView(version) } : {}),
    ...(comments ? { comments: [...comments] } : {}),
    ...(delegations ? { delegations: [...delegations] } : {}),
    ...(releaseTime ? { releaseTime } : {}),
  }
}

function planView(version: Extract<Version, { candidate: Candidate }>): NonNullable<VersionView['review']> {
  const { policyVersion, classification, raisedBy, order, publishes, since, steps } = planOf(version)
  const turn = hasStatus(version, 'in-review') ? rolesInTurn(version) : []
  return {
    ...{ policyVersion, classification, raisedBy: [...raisedBy], order, publishes, since },
    steps: steps.map(({ role, dueDays, deputy, checklist }) => ({
      ...{ role, dueDays, checklist: [...checklist] },
      ...(deputy ? { deputy } : {}),
      due: dueOf(version, role) ?? since,
      isTurn: turn.includes(role),
    })),
    ...(version.standing ? { standingApproval: version.standing.approvalId } : {}),
  }
}

/** Roles that are missing and whose turn it is, and that the member may still give, also as a deputy. */
function signingRoles(version: Version, member: Member, now: IsoTime): Role[] {
  if (!hasStatus(version, 'in-review') || isUploader(version, member.id)) return []
  if (version.signOffs.some(({ by }) => by.id === member.id)) return []
  const { steps } = planOf(version)
  return rolesInTurn(version).filter((role) => {
    const step = steps.find((one) => one.role === role)
    return step && capacityOf(version, member, step, now) !== undefined
  })
}
