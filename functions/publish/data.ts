// functions/publish/data.ts: the files of datasets in the data bucket: what should be there, copied from what was signed.
import { type ReadmeOf, readmeText } from '../../core/catalog/readme.ts'
import { CHANGES_FILE, README_FILE } from '../../core/file-names.ts'
import { latestKey, versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus } from '../../core/lifecycle.ts'
import { planSite, type Wanted } from '../../core/plan.ts'
import type { ObjectHeaders, ObjectStore } from '../../core/ports.ts'
import { changesSince } from '../../core/promotion-changes.ts'
import { type PublicVersion, publicVersions } from './gather.ts'
import type { PublishPorts } from './ports.ts'
import { type Shelf, sha256Of, stagedFiles } from './release.ts'
import { A_MINUTE, FOR_EVER, listing } from './store.ts'

export interface WantedFile extends Wanted {
  readonly from: string
  readonly sha256: string
  readonly headers: ObjectHeaders
}

/**
 * Copies missing files, then points `latest` at the current ones. Removes nothing yet: pages still point there.
 *
 * @param prefixes where the files of these shelves are, and no others
 * @returns `obsolete` keys are to be removed when no page points there any more
 */
export async function writeData(
  ports: PublishPorts,
  shelves: readonly Shelf[],
  prefixes: readonly string[] = ['files/'],
): Promise<{ written: number; obsolete: string[] }> {
  const before = await listing(ports.data, prefixes)
  const files = wantedFiles(shelves)
  const plan = planSite(files, new Map([...before].map(([key, { bytes }]) => [key, String(bytes)])))
  for (const file of plan.writes) await copyVerified(ports, ports.incoming, file)
  const notes = wantedNotes(shelves)
  // Written once: what it says of the stage is what was so when the version came out, and published bytes never change.
  const newNotes = notes.filter(({ key }) => !before.has(key))
  for (const { key, about } of newNotes) await ports.data.write(key, readmeText(ports.context, about), NOTE_HEADERS)

  const after = plan.writes.length > 0 ? await listing(ports.data, prefixes) : before
  const etags = new Map([...after].map(([key, { etag }]) => [key, etag]))
  const pointers = wantedLatest(shelves, etags)
  const latest = planSite(pointers, etags)
  for (const file of latest.writes) await copyVerified(ports, ports.data, file)

  const wanted = new Set([...files, ...notes, ...pointers].map(({ key }) => key))
  const obsolete = [...after.keys()].filter((key) => !wanted.has(key))
  return { written: plan.writes.length + newNotes.length + latest.writes.length, obsolete }
}

/** Copies exactly the bytes whose checksum was signed: the ETag pins what was just read. */
async function copyVerified(ports: PublishPorts, from: ObjectStore, file: WantedFile): Promise<void> {
  const source = await from.stat(file.from)
  const found = source && (await sha256Of(from, file.from))
  if (!source || found !== file.sha256) {
    throw new Error(`${file.from} in ${from.name}: expected SHA-256 ${file.sha256}, found ${found ?? 'no object'}`)
  }
  await ports.data.copy({ bucket: from.name, key: file.from, etag: source.etag }, file.key, file.headers)
}

export async function removeData(ports: PublishPorts, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  await ports.data.remove(keys)
  const folders = new Set(keys.map((key) => `/${key.split('/').slice(0, 2).join('/')}/*`))
  await ports.edge.forget([...folders])
  return keys.length
}

/** Immutable files of every version that is or was current; withdrawn versions have none. */
function wantedFiles(shelves: readonly Shelf[]): WantedFile[] {
  return shelves.flatMap((shelf) =>
    publicVersions(shelf)
      .filter((version) => !hasStatus(version, 'withdrawn'))
      .flatMap((version) => {
        const prefix = versionFilesPrefix(shelf.dataset.slug, version.number)
        const files = stagedFiles(version.candidate.content)
        return files
          .filter(({ name }) => !isAboutWithdrawn(shelf, version, name))
          .map(({ name, from, bytes, sha256, mediaType }) => ({
            key: prefix + name,
            phase: 'data' as const,
            fingerprint: String(bytes),
            from,
            sha256,
            headers: { mediaType, cacheControl: FOR_EVER, sha256 },
          }))
      }),
  )
}

const NOTE_HEADERS: ObjectHeaders = { mediaType: 'text/plain; charset=utf-8', cacheControl: FOR_EVER }

/** A README beside the files of every version that has files; one that was uploaded under this name comes first. */
function wantedNotes(shelves: readonly Shelf[]): { key: string; about: ReadmeOf }[] {
  return shelves.flatMap((shelf) => {
    const { slug } = shelf.dataset
    return publicVersions(shelf)
      .filter((version) => !hasStatus(version, 'withdrawn'))
      .filter(({ candidate }) => !candidate.content.distributions.some(({ name }) => name === README_FILE))
      .map(({ number, publishedAt, candidate: { metadata, content } }) => ({
        key: versionFilesPrefix(slug, number) + README_FILE,
        about: { slug, number, publishedAt, metadata, ...content },
      }))
  })
}

/** A list of changes shows rows of the version before: it goes when that one is withdrawn, or was never public here. */
function isAboutWithdrawn({ versions }: Shelf, version: PublicVersion, name: string): boolean {
  if (name !== CHANGES_FILE) return false
  const since = changesSince(version, versions)
  if (since === undefined) return version.promoted !== undefined
  return versions.some((one) => one.number === since && hasStatus(one, 'withdrawn'))
}

/** `latest.{ext}` of every current version: the newest bytes under an address that stays. */
function wantedLatest(shelves: readonly Shelf[], etags: ReadonlyMap<string, string>): WantedFile[] {
  return shelves.flatMap(({ dataset, versions }) => {
    const current = versions.find((version) => hasStatus(version, 'published'))
    if (!current || !('candidate' in current)) return []
    return stagedFiles(current.candidate.content)
      .filter(({ name }) => name.startsWith(`${dataset.slug}.`))
      .map(({ name, sha256, mediaType }) => {
        const extension = name.slice(dataset.slug.length + 1)
        const from = versionFilesPrefix(dataset.slug, current.number) + name
        return {
          key: latestKey(dataset.slug, extension),
          phase: 'data' as const,
          fingerprint: etags.get(from) ?? '',
          from,
          sha256,
          headers: {
            mediaType,
            cacheControl: A_MINUTE,
            sha256,
            contentDisposition: `attachment; filename="${dataset.slug}.${extension}"`,
          },
        }
      })
  })
}
