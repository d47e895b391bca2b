// local/oidc/keys.ts: the signing key and the cookie key, made once per installation and kept in a private file.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

export interface Keys {
  readonly jwks: { readonly keys: JWK[] }
  readonly cookies: string[]
}

/** Reads the keys, or makes them at the first start. Whoever can read the file can sign in as anyone. */
export async function openKeys(file: string): Promise<Keys> {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, JSON.stringify(await makeKeys()), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Keys
}

async function makeKeys(): Promise<Keys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') }
  return { jwks: { keys: [key] }, cookies: [randomBytes(32).toString('hex')] }
}
