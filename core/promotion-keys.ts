// core/promotion-keys.ts: the key pair of a portal, and what is signed with it. Pure: the dice come in as an argument.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { IsoTime, Sha256 } from './model.ts'
import type { PortalKey } from './promotion.ts'

/** What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SEED_BYTES = 32
/** What SubjectPublicKeyInfo puts before the 32 bytes of the public half. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** What a signature is for: one over a bundle cannot be shown as one over a receipt. */
export type SignedPurpose = 'plaza-bundle-1' | 'plaza-receipt-1'

/** @param seed 32 random bytes */
export function portalKeyFrom(seed: Uint8Array, madeAt: IsoTime): PortalKey {
  if (seed.length !== SEED_BYTES) throw new Error(`expected ${SEED_BYTES} random bytes for a key, found ${seed.length}`)
  const der = Buffer.concat([PKCS8_HEAD, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return {
    id: 'own',
    revision: 1,
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: der.toString('base64'),
    madeAt,
  }
}

/** The key in its one form; undefined when the text is no Ed25519 public key. White space does not matter. */
export function readPublicKey(text: string): string | undefined {
  const der = Buffer.from(text.replace(/\s/g, ''), 'base64')
  const isEd25519 = der.length === SPKI_HEAD.length + 32 && der.subarray(0, SPKI_HEAD.length).equals(SPKI_HEAD)
  return isEd25519 ? der.toString('base64') : undefined
}

/** SHA-256 of the public key, 64 hexadecimal digits. */
export function fingerprintOf(publicKey: string): Sha256 {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')
}

/** As people read it out to each other: groups of four. */
export function fingerprintText(fingerprint: Sha256): string {
  return fingerprint.match(/.{4}/g)?.join(' ') ?? fingerprint
}

/** @returns Ed25519 over the purpose, a line end and the canonical JSON; base64 */
export function signWith({ privateKey }: PortalKey, purpose: SignedPurpose, content: unknown): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  return sign(null, signedText(purpose, content), key).toString('base64')
}

export function isSignedBy(publicKey: string, purpose: SignedPurpose, content: unknown, signature: string): boolean {
  const key = publicKeyOf(publicKey)
  return key !== undefined && verify(null, signedText(purpose, content), key, Buffer.from(signature, 'base64'))
}

function publicKeyOf(text: string): KeyObject | undefined {
  const known = readPublicKey(text)
  return known === undefined
    ? undefined
    : createPublicKey({ key: Buffer.from(known, 'base64'), format: 'der', type: 'spki' })
}

function signedText(purpose: SignedPurpose, content: unknown): Buffer {
  return Buffer.from(`${purpose}\n${canonicalJson(content)}`)
}
