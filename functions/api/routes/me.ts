// functions/api/routes/me.ts: oneself: mails, requests for a role, tokens, sign-out everywhere.
import { createRoute, z } from '@hono/zod-openapi'
import { isRefusal } from '../../../core/errors.ts'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  accessRequestSchema,
  madeTokenSchema,
  mailChoicesSchema,
  meChangesSchema,
  newAccessRequestSchema,
  newTokenSchema,
  signedOutSchema,
  tokenSchema,
} from '../schemas-people.ts'
import { askForAccess, requestsOf, takeRequestBack } from '../steps/access-requests.ts'
import { chooseMail, signOutEverywhere } from '../steps/me.ts'
import { endToken, makeToken, tokensOf } from '../steps/token-desk.ts'
import { requestView, tokenView } from '../views-people.ts'

export function meRoutes(api: Api, ports: ApiPorts): void {
  oneself(api, ports)
  myRequests(api, ports)
  myTokens(api, ports)
}

function oneself(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: '/api/v1/me',
      summary: 'Choose the language, the pace and the topics of your mails',
      request: { body: jsonBody(meChangesSchema) },
      responses: json(200, 'Your choices', mailChoicesSchema),
    }),
    async (context) => {
      const chosen = await chooseMail(ports, memberOf(context), context.req.valid('json').mail)
      return answer(context, chosen, (mail) => ({ mail }))
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/me/sign-out',
      summary: 'Sign out everywhere: every sign-in up to now counts no more, this one too',
      responses: json(200, 'Since when', signedOutSchema),
    }),
    async (context) => {
      const token = (context.req.header('authorization') ?? '').replace(/^Bearer /, '')
      const identity = await ports.signIn.identityOf(token)
      const seen = isRefusal(identity) ? [] : [identity.signedInAt, identity.issuedAt]
      return answer(context, await signOutEverywhere(ports, memberOf(context), seen), (at) => ({ signedOutAt: at }))
    },
  )
}

function myRequests(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/me/access-requests',
      summary: 'What you asked for, newest first',
      responses: json(200, 'Requests', z.object({ requests: z.array(accessRequestSchema) })),
    }),
    async (context) => {
      const mine = await requestsOf(ports, memberOf(context).id)
      return context.json({ requests: mine.map((request) => requestView(request)) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/me/access-requests',
      summary: 'Ask for a role in a department, with a reason',
      request: { body: jsonBody(newAccessRequestSchema) },
      responses: json(201, 'The request', accessRequestSchema),
    }),
    async (context) => {
      const asked = await askForAccess(ports, memberOf(context), context.req.valid('json'))
      return answer(context, asked, (request) => requestView(request), 201)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/me/access-requests/{request}',
      summary: 'Take a request back that nobody has answered',
      request: { params: z.object({ request: z.string() }) },
      responses: json(200, 'The request', accessRequestSchema),
    }),
    async (context) => {
      const taken = await takeRequestBack(ports, memberOf(context), context.req.valid('param').request)
      return answer(context, taken, (request) => requestView(request))
    },
  )
}

function myTokens(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/me/tokens',
      summary: 'Your API tokens, with their last use',
      responses: json(200, 'Tokens', z.object({ tokens: z.array(tokenSchema) })),
    }),
    async (context) => {
      const mine = await tokensOf(ports, memberOf(context).id)
      const uses = await ports.tokenUses()
      const now = ports.outside.now()
      return context.json({ tokens: mine.map((token) => tokenView(token, uses, now)) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/me/tokens',
      summary: 'Make an API token for a program; its secret is shown this once',
      request: { body: jsonBody(newTokenSchema) },
      responses: json(201, 'The token with its secret', madeTokenSchema),
    }),
    async (context) => {
      const made = await makeToken(ports, memberOf(context), context.req.valid('json'))
      const now = ports.outside.now()
      return answer(context, made, ({ token, secret }) => ({ ...tokenView(token, new Map(), now), secret }), 201)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/me/tokens/{token}',
      summary: 'Revoke a token of yours at once',
      request: { params: z.object({ token: z.string() }) },
      responses: json(200, 'The token', tokenSchema),
    }),
    async (context) => {
      const ended = await endToken(ports, memberOf(context), context.req.valid('param').token, { mine: true })
      const uses = await ports.tokenUses()
      return answer(context, ended, (token) => tokenView(token, uses, ports.outside.now()))
    },
  )
}
