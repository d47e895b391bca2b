// functions/api/routes/versions.ts: versions and their uploads over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isRefusal, refuse } from '../../../core/errors.ts'
import type { Dataset, Version } from '../../../core/model.ts'
import {
  type Api,
  type ApiContext,
  answer,
  datasetFor,
  memberOf,
  problem,
  problemResponse,
  register,
  versionFor,
} from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { announcementSchema, begunSchema, uploadAddressSchema, versionSchema } from '../schemas.ts'
import { beginVersion, cancelUpload, completeUpload, renewUpload } from '../steps/uploads.ts'
import { versionView } from '../views.ts'
import { idParameter } from './datasets.ts'

export const versionParameters = idParameter.extend({ number: z.coerce.number().int().min(1).max(99_999) })
const UPLOAD_PATH = '/api/v1/datasets/{id}/versions/{number}/upload'

export function versionRoutes(api: Api, ports: ApiPorts): void {
  listAndBegin(api, ports)
  read(api, ports)
  upload(api, ports)
}

/** How this member sees a version of a dataset. */
export function viewFor(context: ApiContext, ports: ApiPorts, dataset: Dataset) {
  return (version: Version) => versionView(dataset, version, memberOf(context), ports.portalUrl)
}

function listAndBegin(api: Api, ports: ApiPorts): void {
  const path = '/api/v1/datasets/{id}/versions'
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path,
      summary: 'Every version of a dataset, oldest first',
      request: { params: idParameter },
      responses: {
        200: {
          description: 'Versions',
          content: { 'application/json': { schema: z.object({ versions: z.array(versionSchema) }) } },
        },
        default: problemResponse,
      },
    }),
    async (context) => {
      const dataset = await datasetFor(context, ports)
      if (isRefusal(dataset)) return problem(dataset) as never
      const versions = await ports.registry.versions(dataset.id)
      return context.json({ versions: versions.map(viewFor(context, ports, dataset)) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path,
      summary: 'Begin a version: announce a file, get addresses to send it to',
      request: {
        params: idParameter,
        body: { required: true, content: { 'application/json': { schema: announcementSchema } } },
      },
      responses: {
        201: {
          description: 'The version and where to send the file',
          content: { 'application/json': { schema: begunSchema } },
        },
        default: problemResponse,
      },
    }),
    async (context) => {
      const dataset = await datasetFor(context, ports)
      if (isRefusal(dataset)) return problem(dataset) as never
      const begun = await beginVersion(ports, memberOf(context), dataset, context.req.valid('json'))
      const view = viewFor(context, ports, dataset)
      const body = (value: Exclude<typeof begun, { refused: true }>) => ({
        number: value.version.number,
        version: view(value.version),
        upload: value.upload,
      })
      return answer(context, begun, body, 201)
    },
  )
}

function read(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/datasets/{id}/versions/{number}',
      summary: 'Where a version is on its trip, its sign-offs and what is missing',
      request: { params: versionParameters },
      responses: {
        200: { description: 'The version', content: { 'application/json': { schema: versionSchema } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const found = await versionFor(context, ports)
      if (isRefusal(found)) return problem(found) as never
      return context.json(viewFor(context, ports, found.dataset)(found.version), 200)
    },
  )

  for (const document of ['report', 'profile'] as const) {
    register(
      api,
      ports,
      createRoute({
        method: 'get',
        path: `/api/v1/datasets/{id}/versions/{number}/${document}`,
        summary: document === 'report' ? 'What validation found' : 'Statistics per column and the first rows',
        request: { params: versionParameters },
        responses: {
          200: { description: `${document}.json`, content: { 'application/json': { schema: z.looseObject({}) } } },
          default: problemResponse,
        },
      }),
      async (context) => {
        const found = await versionFor(context, ports)
        if (isRefusal(found)) return problem(found) as never
        const prefix = stagedPrefixOf(found.version)
        const text = prefix && (await ports.incoming.readText(`${prefix}${document}.json`))
        if (!text) return problem(refuse('not-found', `version ${found.version.number} has no ${document}`)) as never
        return context.body(text, 200, { 'content-type': 'application/json' }) as never
      },
    )
  }
}

function stagedPrefixOf(version: Version): string | undefined {
  if ('candidate' in version) return version.candidate.content.stagedPrefix
  return version.status === 'rejected' ? version.stagedPrefix : undefined
}

function upload(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: UPLOAD_PATH,
      summary: 'Fresh upload addresses, with the parts that have arrived: to go on after a break',
      request: { params: versionParameters },
      responses: {
        200: { description: 'Addresses', content: { 'application/json': { schema: uploadAddressSchema } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const found = await versionFor(context, ports)
      if (isRefusal(found)) return problem(found) as never
      return answer(context, await renewUpload(ports, found.version), (address) => address)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: UPLOAD_PATH,
      summary: 'All parts are sent: join them',
      request: { params: versionParameters },
      responses: {
        200: {
          description: 'Joined; validation begins by itself',
          content: { 'application/json': { schema: z.object({ state: z.literal('complete') }) } },
        },
        default: problemResponse,
      },
    }),
    async (context) => {
      const found = await versionFor(context, ports)
      if (isRefusal(found)) return problem(found) as never
      return answer(context, await completeUpload(ports, found.version), (state) => ({ state }))
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: UPLOAD_PATH,
      summary: 'Cancel an upload that is not finished',
      request: { params: versionParameters },
      responses: {
        200: { description: 'The version, ended', content: { 'application/json': { schema: versionSchema } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const found = await versionFor(context, ports)
      if (isRefusal(found)) return problem(found) as never
      const { dataset, version } = found
      return answer(
        context,
        await cancelUpload(ports, memberOf(context), dataset, version),
        viewFor(context, ports, dataset),
      )
    },
  )
}
