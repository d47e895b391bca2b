// functions/api/routes/accounts.ts: people who have signed in: what they may do, what waits for them, their end.
import { createRoute, z } from '@hono/zod-openapi'
import type { Account } from '../../../core/accounts.ts'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { accountPageSchema, accountSchema, disablingSchema, newGrantSchema } from '../schemas-people.ts'
import { accountPage } from '../steps/account-page.ts'
import { grantRole, revokeGrant } from '../steps/accounts.ts'
import { disableAccount, enableAccount } from '../steps/disabling.ts'
import { accountView, requestView, tokenView } from '../views-people.ts'
import { reasonQuery } from './reason-query.ts'

const accountParameter = z.object({ account: z.string() })

export function accountRoutes(api: Api, ports: ApiPorts): void {
  reading(api, ports)
  grants(api, ports)
  disabling(api, ports)
}

function reading(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/accounts',
      summary: 'Everybody who has signed in, by name',
      responses: json(200, 'Accounts', z.object({ accounts: z.array(accountSchema) })),
    }),
    async (context) => {
      const all = [...(await ports.registry.records('account'))].sort((a, b) => a.name.localeCompare(b.name, 'en'))
      const now = ports.outside.now()
      return context.json({ accounts: all.map((account) => accountView(account, now)) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/accounts/{account}',
      summary: 'One person, with everything that waits for them',
      request: { params: accountParameter },
      responses: json(200, 'The person', accountPageSchema),
    }),
    async (context) => {
      const page = await accountPage(ports, context.req.valid('param').account)
      const uses = await ports.tokenUses()
      const now = ports.outside.now()
      return answer(context, page, ({ account, tokens, requests, ...work }) => ({
        ...accountView(account, now),
        tokens: tokens.map((token) => tokenView(token, uses, now)),
        requests: requests.map((request) => requestView(request)),
        work,
      }))
    },
  )
}

function grants(api: Api, ports: ApiPorts): void {
  const view = (account: Account) => accountView(account, ports.outside.now())

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/accounts/{account}/grants',
      summary: 'Give a role in a department, if wished with an end',
      request: { params: accountParameter, body: jsonBody(newGrantSchema) },
      responses: json(201, 'The person', accountSchema),
    }),
    async (context) => {
      const { expiresAt, ...asked } = context.req.valid('json')
      const wanted = { ...asked, ...(expiresAt === undefined ? {} : { expiresAt }) }
      return answer(
        context,
        await grantRole(ports, memberOf(context), context.req.valid('param').account, wanted),
        view,
        201,
      )
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/accounts/{account}/grants/{grant}',
      summary: 'End a role at once; posts that need it become empty',
      request: { params: accountParameter.extend({ grant: z.string() }), query: reasonQuery.partial() },
      responses: json(200, 'The person', accountSchema),
    }),
    async (context) => {
      const { account, grant } = context.req.valid('param')
      const { reason = '' } = context.req.valid('query')
      return answer(context, await revokeGrant(ports, memberOf(context), account, grant, reason), view)
    },
  )
}

function disabling(api: Api, ports: ApiPorts): void {
  const view = (account: Account) => accountView(account, ports.outside.now())

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/accounts/{account}/disabling',
      summary: 'Disable an account and hand its work over',
      description: 'Its grants, API tokens and open requests end; posts and reviews go to the successor.',
      request: { params: accountParameter, body: jsonBody(disablingSchema) },
      responses: json(200, 'The person', accountSchema),
    }),
    async (context) => {
      const { account } = context.req.valid('param')
      return answer(context, await disableAccount(ports, memberOf(context), account, context.req.valid('json')), view)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: '/api/v1/accounts/{account}/disabling',
      summary: 'Open a disabled account again, without any role',
      request: { params: accountParameter },
      responses: json(200, 'The person', accountSchema),
    }),
    async (context) => {
      const { account } = context.req.valid('param')
      return answer(context, await enableAccount(ports, memberOf(context), account), view)
    },
  )
}
