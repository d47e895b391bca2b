// functions/api/routes/previews.ts: preview links over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { cityNow } from '../city.ts'
import { type Api, answer, json, jsonBody, memberOf, onVersion, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  madePreviewSchema,
  newPreviewSchema,
  openedPreviewSchema,
  openPreviewSchema,
  previewSchema,
  previewsSchema,
} from '../schemas-desk.ts'
import { endPreview, makePreview, openPreview, previewsOf } from '../steps/previews.ts'
import { openedView, previewView } from '../views-desk.ts'
import { versionParameters } from './versions.ts'

const PATH = '/api/v1/datasets/{id}/versions/{number}/previews'

export function previewRoutes(api: Api, ports: ApiPorts): void {
  forStaff(api, ports)
  revocation(api, ports)
  forGuests(api, ports)
}

function forStaff(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: PATH,
      summary: 'Preview links of a version, without their secrets',
      request: { params: versionParameters },
      responses: json(200, 'Links, newest first', previewsSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version) => {
        const now = ports.outside.now()
        const found = await previewsOf(ports, version)
        return context.json({ previews: found.map((one) => previewView(one, version, now)) }, 200)
      }),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: PATH,
      summary: 'Make a link with which a named person sees a version before it is public',
      request: { params: versionParameters, body: jsonBody(newPreviewSchema) },
      responses: json(201, 'The link, shown this once', madePreviewSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const made = await makePreview(ports, memberOf(context), dataset, version, context.req.valid('json'))
        const now = ports.outside.now()
        return answer(context, made, ({ preview, url }) => ({ preview: previewView(preview, version, now), url }), 201)
      }),
  )
}

function revocation(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: `${PATH}/{preview}`,
      summary: 'Revoke a preview link; it works no more from this moment on',
      request: { params: versionParameters.extend({ preview: z.string() }) },
      responses: json(200, 'The link', previewSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version) => {
        const ended = await endPreview(ports, memberOf(context), version, context.req.valid('param').preview)
        return answer(context, ended, (preview) => previewView(preview, version, ports.outside.now()))
      }),
  )
}

function forGuests(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/previews/opened',
      summary: 'What the holder of a preview link may see',
      request: { body: jsonBody(openPreviewSchema) },
      responses: json(200, 'The version, or where it is public by now', openedPreviewSchema),
    }),
    async (context) => {
      const opened = await openPreview(ports, context.req.valid('json').secret)
      const { named } = await cityNow(ports)
      return answer(context, opened, (found) => openedView(found, named, ports.portalUrl))
    },
  )
}
