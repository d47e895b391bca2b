// functions/validate/validate.ts: an uploaded file becomes a version under review, or is rejected with a reason.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type AuditEvent, PORTAL } from '../../core/audit.ts'
import { moveOf } from '../../core/dataset.ts'
import { isRefusal } from '../../core/errors.ts'
import { REVIEW_FILE } from '../../core/file-names.ts'
import { attemptIdFrom, parseUploadKey, stagedPrefix } from '../../core/keys.ts'
import { hasStatus, receive, reject, VALIDATION_FAILED } from '../../core/lifecycle.ts'
import type { Content, Dataset, Rejection, ReportCounts, Version, VersionIn } from '../../core/model.ts'
import type { Report } from '../../core/report.ts'
import { toReview } from '../../core/review.ts'
import { candidateOf } from '../../core/signature.ts'
import type { Arrival, Validated, ValidatePorts } from './ports.ts'
import { previousOf } from './previous.ts'
import { personalIn, type Standing, standingFor } from './standing.ts'

/** Fewer, larger writes: half the cost of a large download. */
const WRITE_BYTES = 4 * 1024 * 1024

export type ValidateOutcome = 'in-review' | 'approved' | 'rejected' | 'ignored'

/** May be called again for the same arrival at any time: it goes on where the version is. */
export async function validate(ports: ValidatePorts, arrival: Arrival): Promise<ValidateOutcome> {
  const place = parseUploadKey(arrival.key)
  if (!place) return 'ignored'
  const version = await takeIn(ports, place, arrival)
  if (!version) return 'ignored'

  const scratch = await ports.scratch()
  try {
    return await judge(ports, version, scratch.path)
  } finally {
    await scratch.remove()
  }
}

/** Every attempt failed: the publisher is told, and the message goes to the dead letters for the operator. */
export async function giveUp(ports: ValidatePorts, arrival: Arrival): Promise<void> {
  const place = parseUploadKey(arrival.key)
  const version = place && (await ports.registry.version(place.datasetId, place.version))
  if (!version || !hasStatus(version, 'validating') || version.object.versionId !== arrival.versionId) return
  await end(ports, version, VALIDATION_FAILED)
}

/** The version in `validating` for exactly this object; undefined when the arrival changes nothing. */
async function takeIn(
  ports: ValidatePorts,
  { datasetId, version: number }: { datasetId: string; version: number },
  arrival: Arrival,
): Promise<VersionIn<'validating'> | undefined> {
  const dataset = await ports.registry.dataset(datasetId)
  const version = await ports.registry.version(datasetId, number)
  if (!dataset || !version) return undefined
  if (hasStatus(version, 'validating') && version.object.versionId === arrival.versionId) return version

  const at = ports.outside.now()
  const after = receive(version, arrival, at)
  if (isRefusal(after)) {
    await noteSecondUpload(ports, dataset, version, arrival)
    return undefined
  }
  await save(ports, dataset, version, after, {
    at,
    actor: PORTAL,
    action: 'file-received',
    datasetId,
    version: number,
    detail: { bytes: arrival.bytes },
  })
  return after
}

/** The first file counts. A later one changes nothing, but people should know that it came. */
async function noteSecondUpload(
  ports: ValidatePorts,
  dataset: Dataset,
  version: Version,
  arrival: Arrival,
): Promise<void> {
  if ('object' in version && version.object?.versionId === arrival.versionId) return
  const at = ports.outside.now()
  const notice = `A second file (${arrival.bytes} bytes) arrived for this version and was ignored. To publish it, begin a new version.`
  if (version.notices.includes(notice)) return
  const after: Version = {
    ...version,
    notices: [...version.notices, notice],
    updatedAt: at,
    revision: version.revision + 1,
  }
  await save(ports, dataset, version, after, {
    at,
    actor: PORTAL,
    action: 'second-file-ignored',
    datasetId: dataset.id,
    version: version.number,
    detail: { bytes: arrival.bytes },
  })
}

async function judge(ports: ValidatePorts, version: VersionIn<'validating'>, folder: string): Promise<ValidateOutcome> {
  const early = whyNotAsAnnounced(version)
  if (early) return end(ports, version, early)

  const dataset = await existing(ports, version)
  const path = join(folder, 'source')
  const body = await ports.incoming.read(version.object.key, version.object.versionId)
  if (!body) throw new Error(`${version.object.key} (${version.object.versionId}) is gone from the incoming bucket`)
  await pipeline(body, createWriteStream(path, { highWaterMark: WRITE_BYTES }))

  const outputName = dataset.slug
  const previous = await previousOf(ports, dataset, folder)
  const validated = await ports.engine({
    path,
    filename: version.upload.filename,
    workDir: join(folder, 'work'),
    outputName,
    ...(version.handling ? { handling: version.handling } : {}),
    ...(previous ? { previous } : {}),
    scoring: { metadata: dataset.metadata, day: ports.outside.now().slice(0, 10) },
  })
  return conclude(ports, version, validated)
}

/** Ends the attempt: files are staged under a prefix of their own, then one transaction makes them count. */
async function conclude(
  ports: ValidatePorts,
  version: VersionIn<'validating'>,
  validated: Validated,
): Promise<ValidateOutcome> {
  const announced = version.upload.sha256
  if (announced && announced !== validated.sourceSha256) {
    return end(ports, version, {
      code: 'checksum-mismatch',
      message: `The file that arrived is not the one announced: expected SHA-256 ${announced}, found ${validated.sourceSha256}. Upload it again.`,
    })
  }
  const prefix = stagedPrefix(version.datasetId, version.number, attemptIdFrom(ports.outside.random(8)))
  for (const output of [...validated.outputs, ...validated.documents]) {
    await ports.incoming.writeFile(prefix + output.name, output.path, {
      mediaType: output.mediaType,
      sha256: output.sha256,
    })
  }
  const counts = countFindings(validated.report)
  if (validated.report.verdict === 'rejected') {
    return end(ports, version, rejectionOf(validated.report, counts), counts, prefix)
  }
  return review(ports, version, contentOf(version, validated, prefix), counts)
}

async function review(
  ports: ValidatePorts,
  version: VersionIn<'validating'>,
  content: Content,
  counts: ReportCounts,
): Promise<ValidateOutcome> {
  const at = ports.outside.now()
  const dataset = await existing(ports, version)
  const candidate = candidateOf(dataset.metadata, content)
  const policy = await ports.registry.signOffPolicy()
  const standing = await standingFor(ports, version, candidate, policy, at)
  const after = toReview(version, candidate, counts, at, policy, standing.consent)
  if (isRefusal(after)) throw new Error(`version ${version.number} of ${version.datasetId}: ${after.detail}`)
  const detail = { verdict: 'accepted', rows: content.rows, signature: candidate.signature, ...standing.detail }
  const event = {
    at,
    actor: PORTAL,
    action: 'validated',
    datasetId: dataset.id,
    version: version.number,
    detail,
  }
  await save(ports, dataset, version, after, event, standing)
  return after.status
}

async function end(
  ports: ValidatePorts,
  version: VersionIn<'validating'>,
  rejection: Rejection,
  counts?: ReportCounts,
  prefix?: string,
): Promise<ValidateOutcome> {
  const at = ports.outside.now()
  const after = reject(version, rejection, at, counts, prefix)
  if (isRefusal(after)) throw new Error(`version ${version.number} of ${version.datasetId}: ${after.detail}`)
  await save(ports, await existing(ports, version), version, after, {
    at,
    actor: PORTAL,
    action: 'validated',
    datasetId: version.datasetId,
    version: version.number,
    detail: { verdict: 'rejected', code: rejection.code },
  })
  return 'rejected'
}

function whyNotAsAnnounced(version: VersionIn<'validating'>): Rejection | undefined {
  const { bytes } = version.upload
  if (version.object.bytes === bytes) return undefined
  return {
    code: 'size-mismatch',
    message: `The file that arrived has ${version.object.bytes} bytes, announced were ${bytes}. Upload it again.`,
  }
}

function rejectionOf(report: Report, counts: ReportCounts): Rejection {
  const first = report.findings.find(({ severity }) => severity === 'error')
  if (!first) throw new Error('a report rejects the file but names no error')
  const more = counts.errors > 1 ? ` The report has ${counts.errors - 1} more.` : ''
  return { code: first.code, message: `${first.message}${more}` }
}

export function countFindings(report: Report): ReportCounts {
  const of = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), notices: of('notice') }
}

function contentOf({ handling }: Version, validated: Validated, prefix: string): Content {
  const { report, profile, documents } = validated
  const review = documents.find(({ name }) => name === REVIEW_FILE)
  return {
    rows: profile?.rows ?? report.rows,
    columns: validated.columns,
    ...(handling ? { handling } : {}),
    ...(review ? { reviewSha256: review.sha256 } : {}),
    ...(report.quality ? { quality: report.quality } : {}),
    ...(report.drift ? { drift: report.drift } : {}),
    ...(report.changes ? { changes: report.changes } : {}),
    personal: personalIn(report, validated.columns),
    distributions: validated.outputs.map(({ name, format, mediaType, bytes, sha256 }) => ({
      name,
      format,
      mediaType,
      bytes,
      sha256,
    })),
    sourceSha256: validated.sourceSha256,
    stagedPrefix: prefix,
  }
}

async function existing(ports: ValidatePorts, version: Version): Promise<Dataset> {
  const dataset = await ports.registry.dataset(version.datasetId)
  if (!dataset) throw new Error(`version ${version.number} belongs to ${version.datasetId}, which does not exist`)
  return dataset
}

/** A lost race is a fault here: the queue brings the message again, and then the version is further on. */
async function save(
  ports: ValidatePorts,
  dataset: Dataset,
  before: Version,
  after: Version,
  event: AuditEvent,
  { records = [], unchanged = [] }: Partial<Pick<Standing, 'records' | 'unchanged'>> = {},
): Promise<void> {
  const saved = await ports.registry.commit({ ...moveOf(dataset, [{ before, after }], event), records, unchanged })
  if (isRefusal(saved)) throw new Error(`version ${before.number} of ${dataset.id} changed meanwhile: ${saved.code}`)
}
