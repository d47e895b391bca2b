// functions/api/edge.ts: the one place where a request meets the access table and a refusal becomes problem+json.
import { OpenAPIHono, type RouteConfig, type RouteHandler, type z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { accessRow, isInDepartment, mayCall, mayTouch, mayUseToken, reachesDataset } from '../../core/access.ts'
import type { AccessRow } from '../../core/access-table.ts'
import { isRefusal, problemOf, type Refusal, refuse } from '../../core/errors.ts'
import type { Dataset, Member, Version } from '../../core/model.ts'
import type { ApiPorts } from './ports.ts'
import { problemSchema } from './schemas.ts'
import { memberFor } from './steps/sign-in.ts'

export interface ApiEnv {
  Variables: { member: Member | undefined; access: AccessRow }
}
export type Api = OpenAPIHono<ApiEnv>
export type ApiContext = Context<ApiEnv>

export const problemResponse = {
  description: 'Why not, and what to do about it (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
} as const

/** The responses of a route: a JSON document, or a problem. */
export function json<Status extends 200 | 201, Schema extends z.ZodType>(
  status: Status,
  description: string,
  schema: Schema,
) {
  const document = { description, content: { 'application/json': { schema } } }
  return { [status]: document, default: problemResponse } as Record<Status, typeof document> & {
    default: typeof problemResponse
  }
}

/** The body that a route takes. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const
}

/** Registers a route; without a row in the access table this throws, so no route can be open by mistake. */
export function register<R extends RouteConfig>(
  api: Api,
  ports: ApiPorts,
  route: R,
  handler: RouteHandler<R, ApiEnv>,
): void {
  const access = accessRow(route.method.toUpperCase(), route.path)
  const middleware = [guard(ports, access), ...(route.middleware ? [route.middleware].flat() : [])]
  api.openapi({ ...route, middleware } as unknown as R, handler as never)
}

function guard(ports: ApiPorts, access: AccessRow): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const token = /^Bearer ([\w.~+/=-]+)$/.exec(context.req.header('authorization') ?? '')?.[1]
    const member = token ? await memberFor(ports, token, context.req.header('x-forwarded-for')) : undefined
    if (isRefusal(member)) return problem(member)
    const refusal = mayCall(access, member)
    if (refusal) return problem(refusal)
    // A public route answers a token without the action as it answers anybody.
    context.set('member', member && mayUseToken(access, member) ? member : undefined)
    context.set('access', access)
    await next()
  }
}

/** The signed-in member of a route whose audience is not `public`. */
export function memberOf(context: ApiContext): Member {
  const member = context.get('member')
  if (!member) throw new Error('a route for members ran without one; see core/access.ts')
  return member
}

export function problem(refusal: Refusal, faults?: { where: string; expected: string }[]): Response {
  const document = { ...problemOf(refusal), ...(faults ? { faults } : {}) }
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}

/** Answers with the value, or with the problem that a refusal is. */
export function answer<T>(
  context: ApiContext,
  value: T | Refusal,
  view: (value: T) => object,
  status: 200 | 201 = 200,
): never {
  const response = isRefusal(value) ? problem(value) : context.json(view(value), status)
  return response as never
}

/** The dataset a route is about, as far as this member may know of it; others learn nothing from the answer. */
async function datasetFor(context: ApiContext, ports: ApiPorts): Promise<Dataset | Refusal> {
  const member = memberOf(context)
  const dataset = await ports.registry.find(context.req.param('id') ?? '')
  if (!dataset || !isInDepartment(member, dataset.metadata.departmentId)) return refuse('not-found')
  if (!reachesDataset(member, dataset.id)) return refuse('not-found')
  return mayTouch(context.get('access'), member, dataset.metadata.departmentId) ?? dataset
}

async function versionFor(
  context: ApiContext,
  ports: ApiPorts,
): Promise<{ dataset: Dataset; version: Version } | Refusal> {
  const dataset = await datasetFor(context, ports)
  if (isRefusal(dataset)) return dataset
  const version = await ports.registry.version(dataset.id, Number(context.req.param('number')))
  return version ? { dataset, version } : refuse('not-found')
}

/** Answers about the dataset of the address, or with the problem that it may not be known. */
export async function onDataset(
  context: ApiContext,
  ports: ApiPorts,
  work: (dataset: Dataset) => Promise<Response>,
): Promise<never> {
  const dataset = await datasetFor(context, ports)
  return (isRefusal(dataset) ? problem(dataset) : await work(dataset)) as never
}

/** The same for a version. */
export async function onVersion(
  context: ApiContext,
  ports: ApiPorts,
  work: (version: Version, dataset: Dataset) => Promise<Response>,
): Promise<never> {
  const found = await versionFor(context, ports)
  return (isRefusal(found) ? problem(found) : await work(found.version, found.dataset)) as never
}

export function createApi(): Api {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const faults = result.error.issues.map(({ path, message }) => ({
        where: path.join('.') || 'body',
        expected: message,
      }))
      const detail = faults.map(({ where, expected }) => `${where}: ${expected}`).join('; ')
      return problem(refuse('bad-request', detail), faults)
    },
  })
  api.notFound(() => problem(refuse('not-found')))
  return api
}
