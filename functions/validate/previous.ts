// functions/validate/previous.ts: brings the tables of earlier versions beside the new one, to compare them.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PreviousVersion } from '../../adapters/engine/check-table.ts'
import { versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus } from '../../core/lifecycle.ts'
import type { Dataset, Version } from '../../core/model.ts'
import type { Profile } from '../../core/report.ts'
import type { ComparedTable, ValidatePorts } from './ports.ts'

/** The version that the public sees now, if there is one and its files are there. */
export async function previousOf(
  ports: ValidatePorts,
  dataset: Dataset,
  folder: string,
): Promise<PreviousVersion | undefined> {
  const number = dataset.publishedVersion
  const version = number && (await ports.registry.version(dataset.id, number))
  if (!version) return undefined
  const table = await fetchTable(ports, dataset, version, join(folder, 'previous.parquet'))
  const profile = await ports.data.readText(`${versionFilesPrefix(dataset.slug, version.number)}profile.json`)
  return table && profile ? { number: version.number, ...table, profile: JSON.parse(profile) as Profile } : undefined
}

/** Fetches a version's Parquet file: where the public reads it once it was public, else where it is staged. */
export async function fetchTable(
  ports: ValidatePorts,
  dataset: Dataset,
  version: Version,
  path: string,
): Promise<ComparedTable | undefined> {
  if (!('candidate' in version) || hasStatus(version, 'withdrawn')) return undefined
  const { columns, distributions, stagedPrefix } = version.candidate.content
  const file = distributions.find(({ format }) => format === 'parquet')
  if (!file) return undefined
  const isPublic = hasStatus(version, 'published', 'superseded')
  const store = isPublic ? ports.data : ports.incoming
  const prefix = isPublic ? versionFilesPrefix(dataset.slug, version.number) : stagedPrefix
  const body = await store.read(prefix + file.name)
  if (!body) return undefined
  await pipeline(body, createWriteStream(path))
  return { parquet: path, columns }
}
