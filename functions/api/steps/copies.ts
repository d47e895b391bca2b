// functions/api/steps/copies.ts: versions whose file the portal has already: check it again, or restore what was published.
import { doneBy } from '../../../core/audit.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { handlingSchema } from '../../../core/handling.ts'
import { uploadKey, versionFilesPrefix } from '../../../core/keys.ts'
import { begin, hasStatus, reject, releaseTimeAfter, UPLOAD_HOURS } from '../../../core/lifecycle.ts'
import type { CopiedFile, Dataset, Member, Upload, Version, VersionFacts } from '../../../core/model.ts'
import type { VersionChange } from '../../../core/ports.ts'
import type { ApiPorts } from '../ports.ts'

/** What a version made of a file that the portal has is made of. */
interface Copy {
  readonly upload: Pick<Upload, 'filename' | 'bytes' | 'sha256'>
  readonly copyOf: CopiedFile
  readonly more: Pick<VersionFacts, 'handling' | 'alsoUploadedBy'>
  readonly action: string
}

/** Begins a version with the same file and today's handling. A version under review gives way to it. */
export async function recheckVersion(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  version: Version,
): Promise<Version | Refusal> {
  if (!hasStatus(version, 'rejected', 'in-review', 'returned')) {
    return refuse('wrong-state', `version ${version.number} is ${version.status}`)
  }
  const { object, upload, createdBy, alsoUploadedBy = [] } = version
  if (!object || !(await ports.incoming.stat(object.key))) return refuse('no-such-file')
  const { filename, sha256 } = upload
  const { handling } = dataset
  return beginCopy(ports, by, dataset, version, {
    upload: { filename, bytes: object.bytes, ...(sha256 ? { sha256 } : {}) },
    copyOf: { bucket: 'incoming', key: object.key, versionId: object.versionId, version: version.number },
    more: { ...(handling ? { handling } : {}), alsoUploadedBy: [...alsoUploadedBy, createdBy] },
    action: 'version-rechecked',
  })
}

/**
 * Begins a version with the Parquet file of an earlier one, as it was public.
 *
 * Redactions are in that file already. Its types are declared, so that nothing is guessed anew.
 */
export async function restoreVersion(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  version: Version,
): Promise<Version | Refusal> {
  if (!hasStatus(version, 'superseded')) return refuse('wrong-state', `version ${version.number} is ${version.status}`)
  const { content } = version.candidate
  const file = content.distributions.find(({ format }) => format === 'parquet')
  const key = file && `${versionFilesPrefix(dataset.slug, version.number)}${file.name}`
  if (!file || !key || !(await ports.data.stat(key))) return refuse('no-such-file')
  const handling = handlingSchema.parse({
    columns: content.columns.map(({ name, type }) => ({ name, type })),
    primaryKey: content.handling?.primaryKey ?? [],
  })
  const { name: filename, bytes, sha256 } = file
  const { createdBy, alsoUploadedBy = [] } = version
  return beginCopy(ports, by, dataset, version, {
    upload: { filename, bytes, sha256 },
    copyOf: { bucket: 'data', key, version: version.number },
    more: { handling, alsoUploadedBy: [...alsoUploadedBy, createdBy] },
    action: 'version-restored',
  })
}

async function beginCopy(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  origin: Version,
  { upload: file, copyOf, more, action }: Copy,
): Promise<Version | Refusal> {
  if (dataset.openVersion && dataset.openVersion !== origin.number) {
    return refuse('version-under-way', `version ${dataset.openVersion}`)
  }
  const at = ports.outside.now()
  const number = dataset.lastVersion + 1
  const expiresAt = new Date(Date.parse(at) + UPLOAD_HOURS * 3_600_000).toISOString()
  const upload: Upload = { ...file, key: uploadKey(dataset.id, number), expiresAt, copyOf }
  const replaced = await ports.registry.version(dataset.id, dataset.lastVersion)
  const version = begin(dataset.id, number, upload, by, at, { ...more, ...releaseTimeAfter(replaced, at) })
  const given = giveWay(origin, number, by, at)
  if (isRefusal(given)) return given

  const detail = { of: origin.number, bytes: file.bytes }
  const event = { ...doneBy(by, at), action, datasetId: dataset.id, version: number, detail }
  const saved = await ports.registry.commit(moveOf(dataset, [{ after: version }, ...given], event))
  if (isRefusal(saved)) return saved
  await copyFile(ports, version)
  return version
}

/** A version under review ends when its file is checked again: its sign-offs were about something else. */
function giveWay(origin: Version, number: number, by: Member, at: string): VersionChange[] | Refusal {
  if (!hasStatus(origin, 'in-review')) return []
  const message = `${by.name} had the file checked again, as version ${number}.`
  const { report, candidate } = origin
  const after = reject(origin, { code: 'checked-again', message }, at, report, candidate.content.stagedPrefix)
  return isRefusal(after) ? after : [{ before: origin, after }]
}

/** Copies the file in; the object's own event starts validation. May be called again: the first object counts. */
export async function copyFile(ports: ApiPorts, version: Version): Promise<'complete' | Refusal> {
  const { copyOf, key } = version.upload
  if (!copyOf) return refuse('bad-request', 'the file of this version is uploaded, not copied')
  const store = copyOf.bucket === 'incoming' ? ports.incoming : ports.data
  const found = await store.stat(copyOf.key)
  if (!found) return refuse('no-such-file')
  const pin = copyOf.versionId ? { versionId: copyOf.versionId } : { etag: found.etag }
  await ports.incoming.copy({ bucket: store.name, key: copyOf.key, ...pin }, key, {
    mediaType: 'application/octet-stream',
  })
  return 'complete'
}
