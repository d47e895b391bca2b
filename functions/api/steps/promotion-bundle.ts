// functions/api/steps/promotion-bundle.ts: makes a signed bundle of what was chosen, with an address for every file.
import { createHash } from 'node:crypto'
import { reachesDataset } from '../../../core/access.ts'
import { doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { REVIEW_FILE } from '../../../core/file-names.ts'
import { dayOf, versionOn } from '../../../core/governance-documents.ts'
import { isRecordId } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member, VersionIn } from '../../../core/model.ts'
import type { KeptItem, PortalKey, Promotion } from '../../../core/promotion.ts'
import {
  ADDRESS_SECONDS,
  addressName,
  BUNDLE_FORMAT,
  BUNDLE_HOURS,
  type Bundle,
  type BundleContent,
  type BundledDataset,
  type BundledFile,
  type BundledVersion,
  type BundleItems,
  MAX_BUNDLE_BYTES,
  MAX_ITEMS,
  promotionIdOf,
} from '../../../core/promotion-bundle.ts'
import { kindsOf } from '../../../core/promotion-findings.ts'
import { signWith } from '../../../core/promotion-keys.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { Review } from '../../../core/report.ts'
import { rulesOf } from '../../../core/sign-off-policy-change.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'
import { offeredVersion } from './promotion-offer.ts'
import { faceOf, portalKey, whyNotPromoter } from './promotion-portals.ts'

/** Ids from the offer. */
export interface Selection {
  readonly datasets: readonly string[]
  readonly documents: readonly string[]
  readonly news: readonly string[]
  readonly signOffPolicy: boolean
}

export interface MadeBundle {
  readonly id: string
  readonly bundle: Bundle
}

export async function makeBundle(ports: ApiPorts, by: Member, selection: Selection): Promise<MadeBundle | Refusal> {
  const refusal = whyNotPromoter(by) ?? whySelectionUnfit(selection)
  if (refusal) return refusal
  const key = await portalKey(ports)
  if (isRefusal(key)) return key
  const items = await gather(ports, by, selection)
  if (isRefusal(items)) return items

  const at = ports.outside.now()
  const content: BundleContent = {
    format: BUNDLE_FORMAT,
    portal: { ...faceOf(ports, key), stage: ports.stage },
    ...{ madeAt: at, madeBy: by.name, expiresAt: after(at, BUNDLE_HOURS * 3600) },
    ...items.content,
  }
  const bundle: Bundle = {
    content,
    signature: signWith(key, 'plaza-bundle-1', content),
    addresses: await addressesOf(ports, items.keys),
    addressesExpireAt: after(at, ADDRESS_SECONDS),
  }
  const bytes = Buffer.byteLength(JSON.stringify(bundle))
  if (bytes > MAX_BUNDLE_BYTES) {
    return refuse('bundle-too-large', `it has ${bytes} bytes, and ${MAX_BUNDLE_BYTES} are allowed`)
  }
  return note(ports, by, key, bundle)
}

function whySelectionUnfit(selection: Selection): Refusal | undefined {
  const { datasets, documents, news, signOffPolicy } = selection
  if (datasets.length + documents.length + news.length === 0 && !signOffPolicy) {
    return refuse('bundle-unfit', 'nothing was chosen')
  }
  for (const [kind, most] of Object.entries(MAX_ITEMS)) {
    const found = selection[kind as keyof typeof MAX_ITEMS]
    if (found.length > most)
      return refuse('bundle-too-large', `${kind}: at most ${most} in one bundle, found ${found.length}`)
    if (new Set(found).size !== found.length) return refuse('bundle-unfit', `${kind}: each once`)
  }
  return undefined
}

interface Gathered {
  readonly content: BundleItems
  /** Name in `addresses` -> key in the incoming bucket. */
  readonly keys: ReadonlyMap<string, string>
}

async function gather(ports: ApiPorts, by: Member, selection: Selection): Promise<Gathered | Refusal> {
  const keys = new Map<string, string>()
  const datasets: BundledDataset[] = []
  for (const id of selection.datasets) {
    const found = await bundledDataset(ports, by, id)
    if (isRefusal(found)) return found
    datasets.push(found.dataset)
    for (const { name } of found.dataset.files) keys.set(addressName(id, name), found.prefix + name)
  }
  const texts = await gatherTexts(ports, selection)
  return isRefusal(texts) ? texts : { content: { datasets: byId(datasets), ...texts }, keys }
}

/** In one order, so that the same choice has the same signature. */
function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function gatherTexts(ports: ApiPorts, selection: Selection): Promise<Omit<BundleItems, 'datasets'> | Refusal> {
  const documents = []
  for (const id of selection.documents) {
    const found = isRecordId(id) ? await ports.registry.record('document', id) : undefined
    const version = found?.versions.at(-1)
    if (!version) return refuse('bundle-unfit', `documents: ${id} has no signed version`)
    const inForce = versionOn(found!, dayOf(ports.outside.now()))
    documents.push({ id, version, ...(inForce && inForce.number !== version.number ? { inForce } : {}) })
  }
  const news = []
  for (const id of selection.news) {
    const item = isRecordId(id) ? await ports.registry.record('news-item', id) : undefined
    if (item?.state !== 'published') return refuse('bundle-unfit', `news: ${id} is not published`)
    news.push({ id, texts: item.texts, publishedAt: item.publishedAt })
  }
  const policy = selection.signOffPolicy ? await ports.registry.signOffPolicy() : undefined
  return {
    ...{ documents: byId(documents), news: byId(news) },
    ...(policy
      ? {
          signOffPolicy: {
            ...rulesOf(policy),
            number: Number(policy.id),
            since: policy.since,
            by: policy.by,
            reason: policy.reason,
          },
        }
      : {}),
  }
}

async function bundledDataset(
  ports: ApiPorts,
  by: Member,
  id: string,
): Promise<{ dataset: BundledDataset; prefix: string } | Refusal> {
  const dataset = await ports.registry.dataset(id)
  if (!dataset || !reachesDataset(by, id)) return refuse('bundle-unfit', `datasets: there is no ${id}`)
  const { version, whyNot } = await offeredVersion(ports, dataset)
  if (!version) return refuse('bundle-unfit', `datasets: ${dataset.slug}: ${whyNot}`)
  const { stagedPrefix } = version.candidate.content
  const files = await filesOf(ports, version)
  if (isRefusal(files)) return files
  const { named } = await cityNow(ports)
  const text = await ports.incoming.readText(stagedPrefix + REVIEW_FILE)
  return {
    prefix: stagedPrefix,
    dataset: {
      ...{ id, slug: dataset.slug, department: named(version.candidate.metadata.departmentId) },
      version: bundledVersion(version),
      findings: text === undefined ? [] : kindsOf(JSON.parse(text) as Review),
      files,
    },
  }
}

function bundledVersion(version: VersionIn<'approved' | 'published'>): BundledVersion {
  const { number, createdAt, createdBy, alsoUploadedBy, upload, handling, notices, releaseTime } = version
  const { report, candidate, signOffs, plan, standing, approvedAt } = version
  const { stagedPrefix: _, ...content } = candidate.content
  const { filename, bytes, sha256 } = upload
  return {
    ...{ number, createdAt, createdBy, notices, report, signOffs, approvedAt },
    ...(alsoUploadedBy ? { alsoUploadedBy } : {}),
    upload: { filename, bytes, ...(sha256 ? { sha256 } : {}) },
    ...(handling ? { handling } : {}),
    ...(releaseTime ? { releaseTime } : {}),
    candidate: { ...candidate, content },
    ...(plan ? { plan } : {}),
    ...(standing ? { standing } : {}),
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = { json: 'application/json', csv: 'text/csv; charset=utf-8' }

/** Everything that was staged: what is published, and what staff see of the check. */
async function filesOf(
  { incoming }: ApiPorts,
  { candidate }: VersionIn<'approved' | 'published'>,
): Promise<BundledFile[] | Refusal> {
  const { distributions, reviewSha256, stagedPrefix } = candidate.content
  const known = new Map(distributions.map((file) => [file.name, file]))
  const files: BundledFile[] = []
  for await (const { key, bytes } of incoming.list(stagedPrefix)) {
    const name = key.slice(stagedPrefix.length)
    const signed = known.get(name)
    const sha256 =
      signed?.sha256 ?? (name === REVIEW_FILE ? reviewSha256 : undefined) ?? (await sha256Of(incoming, key))
    const mediaType = signed?.mediaType ?? MEDIA_TYPES[name.split('.').at(-1)!] ?? 'application/octet-stream'
    files.push({ name, bytes, sha256, mediaType })
  }
  const missing = distributions.filter(({ name }) => !files.some((file) => file.name === name))
  if (missing.length === 0) return files.sort((a, b) => (a.name < b.name ? -1 : 1))
  return refuse('no-such-file', `${stagedPrefix}: ${missing.map(({ name }) => name).join(', ')}`)
}

async function sha256Of(incoming: ApiPorts['incoming'], key: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of (await incoming.read(key)) ?? []) hash.update(chunk)
  return hash.digest('hex')
}

async function addressesOf(
  { downloads }: ApiPorts,
  keys: ReadonlyMap<string, string>,
): Promise<Record<string, string>> {
  const pairs = [...keys].map(async ([name, key]) => [name, await downloads(key, ADDRESS_SECONDS)] as const)
  return Object.fromEntries(await Promise.all(pairs))
}

function after(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString()
}

/** Writes down that it was made: a bundle of the same content is the same promotion. */
async function note(ports: ApiPorts, by: Member, key: PortalKey, bundle: Bundle): Promise<MadeBundle | Refusal> {
  const { content, addressesExpireAt } = bundle
  const id = promotionIdOf(content)
  const before = await ports.registry.record('promotion', id)
  const at = content.madeAt
  const made: Promotion = {
    ...{ id, revision: (before?.revision ?? 0) + 1, direction: 'out', portal: faceOf(ports, key) },
    ...{ madeAt: at, expiresAt: content.expiresAt, addressesExpireAt },
    ...{ items: itemsOf(content), receipts: before?.receipts ?? [], updatedAt: at, updatedBy: actorOf(by) },
  }
  const saved = await ports.registry.commit({
    records: [{ kind: 'promotion', ...(before ? { before } : {}), after: made }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'promotion-bundled', subject: subjectOf('promotion', id) },
      detail: {
        ...{ datasets: content.datasets.length, documents: content.documents.length, news: content.news.length },
        ...{ signOffPolicy: content.signOffPolicy ? 1 : 0, expiresAt: content.expiresAt },
      },
    },
  })
  return isRefusal(saved) ? saved : { id, bundle }
}

function itemsOf({ datasets, documents, news, signOffPolicy }: BundleContent): KeptItem[] {
  const item = (kind: KeptItem['kind'], id: string, title: string, more: Partial<KeptItem> = {}): KeptItem => ({
    ...{ kind, id, title, change: 'new', state: 'waiting', signOffs: [], ...more },
  })
  return [
    ...datasets.map(({ id, slug, version: { number, candidate } }) =>
      item('dataset', id, candidate.metadata.title, {
        ...{ slug, departmentId: candidate.metadata.departmentId, numberThere: number, signature: candidate.signature },
      }),
    ),
    ...documents.map(({ id, version }) => item('document', id, version.title, { numberThere: version.number })),
    ...news.map(({ id, texts }) => item('news', id, Object.values(texts)[0]?.title ?? id)),
    ...(signOffPolicy
      ? [item('sign-off-policy', 'sign-off-policy', 'Sign-off policy', { numberThere: signOffPolicy.number })]
      : []),
  ]
}
