// test/rehearsal/edge/api-origin.ts: what API Gateway does with a request: finds the route, calls the function behind it.
import type http from 'node:http'
import {
  ApiGatewayV2Client,
  GetIntegrationsCommand,
  GetRoutesCommand,
  type Integration,
  type Route,
} from '@aws-sdk/client-apigatewayv2'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { toLambda } from '../../../local/lambda/http.ts'
import type { Json } from '../json.ts'
import type { Functions } from '../lambda/functions.ts'
import { clientOf } from '../resources/handler.ts'

export interface ApiRequest {
  readonly endpoint: string
  readonly functions: Functions
  /** `<api>.execute-api.<region>.amazonaws.com` */
  readonly domain: string
  readonly request: http.IncomingMessage
  readonly response: http.ServerResponse
  /** What the distribution makes of the answer. */
  readonly onAnswer: (answer: APIGatewayProxyStructuredResultV2) => Promise<APIGatewayProxyStructuredResultV2>
}

export async function callApi({ endpoint, functions, domain, request, response, onAnswer }: ApiRequest): Promise<void> {
  const [ApiId, , region] = domain.split('.') as [string, string, string]
  const gateway = clientOf(ApiGatewayV2Client, { endpoint, region })
  const { Items: routes = [] } = await gateway.send(new GetRoutesCommand({ ApiId }))
  const { Items: integrations = [] } = await gateway.send(new GetIntegrationsCommand({ ApiId }))
  const path = (request.url ?? '/').split('?')[0]!
  const route = routes.find((each) => leadsHere(each, request.method ?? 'GET', path))
  const integration = integrations.find(({ IntegrationId }) => route?.Target === `integrations/${IntegrationId}`)
  request.headers.host = domain // as the distribution's origin request policy has it
  const listener = toLambda(async (event) => {
    if (!integration) return onAnswer({ statusCode: 404, body: JSON.stringify({ message: 'Not Found' }) })
    const answer = await functions.invoke(region, integration.IntegrationUri!, event as Json)
    return onAnswer(withParameters(answer, integration))
  })
  await listener(request, response)
}

/** Route keys are `METHOD /path/{name}/{rest+}`, with ANY for every method. */
export function leadsHere({ RouteKey }: Route, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = ''] = (RouteKey ?? '').split(' ')
  if (wantedMethod !== 'ANY' && wantedMethod !== method) return false
  const source = wantedPath.replace(/\{[^}]+\+\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+')
  return new RegExp(`^${source}$`).test(path)
}

function withParameters(answer: Json, { ResponseParameters }: Integration): APIGatewayProxyStructuredResultV2 {
  const status = ResponseParameters?.[String(answer.statusCode)]?.['overwrite:statuscode']
  return status ? { ...answer, statusCode: Number(status) } : answer
}
