// functions/api/steps/uploads.ts: begin a version, hand out upload addresses, complete, cancel.

import { doneBy } from '../../../core/audit.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { uploadKey } from '../../../core/keys.ts'
import { begin, hasStatus, reject, releaseTimeAfter, UPLOAD_HOURS } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Upload, Version } from '../../../core/model.ts'
import type { UploadAddress } from '../../../core/ports.ts'
import type { ApiPorts } from '../ports.ts'
import { copyFile } from './copies.ts'

/** From this size on a file goes up in parts, so that a broken connection costs one part only. */
const PARTS_FROM_BYTES = 64 * 1024 * 1024
/** 5 GiB: the largest object S3 copies in one go. */
export const MAX_UPLOAD_BYTES = 5 * 1024 ** 3

export interface Announcement {
  readonly filename: string
  readonly bytes: number
  readonly sha256?: string
}

export async function beginVersion(
  ports: ApiPorts,
  by: Member,
  before: Dataset,
  announced: Announcement,
): Promise<{ version: Version; upload: UploadAddress } | Refusal> {
  if (before.openVersion) return refuse('version-under-way', `version ${before.openVersion}`)
  if (announced.bytes > MAX_UPLOAD_BYTES) {
    return refuse('file-too-large', `at most ${MAX_UPLOAD_BYTES} bytes (5 GiB), announced ${announced.bytes}`)
  }
  const at = ports.outside.now()
  const number = before.lastVersion + 1
  const upload = await uploadOf(ports, before.id, number, announced, at)
  const version = begin(before.id, number, upload, by, at, {
    ...(before.handling ? { handling: before.handling } : {}),
    ...releaseTimeAfter(await ports.registry.version(before.id, before.lastVersion), at),
  })

  const detail = { bytes: announced.bytes }
  const event = { ...doneBy(by, at), action: 'version-begun', datasetId: before.id, version: number, detail }
  const saved = await ports.registry.commit(moveOf(before, [{ after: version }], event))
  if (isRefusal(saved)) {
    if (upload.multipartId) await ports.desk.abortParts(upload.key, upload.multipartId)
    return saved
  }
  return { version, upload: await addressOf(ports, version.upload) }
}

/** Fresh addresses for an upload that is not finished, with the parts that have arrived. */
export async function renewUpload(ports: ApiPorts, version: Version): Promise<UploadAddress | Refusal> {
  if (!hasStatus(version, 'awaiting-upload'))
    return refuse('wrong-state', `version ${version.number} is ${version.status}`)
  if (version.upload.expiresAt <= ports.outside.now()) return refuse('upload-expired')
  if (version.upload.copyOf) return refuse('bad-request', 'nothing is uploaded: the portal copies the file itself')
  return addressOf(ports, version.upload)
}

/** Joins the parts; the object's own event starts validation. */
export async function completeUpload(ports: ApiPorts, version: Version): Promise<'complete' | Refusal> {
  if (!hasStatus(version, 'awaiting-upload'))
    return refuse('wrong-state', `version ${version.number} is ${version.status}`)
  const { key, multipartId, bytes, copyOf } = version.upload
  if (copyOf) return copyFile(ports, version)
  if (!multipartId) return refuse('bad-request', 'this upload is a single form and completes by itself')
  const done = await ports.desk.completeParts(key, multipartId, bytes)
  return done === 'complete' ? done : refuse('upload-incomplete', `expected ${bytes} bytes in all`)
}

export async function cancelUpload(
  ports: ApiPorts,
  by: Member,
  before: Dataset,
  version: Version,
): Promise<Version | Refusal> {
  if (!hasStatus(version, 'awaiting-upload'))
    return refuse('wrong-state', `version ${version.number} is ${version.status}`)
  const at = ports.outside.now()
  const rejection = { code: 'upload-cancelled', message: `${by.name} cancelled the upload. Nothing was kept.` }
  const after = reject(version, rejection, at)
  if (isRefusal(after)) return after

  const event = { ...doneBy(by, at), action: 'upload-cancelled', datasetId: before.id, version: version.number }
  const saved = await ports.registry.commit(moveOf(before, [{ before: version, after }], event))
  if (isRefusal(saved)) return saved
  if (version.upload.multipartId) await ports.desk.abortParts(version.upload.key, version.upload.multipartId)
  return after
}

async function uploadOf(
  ports: ApiPorts,
  datasetId: string,
  number: number,
  announced: Announcement,
  at: string,
): Promise<Upload> {
  const key = uploadKey(datasetId, number)
  const inParts = announced.bytes >= PARTS_FROM_BYTES
  return {
    filename: announced.filename,
    bytes: announced.bytes,
    ...(announced.sha256 ? { sha256: announced.sha256 } : {}),
    key,
    expiresAt: new Date(Date.parse(at) + UPLOAD_HOURS * 3_600_000).toISOString(),
    ...(inParts ? { multipartId: await ports.desk.startParts(key) } : {}),
  }
}

function addressOf(ports: ApiPorts, upload: Upload): Promise<UploadAddress> {
  return ports.desk.address({ ...upload, now: ports.outside.now() })
}
