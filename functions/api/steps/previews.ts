// functions/api/steps/previews.ts: links with which named people see a version before it is public: make, list, revoke, open.
import type { Preview } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { hasStatus } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Version, VersionIn } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { Profile } from '../../../core/report.ts'
import { type Guest, newPreview, parsePreviewLink, previewState, revokePreview } from '../../../core/review-previews.ts'
import { isSecretOf } from '../../../core/tokens.ts'
import type { ApiPorts } from '../ports.ts'

/** The address holds the secret behind its `#`, so that it comes into no log; only its hash is kept. */
export async function makePreview(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  version: Version,
  guest: Guest,
): Promise<{ preview: Preview; url: string } | Refusal> {
  const at = ports.outside.now()
  const id = recordIdFrom('pv', ports.outside.random(12))
  const secret = Buffer.from(ports.outside.random(24)).toString('hex')
  const preview = newPreview(version, by, guest, { id, secret }, at)
  if (isRefusal(preview)) return preview

  const { name, email, expiresAt } = preview
  const saved = await ports.registry.commit({
    records: [{ kind: 'preview', after: preview }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'preview-made', datasetId: dataset.id, version: version.number },
      ...{ subject: subjectOf('preview', id), detail: { name, email, expiresAt } },
    },
  })
  return isRefusal(saved) ? saved : { preview, url: `${ports.portalUrl}/console/#/preview/${id}.${secret}` }
}

/** Of one version, newest first. */
export async function previewsOf(ports: ApiPorts, { datasetId, number }: Version): Promise<Preview[]> {
  const all = await ports.registry.records('preview')
  const here = all.filter((one) => one.datasetId === datasetId && one.version === number)
  return here.sort((a, b) => (a.at < b.at ? 1 : -1))
}

export async function endPreview(
  ports: ApiPorts,
  by: Member,
  version: Version,
  id: string,
): Promise<Preview | Refusal> {
  const before = await ports.registry.record('preview', id)
  if (!before || before.datasetId !== version.datasetId || before.version !== version.number) {
    return refuse('not-found')
  }
  const at = ports.outside.now()
  const after = revokePreview(before, by, at)
  if (isRefusal(after)) return after

  const saved = await ports.registry.commit({
    records: [{ kind: 'preview', before, after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'preview-revoked', datasetId: version.datasetId, version: version.number },
      ...{ subject: subjectOf('preview', id), detail: { name: before.name, email: before.email } },
    },
  })
  return isRefusal(saved) ? saved : after
}

export type OpenedPreview =
  | {
      readonly preview: Preview
      readonly dataset: Dataset
      readonly version: VersionIn<'in-review' | 'approved'>
      readonly profile: Profile
    }
  | { readonly dataset: Dataset; readonly isPublic: true }

/** What the holder of a link gets to see. A wrong secret learns as little as one for a link that never was. */
export async function openPreview(ports: ApiPorts, link: string): Promise<OpenedPreview | Refusal> {
  const parsed = parsePreviewLink(link)
  const preview = parsed && (await ports.registry.record('preview', parsed.id))
  if (!preview || !isSecretOf(preview, parsed.secret)) return refuse('not-found')
  const dataset = await ports.registry.dataset(preview.datasetId)
  const version = await ports.registry.version(preview.datasetId, preview.version)
  const state = previewState(preview, version, ports.outside.now())
  if (!dataset || !version || state === 'revoked' || state === 'expired') return refuse('link-expired')
  if (hasStatus(version, 'published')) return { dataset, isPublic: true }
  if (state !== 'open' || !hasStatus(version, 'in-review', 'approved')) return refuse('link-expired')

  const text = await ports.incoming.readText(`${version.candidate.content.stagedPrefix}profile.json`)
  if (!text) return refuse('link-expired', 'the files of this version are gone')
  return { preview, dataset, version, profile: JSON.parse(text) as Profile }
}
