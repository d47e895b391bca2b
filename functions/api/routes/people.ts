// functions/api/routes/people.ts: accounts, invitations, requests for access and everybody's tokens, for administrators.
import { createRoute, z } from '@hono/zod-openapi'
import type { Invitation } from '../../../core/accounts.ts'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  accessRequestSchema,
  decisionSchema,
  invitationSchema,
  newInvitationSchema,
  tokenSchema,
} from '../schemas-people.ts'
import { answerRequest } from '../steps/access-requests.ts'
import { invite, withdrawInvitation } from '../steps/invitations.ts'
import { endToken } from '../steps/token-desk.ts'
import { invitationView, requestView, tokenView } from '../views-people.ts'
import { accountRoutes } from './accounts.ts'

export function peopleRoutes(api: Api, ports: ApiPorts): void {
  requests(api, ports)
  accountRoutes(api, ports)
  invitations(api, ports)
  tokens(api, ports)
}

function requests(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/access-requests',
      summary: 'Who asks for access: open requests first, then the answered ones, newest first',
      responses: json(200, 'Requests', z.object({ requests: z.array(accessRequestSchema) })),
    }),
    async (context) => {
      const people = new Map((await ports.registry.records('account')).map((account) => [account.id, account]))
      const all = [...(await ports.registry.records('access-request'))].sort(
        (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || (a.at < b.at ? 1 : -1),
      )
      const now = ports.outside.now()
      return context.json({ requests: all.map((one) => requestView(one, people.get(one.from.id), now)) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/access-requests/{request}/decision',
      summary: 'Grant what somebody asks for, or less of it, or refuse it with a note',
      request: { params: z.object({ request: z.string() }), body: jsonBody(decisionSchema) },
      responses: json(200, 'The request', accessRequestSchema),
    }),
    async (context) => {
      const { request } = context.req.valid('param')
      // `exactOptionalPropertyTypes`: zod's `undefined` is an absent field here.
      const { role, department, expiresAt, ...rest } = context.req.valid('json')
      const decision = {
        ...rest,
        ...(role === undefined ? {} : { role }),
        ...(department === undefined ? {} : { department }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }
      return answer(context, await answerRequest(ports, memberOf(context), request, decision), (one) =>
        requestView(one),
      )
    },
  )
}

function invitations(api: Api, ports: ApiPorts): void {
  const view = (invitation: Invitation) => invitationView(invitation, ports.outside.now())

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/invitations',
      summary: 'Invitations, newest first',
      responses: json(200, 'Invitations', z.object({ invitations: z.array(invitationSchema) })),
    }),
    async (context) => {
      const all = [...(await ports.registry.records('invitation'))].sort((a, b) => (a.at < b.at ? 1 : -1))
      return context.json({ invitations: all.map(view) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/invitations',
      summary: 'Invite somebody by mail, with roles that wait for them',
      request: { body: jsonBody(newInvitationSchema) },
      responses: json(201, 'The invitation', invitationSchema),
    }),
    async (context) => answer(context, await invite(ports, memberOf(context), context.req.valid('json')), view, 201),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/invitations/{invitation}',
      summary: 'Withdraw an invitation that nobody has accepted',
      request: { params: z.object({ invitation: z.string() }) },
      responses: json(200, 'The invitation', invitationSchema),
    }),
    async (context) => {
      const { invitation } = context.req.valid('param')
      return answer(context, await withdrawInvitation(ports, memberOf(context), invitation), view)
    },
  )
}

function tokens(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/tokens',
      summary: 'API tokens of everybody, newest first',
      responses: json(200, 'Tokens', z.object({ tokens: z.array(tokenSchema) })),
    }),
    async (context) => {
      const all = [...(await ports.registry.records('token'))].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      const uses = await ports.tokenUses()
      const now = ports.outside.now()
      return context.json({ tokens: all.map((token) => tokenView(token, uses, now)) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/tokens/{token}',
      summary: 'Revoke anybody’s token at once',
      request: { params: z.object({ token: z.string() }) },
      responses: json(200, 'The token', tokenSchema),
    }),
    async (context) => {
      const ended = await endToken(ports, memberOf(context), context.req.valid('param').token, { mine: false })
      const uses = await ports.tokenUses()
      return answer(context, ended, (token) => tokenView(token, uses, ports.outside.now()))
    },
  )
}
