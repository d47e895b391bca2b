// functions/publish/gather.ts: reads from the table what should be public.
import { qualityOf } from '../../core/candidate-quality.ts'
import { type DepartmentRecord, departmentNamed } from '../../core/departments.ts'
import { columnsOf } from '../../core/engine/redaction-fit.ts'
import { CHANGES_FILE } from '../../core/file-names.ts'
import { freshnessOf } from '../../core/freshness.ts'
import { versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus } from '../../core/lifecycle.ts'
import type { Version, VersionIn } from '../../core/model.ts'
import { changesSince } from '../../core/promotion-changes.ts'
import type { Profile } from '../../core/report.ts'
import { planOf } from '../../core/review.ts'
import type { PublishedDataset, PublishedVersion } from '../../web/catalog/view.ts'
import type { PublishPorts } from './ports.ts'
import type { Shelf } from './release.ts'

/** Versions that have, or had, a public address. */
export type PublicVersion = VersionIn<'published' | 'superseded' | 'withdrawn'>

/** How many datasets are read at the same time. */
const AT_ONCE = 16

export async function readShelves(ports: PublishPorts): Promise<Shelf[]> {
  const datasets = await ports.registry.datasets()
  return inBatches(datasets, async (dataset) => ({
    dataset,
    versions: dataset.lastVersion === 0 ? [] : await ports.registry.versions(dataset.id),
  }))
}

export function publicVersions(shelf: Shelf): PublicVersion[] {
  return shelf.versions.filter((version: Version): version is PublicVersion =>
    hasStatus(version, 'published', 'superseded', 'withdrawn'),
  )
}

/** These datasets with all their versions, oldest first. @throws Error when the table has no such dataset */
export async function readSomeShelves({ registry }: PublishPorts, ids: Iterable<string>): Promise<Shelf[]> {
  return inBatches([...ids], async (id) => {
    const dataset = await registry.dataset(id)
    if (!dataset) throw new Error(`expected dataset ${id} in the table, found none`)
    return { dataset, versions: dataset.lastVersion === 0 ? [] : await registry.versions(id) }
  })
}

/** Datasets with a public face, by slug, still without their profiles; a withdrawn one has a tombstone and counts. */
export function gather(
  ports: PublishPorts,
  shelves: readonly Shelf[],
  departments: readonly DepartmentRecord[],
): PublishedDataset[] {
  return shelves
    .filter((shelf) => publicVersions(shelf).length > 0)
    .map((shelf) => publishedDataset(ports, shelf, departments))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** With statistics and first rows of what is current: a file for each dataset, so they are read in batches. */
export function withProfiles(ports: PublishPorts, datasets: readonly PublishedDataset[]): Promise<PublishedDataset[]> {
  return inBatches(datasets, async (dataset) => ({ ...dataset, profile: await profileOf(ports, dataset) }))
}

function publishedDataset(ports: PublishPorts, shelf: Shelf, records: readonly DepartmentRecord[]): PublishedDataset {
  const versions = publicVersions(shelf)
  const current = versions.find((version) => hasStatus(version, 'published'))
  const shown = (current ?? versions.at(-1))!
  const { dataset } = shelf
  const withdrawn = new Set(versions.filter((one) => hasStatus(one, 'withdrawn')).map(({ number }) => number))
  const shownVersion = (version: PublicVersion) =>
    withoutWithdrawn(countedHere(publishedVersion(version), version, versions), withdrawn)
  return {
    id: dataset.id,
    slug: dataset.slug,
    firstPublishedAt: versions[0]!.publishedAt,
    department: departmentNamed(ports.context.city, records, shown.candidate.metadata.departmentId),
    current: current ? shownVersion(current) : null,
    versions: versions.map(shownVersion).reverse(),
    profile: null,
    ...(current ? { freshness: freshnessAt(ports, shelf, current) } : {}),
  }
}

function freshnessAt({ outside }: PublishPorts, { dataset }: Shelf, { candidate, publishedAt }: PublicVersion) {
  return freshnessOf(candidate.metadata.frequency, publishedAt, dataset.upkeep, outside.now())
}

/** Changes of a version from another portal are counted from its versions: shown where that one is public here, too. */
function countedHere(
  shown: PublishedVersion,
  version: PublicVersion,
  versions: readonly PublicVersion[],
): PublishedVersion {
  const { changes, ...rest } = shown
  if (!changes || !version.promoted) return shown
  const since = changesSince(version, versions)
  if (since !== undefined) return { ...shown, changes: { ...changes, since } }
  return { ...rest, distributions: rest.distributions.filter(({ name }) => name !== CHANGES_FILE) }
}

/** What is new since a version that was withdrawn would tell of its rows. */
function withoutWithdrawn(version: PublishedVersion, withdrawn: ReadonlySet<number>): PublishedVersion {
  const { changes, ...rest } = version
  if (!changes || !withdrawn.has(changes.since)) return version
  return { ...rest, distributions: rest.distributions.filter(({ name }) => name !== CHANGES_FILE) }
}

function publishedVersion(version: PublicVersion): PublishedVersion {
  const { metadata, content } = version.candidate
  return {
    number: version.number,
    createdAt: version.createdAt,
    publishedAt: version.publishedAt,
    metadata,
    rows: content.rows,
    columns: content.columns,
    distributions: content.distributions,
    signOffs: (version.standing?.consents ?? version.signOffs).map(({ role, at }) => ({ role, at })),
    ...(version.standing ? { isStanding: true } : {}),
    classification: planOf(version).classification,
    ...factsOf(version),
    ...(hasStatus(version, 'withdrawn') ? { withdrawn: { at: version.withdrawnAt, reason: version.reason } } : {}),
  }
}

/** Score, changes and redactions, where the version has them. */
function factsOf({ candidate }: PublicVersion): Pick<PublishedVersion, 'quality' | 'changes' | 'redactions'> {
  const { changes, handling } = candidate.content
  const quality = qualityOf(candidate)
  const redactions = (handling?.redactions ?? []).map((redaction) => ({
    method: redaction.method,
    columns: columnsOf(redaction),
  }))
  return {
    ...(quality ? { quality } : {}),
    ...(changes ? { changes } : {}),
    ...(redactions.length > 0 ? { redactions } : {}),
  }
}

/** From the public copy, so that the site can be rebuilt when staged files have long been tidied away. */
async function profileOf(ports: PublishPorts, { slug, current }: PublishedDataset): Promise<Profile | null> {
  const text = current && (await ports.data.readText(`${versionFilesPrefix(slug, current.number)}profile.json`))
  return text ? (JSON.parse(text) as Profile) : null
}

/** Some at a time: each is a request or two. */
export async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))))
  }
  return results
}
