// functions/api/routes/versions.ts: versions and their uploads over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import type { Dataset, Version } from '../../../core/model.ts'
import { type Api, type ApiContext, answer, json, jsonBody, memberOf, onDataset, onVersion, register } from '../edge.ts'
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
  return (version: Version) => versionView(dataset, version, memberOf(context), ports.portalUrl, ports.outside.now())
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
      responses: json(200, 'Versions', z.object({ versions: z.array(versionSchema) })),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const versions = await ports.registry.versions(dataset.id)
        return context.json({ versions: versions.map(viewFor(context, ports, dataset)) }, 200)
      }),
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
        body: jsonBody(announcementSchema),
      },
      responses: json(201, 'The version and where to send the file', begunSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const begun = await beginVersion(ports, memberOf(context), dataset, context.req.valid('json'))
        const view = viewFor(context, ports, dataset)
        const body = (value: Exclude<typeof begun, { refused: true }>) => ({
          number: value.version.number,
          version: view(value.version),
          upload: value.upload,
        })
        return answer(context, begun, body, 201)
      }),
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
      responses: json(200, 'The version', versionSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) =>
        context.json(viewFor(context, ports, dataset)(version), 200),
      ),
  )
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
      responses: json(200, 'Addresses', uploadAddressSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version) =>
        answer(context, await renewUpload(ports, version), (address) => address),
      ),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: UPLOAD_PATH,
      summary: 'All parts are sent: join them',
      request: { params: versionParameters },
      responses: json(200, 'Joined; validation begins by itself', z.object({ state: z.literal('complete') })),
    }),
    (context) =>
      onVersion(context, ports, async (version) =>
        answer(context, await completeUpload(ports, version), (state) => ({ state })),
      ),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: UPLOAD_PATH,
      summary: 'Cancel an upload that is not finished',
      request: { params: versionParameters },
      responses: json(200, 'The version, ended', versionSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const ended = await cancelUpload(ports, memberOf(context), dataset, version)
        return answer(context, ended, viewFor(context, ports, dataset))
      }),
  )
}
