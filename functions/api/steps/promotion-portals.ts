// functions/api/steps/promotion-portals.ts: this portal's key, and the portals whose bundles and receipts it accepts.
import { isTrusted, portalIdOf } from '../../../adapters/promotion-store.ts'
import { doneBy, PORTAL } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import { EVERY_DEPARTMENT, holdsRole } from '../../../core/members.ts'
import type { Member } from '../../../core/model.ts'
import type { PortalFace, PortalKey, TrustedPortal } from '../../../core/promotion.ts'
import { fingerprintOf, portalKeyFrom, readPublicKey } from '../../../core/promotion-keys.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'

/** A bundle reaches into every department, so who is administrator of some of them only may not make or apply one. */
export function whyNotPromoter(by: Member): Refusal | undefined {
  if (holdsRole(by, 'administrator', EVERY_DEPARTMENT)) return undefined
  return refuse('not-allowed', 'this needs the role administrator for every department')
}

/** This portal's key pair; made when it is first needed. */
export async function portalKey({ registry, outside }: ApiPorts): Promise<PortalKey | Refusal> {
  const known = await registry.record('portal-key', 'own')
  if (known) return known
  const at = outside.now()
  const made = portalKeyFrom(outside.random(32), at)
  const saved = await registry.commit({
    records: [{ kind: 'portal-key', after: made }],
    event: {
      ...{ at, actor: PORTAL, action: 'portal-key-made', subject: subjectOf('portal-key', made.id) },
      detail: { fingerprint: fingerprintOf(made.publicKey) },
    },
  })
  // Somebody else may have needed it at the same moment: theirs counts then.
  return isRefusal(saved) ? ((await registry.record('portal-key', 'own')) ?? saved) : made
}

/** How this portal presents itself in what it signs. */
export function faceOf({ city, portalUrl }: ApiPorts, { publicKey }: PortalKey): PortalFace {
  return { name: `${city.name} ${city.portalName}`, url: portalUrl, publicKey }
}

export interface Portals {
  readonly own: PortalKey
  readonly portals: readonly TrustedPortal[]
}

export async function listPortals(ports: ApiPorts): Promise<Portals | Refusal> {
  const own = await portalKey(ports)
  if (isRefusal(own)) return own
  return { own, portals: await ports.registry.records('trusted-portal') }
}

export interface NewPortal {
  readonly name: string
  readonly publicKey: string
  readonly url?: string | undefined
  /** That was compared, where the caller wants the portal to compare it once more. */
  readonly fingerprint?: string | undefined
}

/** Accepts the bundles and receipts of a portal from now on. */
export async function trustPortal(ports: ApiPorts, by: Member, asked: NewPortal): Promise<Portals | Refusal> {
  const refusal = whyNotPromoter(by)
  if (refusal) return refusal
  const own = await portalKey(ports)
  if (isRefusal(own)) return own
  const publicKey = readPublicKey(asked.publicKey)
  if (!publicKey) return refuse('bad-request', 'publicKey: expected the public key that the other portal shows')
  if (publicKey === own.publicKey) return refuse('bad-request', 'publicKey: this is the key of this very portal')
  const fingerprint = fingerprintOf(publicKey)
  if (asked.fingerprint !== undefined && asked.fingerprint.replace(/\s/g, '').toLowerCase() !== fingerprint) {
    return refuse('bad-request', `fingerprint: that of the key is ${fingerprint}`)
  }
  if (await isTrusted(ports.registry, publicKey)) return refuse('already-there', `its fingerprint is ${fingerprint}`)

  const at = ports.outside.now()
  const id = portalIdOf(publicKey)
  const before = await ports.registry.record('trusted-portal', id)
  const after: TrustedPortal = {
    ...{ id, revision: (before?.revision ?? 0) + 1, name: asked.name, url: asked.url ?? '', publicKey },
    ...{ trustedAt: at, trustedBy: actorOf(by), updatedAt: at, updatedBy: actorOf(by) },
  }
  return save(ports, by, before, after, 'portal-trusted')
}

/** What has been applied stays; nothing more is taken in. */
export async function distrustPortal(ports: ApiPorts, by: Member, id: string): Promise<Portals | Refusal> {
  const refusal = whyNotPromoter(by)
  if (refusal) return refusal
  const before = await ports.registry.record('trusted-portal', id)
  if (!before) return refuse('not-found')
  if (before.ended) return refuse('already-decided', `by ${before.ended.by.name} on ${before.ended.at}`)
  const at = ports.outside.now()
  const done = { at, by: actorOf(by) }
  const after = { ...before, revision: before.revision + 1, ended: done, updatedAt: at, updatedBy: done.by }
  return save(ports, by, before, after, 'portal-distrusted')
}

async function save(
  ports: ApiPorts,
  by: Member,
  before: TrustedPortal | undefined,
  after: TrustedPortal,
  action: string,
): Promise<Portals | Refusal> {
  const saved = await ports.registry.commit({
    records: [{ kind: 'trusted-portal', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, after.updatedAt),
      ...{ action, subject: subjectOf('trusted-portal', after.id) },
      detail: { name: after.name, url: after.url, fingerprint: fingerprintOf(after.publicKey) },
    },
  })
  return isRefusal(saved) ? saved : listPortals(ports)
}
