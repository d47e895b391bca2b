// local/seed/client.ts: a small client of the portal: signs in as a person and does what the console does. Also used by tests.
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { CLIENT_ID } from '../names.ts'

export interface VersionView {
  readonly number: number
  readonly status: string
  readonly signature?: string
  readonly rows?: number
  readonly missingRoles: string[]
  readonly review?: {
    readonly classification: string
    readonly steps: { readonly role: string; readonly isTurn: boolean; readonly checklist: { readonly id: string }[] }[]
  }
  readonly rejection?: { code: string; message: string }
  readonly notices: string[]
  readonly report?: { errors: number; warnings: number; notices: number }
  /** What differs from the published version. */
  readonly changes?: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: documents of the API, whose shapes the API's own schemas hold
  readonly body: any
}

/** One signed-in person. */
export interface PortalClient {
  call(method: string, path: string, body?: unknown): Promise<Answer>
  /** Like `call`, but anything but success is thrown. */
  // biome-ignore lint/suspicious/noExplicitAny: see above
  must(method: string, path: string, body?: unknown): Promise<any>
  /** Announces and sends a file; returns the version number. */
  upload(datasetId: string, filename: string, bytes: Uint8Array): Promise<number>
  /** Waits until a version leaves the given statuses. */
  settle(datasetId: string, number: number, leaving: readonly string[], seconds?: number): Promise<VersionView>
  readonly token: string
}

export async function signIn(portalUrl: string, email: string, password: string): Promise<PortalClient> {
  return clientWith(portalUrl, await tokenFor(portalUrl, email, password))
}

/** A person whose access token is known. */
export function clientWith(portalUrl: string, token: string): PortalClient {
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${portalUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: isJson ? await response.json() : await response.text() }
  }
  const must: PortalClient['must'] = async (method, path, body) => {
    const answer = await call(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  return {
    token,
    call,
    must,
    async upload(datasetId, filename, bytes) {
      const begun = await must('POST', `/datasets/${datasetId}/versions`, { filename, bytes: bytes.length })
      await send(begun.upload, bytes)
      if (begun.upload.method === 'parts') await must('POST', `/datasets/${datasetId}/versions/${begun.number}/upload`)
      return begun.number
    },
    async settle(datasetId, number, leaving, seconds = 60) {
      const until = Date.now() + seconds * 1000
      for (;;) {
        const version = (await must('GET', `/datasets/${datasetId}/versions/${number}`)) as VersionView
        if (!leaving.includes(version.status)) return version
        if (Date.now() > until) {
          throw new Error(`version ${number} of ${datasetId} is still ${version.status} after ${seconds} s`)
        }
        await sleep(100)
      }
    },
  }
}

export interface PostAddress {
  readonly method: 'post'
  readonly url: string
  readonly fields: Record<string, string>
}
export interface PartsAddress {
  readonly method: 'parts'
  readonly partBytes: number
  readonly parts: { number: number; bytes: number; url: string; etag?: string }[]
}

/** Sends the bytes where the API said. @throws Error with what object storage answered */
export async function send(address: PostAddress | PartsAddress, bytes: Uint8Array): Promise<void> {
  if (address.method === 'post') {
    const form = new FormData()
    for (const [name, value] of Object.entries(address.fields)) form.append(name, value)
    form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]))
    return expectOk(await fetch(address.url, { method: 'POST', body: form }))
  }
  for (const part of address.parts) {
    if (part.etag) continue
    const start = (part.number - 1) * address.partBytes
    const body = bytes.subarray(start, start + part.bytes) as Uint8Array<ArrayBuffer>
    await expectOk(await fetch(part.url, { method: 'PUT', body }))
  }
}

async function expectOk(response: Response): Promise<void> {
  const text = await response.text()
  if (!response.ok) throw new Error(`object storage answered ${response.status}: ${text}`)
}

/** The authorization code flow with PKCE, as a browser walks it. */
async function tokenFor(portalUrl: string, email: string, password: string): Promise<string> {
  const { issuer } = (await (await fetch(`${portalUrl}/console/config.json`)).json()) as { issuer: string }
  const discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>
  const verifier = randomBytes(32).toString('base64url')
  const redirect = `${portalUrl}/console/`
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    scope: 'openid email profile',
    redirect_uri: redirect,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'seed',
  })
  const code = await walk(`${discovery['authorization_endpoint']}?${query}`, redirect, email, password)
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: CLIENT_ID,
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
  })
  const response = await fetch(discovery['token_endpoint']!, { method: 'POST', body })
  const tokens = (await response.json()) as { access_token?: string }
  if (!tokens.access_token) throw new Error(`sign-in of ${email}: ${response.status} ${JSON.stringify(tokens)}`)
  return tokens.access_token
}

/** Follows redirects with a cookie jar, fills in the sign-in form once, and ends at the redirect address. */
async function walk(start: string, redirect: string, email: string, password: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = start
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) jar.set(name, value ?? '')
    }
    const location = response.headers.get('location')
    if (location) {
      url = new URL(location, url).href
      form = undefined
      if (url.startsWith(`${redirect}?`)) return new URL(url).searchParams.get('code') ?? fail(url)
    } else if (form) {
      throw new Error(`sign-in of ${email} was refused: ${response.status}`)
    } else {
      form = new URLSearchParams({ email, password })
    }
  }
  return fail(url)
}

function fail(url: string): never {
  throw new Error(`sign-in did not come back with a code; it ended at ${url}`)
}
