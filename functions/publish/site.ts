// functions/publish/site.ts: every object the public should find, as values.
import { createHash } from 'node:crypto'
import type { Governance } from '../../core/catalog/governance.ts'
import { liveDatasets } from '../../core/catalog/published.ts'
import { CHANGES_FILE } from '../../core/file-names.ts'
import { latestKey, versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus } from '../../core/lifecycle.ts'
import type { Phase, Wanted } from '../../core/plan.ts'
import type { ObjectHeaders } from '../../core/ports.ts'
import { auditFiles, type PublicAudit } from '../../web/catalog/audit-pages.ts'
import { renderGovernancePages } from '../../web/catalog/governance-pages.ts'
import { type Page, renderDataJson, renderDatasetPages, renderListPages } from '../../web/catalog/pages.ts'
import type { PublishedDataset } from '../../web/catalog/view.ts'
import { consoleShell } from '../../web/console/shell.ts'
import { type PublicVersion, publicVersions } from './gather.ts'
import type { PublishPorts } from './ports.ts'
import { type Shelf, stagedFiles } from './release.ts'

/** Bytes behind an address that carries a version or a hash never change. */
const FOR_EVER = 'public, max-age=31536000, immutable'
/** A page may be a minute old. */
const A_MINUTE = 'public, max-age=60'

export interface WantedPage extends Wanted {
  readonly body: Uint8Array | string
  readonly headers: ObjectHeaders
}

export interface WantedFile extends Wanted {
  readonly from: string
  readonly sha256: string
  readonly headers: ObjectHeaders
}

/** Pages, lists, feeds, search and assets. */
export function wantedPages(
  ports: PublishPorts,
  datasets: readonly PublishedDataset[],
  governance: Governance,
  audit: PublicAudit,
): WantedPage[] {
  const { context, assets, signIn } = ports
  const page = (phase: Phase) => (rendered: Page) => wantedPage(phase, rendered.path, rendered.body, rendered.mediaType)
  return [
    ...assets.map(({ key, body, mediaType }) => wantedPage('assets', key, body, mediaType)),
    ...consoleShell(context, signIn).map(page('pages')),
    ...datasets.flatMap((dataset) => renderDatasetPages(context, dataset, datasets)).map(page('pages')),
    ...renderListPages(context, datasets, governance).map(page('lists')),
    ...renderGovernancePages(context, governance, liveDatasets(datasets)).map(page('lists')),
    ...auditFiles(context, audit).map(page('lists')),
    page('data.json')(renderDataJson(context, datasets)),
  ]
}

/** Immutable files of every version that is or was current; withdrawn versions have none. */
export function wantedFiles(shelves: readonly Shelf[]): WantedFile[] {
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

/** A list of changes shows rows of the version before: it goes when that one is withdrawn. */
function isAboutWithdrawn({ versions }: Shelf, { candidate }: PublicVersion, name: string): boolean {
  const since = candidate.content.changes?.since
  return (
    name === CHANGES_FILE && versions.some((version) => version.number === since && hasStatus(version, 'withdrawn'))
  )
}

/** `latest.{ext}` of every current version: the newest bytes under an address that stays. */
export function wantedLatest(shelves: readonly Shelf[], etags: ReadonlyMap<string, string>): WantedFile[] {
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

function wantedPage(phase: Phase, key: string, body: Uint8Array | string, mediaType: string): WantedPage {
  const fingerprint = createHash('md5').update(body).digest('hex') // S3's ETag of an object put in one piece
  return {
    key,
    phase,
    fingerprint,
    body,
    headers: { mediaType, cacheControl: phase === 'assets' ? FOR_EVER : A_MINUTE },
  }
}
