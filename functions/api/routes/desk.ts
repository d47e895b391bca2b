// functions/api/routes/desk.ts: the reviewer's desk over HTTP: queue, delegation, comments, time of release.
import { createRoute } from '@hono/zod-openapi'
import { cityNow } from '../city.ts'
import { type Api, answer, json, jsonBody, memberOf, onVersion, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { versionSchema } from '../schemas.ts'
import {
  newCommentSchema,
  newDelegationSchema,
  queueSchema,
  releaseTimeSchema,
  reviewerParameters,
  reviewersSchema,
} from '../schemas-desk.ts'
import { commentOn } from '../steps/comments.ts'
import { delegateReview, reviewersOf } from '../steps/delegations.ts'
import { queueOf } from '../steps/desk.ts'
import { changeReleaseTime } from '../steps/release-time.ts'
import { queueView } from '../views-desk.ts'
import { versionParameters, viewFor } from './versions.ts'

const PATH = '/api/v1/datasets/{id}/versions/{number}'
const params = versionParameters
const responses = json(200, 'The version', versionSchema)

export function deskRoutes(api: Api, ports: ApiPorts): void {
  queue(api, ports)
  delegation(api, ports)
  comments(api, ports)
  releaseTime(api, ports)
}

function queue(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/reviews',
      summary: 'What waits for you: sign-offs, consents, and answers to reviewers',
      responses: json(200, 'Your queue, what is due first at the top', queueSchema),
    }),
    async (context) => {
      const member = memberOf(context)
      const { named } = await cityNow(ports)
      return context.json(queueView(await queueOf(ports, member), member, named), 200)
    },
  )
}

function delegation(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${PATH}/reviewers`,
      summary: 'Colleagues who hold a role there and may sign this version',
      request: { params, query: reviewerParameters },
      responses: json(200, 'Reviewers by name', reviewersSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version) => {
        const { role } = context.req.valid('query')
        return context.json({ reviewers: await reviewersOf(ports, memberOf(context), version, role) }, 200)
      }),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${PATH}/delegations`,
      summary: 'Hand a review to a colleague who holds the role as well',
      request: { params, body: jsonBody(newDelegationSchema) },
      responses,
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const after = await delegateReview(ports, memberOf(context), dataset, version, context.req.valid('json'))
        return answer(context, after, viewFor(context, ports, dataset))
      }),
  )
}

function comments(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${PATH}/comments`,
      summary: 'Say something about a version, or answer',
      request: { params, body: jsonBody(newCommentSchema) },
      responses,
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const after = await commentOn(ports, memberOf(context), dataset, version, context.req.valid('json'))
        return answer(context, after, viewFor(context, ports, dataset))
      }),
  )
}

function releaseTime(api: Api, ports: ApiPorts): void {
  const path = `${PATH}/release-time`
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path,
      summary: 'Set the minute before which a version is not public, also as an embargo',
      request: { params, body: jsonBody(releaseTimeSchema) },
      responses,
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const after = await changeReleaseTime(ports, memberOf(context), dataset, version, context.req.valid('json'))
        return answer(context, after, viewFor(context, ports, dataset))
      }),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path,
      summary:
        'Let a version become public as soon as it is approved; a running embargo is only brought forward by PUT',
      request: { params },
      responses,
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const after = await changeReleaseTime(ports, memberOf(context), dataset, version, undefined)
        return answer(context, after, viewFor(context, ports, dataset))
      }),
  )
}
