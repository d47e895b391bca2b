// functions/api/routes/sign-off-policy.ts: the sign-off policy over HTTP.
import { createRoute } from '@hono/zod-openapi'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { signOffPolicyBodySchema, signOffPolicySchema } from '../schemas-policies.ts'
import { changePolicy, policyHistory } from '../steps/sign-off-policy.ts'
import { signOffPolicyView } from '../views-policies.ts'

export function signOffPolicyRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/sign-off-policy',
      summary: 'Which roles sign what, with which questions, and how that came about',
      responses: json(200, 'The policy that counts and every version of it', signOffPolicySchema),
    }),
    async (context) => context.json(signOffPolicyView(await policyHistory(ports)), 200),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: '/api/v1/sign-off-policy',
      summary: 'Change the policy: counts for reviews that begin from now on',
      request: { body: jsonBody(signOffPolicyBodySchema) },
      responses: json(200, 'The policy with its new version', signOffPolicySchema),
    }),
    async (context) =>
      answer(context, await changePolicy(ports, memberOf(context), context.req.valid('json')), signOffPolicyView),
  )
}
