// local/oidc/routes.ts: the addresses that are ours, not the protocol's: the sign-in form and its stylesheet.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import { renderProblem, renderSignIn } from './pages.ts'
import type { Account, People } from './people.ts'

type Context = KoaContextWithOIDC
type Middleware = (ctx: Context, next: () => Promise<unknown>) => Promise<unknown>

export interface RoutesOptions {
  readonly provider: Provider
  readonly people: People
  readonly portalName: string
  /** Origins that a sign-in may lead to. */
  readonly origins: readonly string[]
  /** Offers everyone as one-click sign-in, without a password. */
  readonly oneClick: boolean
}

const MAX_FORM_BYTES = 4096

/** Headers for every page. A form may lead to the portal: browsers hold redirects after a form against the policy. */
export function guardPages(origins: readonly string[]): Middleware {
  const policy = [
    "default-src 'none'",
    "script-src 'self'", // none is served; the provider adds the hash of its own two lines where it needs them
    "style-src 'self'",
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  return async (ctx, next) => {
    ctx.set('content-security-policy', policy)
    ctx.set('x-content-type-options', 'nosniff')
    ctx.set('referrer-policy', 'no-referrer')
    return next()
  }
}

/** The stylesheet and the sign-in form at `/interaction/{uid}`. */
export function serveSignIn(options: RoutesOptions): Middleware {
  const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')
  return async (ctx, next) => {
    if (ctx.path === '/style.css') {
      ctx.type = 'css'
      ctx.body = style
    } else if (ctx.path === '/favicon.ico') {
      ctx.status = 204
    } else if (/^\/interaction\/[\w-]+$/.test(ctx.path)) {
      await signIn(options, ctx)
    } else {
      await next()
    }
  }
}

async function signIn(options: RoutesOptions, ctx: Context): Promise<void> {
  const { provider, people, portalName, oneClick } = options
  ctx.set('cache-control', 'no-store')
  const prompt = await findPrompt(provider, ctx)
  if (prompt !== 'login') {
    return show(ctx, 400, renderProblem(portalName, options.origins[0] ?? '/', 'This sign-in has expired.'))
  }
  const page = { portalName, people: oneClick ? people.accounts : [] }
  if (ctx.method !== 'POST') return show(ctx, 200, renderSignIn(page))

  const form = await readForm(ctx)
  const account = await identify(options, form)
  if (!account) {
    const error = 'Wrong e-mail or password.'
    return show(ctx, 401, renderSignIn({ ...page, email: form.get('email') ?? '', error }))
  }
  ctx.respond = false // the provider writes the redirect itself
  await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: account.id } })
}

/** @returns what the provider wants to be asked, or nothing when it no longer knows of this sign-in */
async function findPrompt(provider: Provider, ctx: Context): Promise<string | undefined> {
  try {
    return (await provider.interactionDetails(ctx.req, ctx.res)).prompt.name
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined
    throw error
  }
}

async function identify({ people, oneClick }: RoutesOptions, form: URLSearchParams): Promise<Account | undefined> {
  const chosen = form.get('as')
  if (chosen !== null) return oneClick ? people.findByEmail(chosen) : undefined
  return people.check(form.get('email') ?? '', form.get('password') ?? '')
}

async function readForm(ctx: Context): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX_FORM_BYTES) ctx.throw(413)
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

export async function show(ctx: Context, status: number, page: ReturnType<typeof renderProblem>): Promise<void> {
  ctx.status = status
  ctx.type = 'html'
  ctx.body = String(await page)
}
