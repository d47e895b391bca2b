// functions/validate/previous.ts: brings the tables of earlier versions beside the new one, to compare them.
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PreviousVersion } from '../../adapters/engine/check-table.ts'
import { versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus } from '../../core/lifecycle.ts'
import type { Dataset, Version } from '../../core/model.ts'
import type { ObjectStore } from '../../core/ports.ts'
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
  const profile = await readFirst(placesOf(ports, dataset, version), 'profile.json')
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
  const { columns, distributions } = version.candidate.content
  const file = distributions.find(({ format }) => format === 'parquet')
  if (!file) return undefined
  for (const { store, prefix } of placesOf(ports, dataset, version)) {
    const body = await store.read(prefix + file.name)
    if (!body) continue
    await pipeline(body, createWriteStream(path))
    return { parquet: path, columns }
  }
  return undefined
}

interface Shelf {
  readonly store: Pick<ObjectStore, 'read' | 'readText'>
  readonly prefix: string
}

/** Where a version's files are: public ones, or the staged ones while publication has not copied them yet. */
function placesOf(ports: ValidatePorts, dataset: Dataset, version: Version): Shelf[] {
  if (!('candidate' in version)) return []
  const staged = { store: ports.incoming, prefix: version.candidate.content.stagedPrefix }
  if (!hasStatus(version, 'published', 'superseded')) return [staged]
  return [{ store: ports.data, prefix: versionFilesPrefix(dataset.slug, version.number) }, staged]
}

async function readFirst(places: readonly Shelf[], name: string): Promise<string | undefined> {
  for (const { store, prefix } of places) {
    const text = await store.readText(prefix + name)
    if (text !== undefined) return text
  }
  return undefined
}
