// functions/api/app.ts: the whole API, put together.
import { createRoute, z } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { refuse } from '../../core/errors.ts'
import { type Api, createApi, json, problem, problemResponse, register } from './edge.ts'
import { noticeHeaders } from './notice-headers.ts'
import type { ApiPorts } from './ports.ts'
import { auditRoutes } from './routes/audit.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { departmentRoutes } from './routes/departments.ts'
import { deskRoutes } from './routes/desk.ts'
import { documentRoutes } from './routes/documents.ts'
import { feedbackRoutes } from './routes/feedback.ts'
import { handlingRoutes } from './routes/handling.ts'
import { launchRoutes } from './routes/launch.ts'
import { mailRoutes } from './routes/mail.ts'
import { meRoutes } from './routes/me.ts'
import { newsRoutes } from './routes/news.ts'
import { peopleRoutes } from './routes/people.ts'
import { planRoutes } from './routes/plan.ts'
import { policyRoutes } from './routes/policies.ts'
import { portalRoutes } from './routes/portal.ts'
import { preparationRoutes } from './routes/preparation.ts'
import { previewRoutes } from './routes/previews.ts'
import { promotionRoutes } from './routes/promotion.ts'
import { publicationRoutes } from './routes/publication.ts'
import { reviewRoutes } from './routes/review.ts'
import { signOffPolicyRoutes } from './routes/sign-off-policy.ts'
import { standingRoutes } from './routes/standing.ts'
import { upkeepRoutes } from './routes/upkeep.ts'
import { versionRoutes } from './routes/versions.ts'
import { yearlyReviewsRoutes } from './routes/yearly-reviews.ts'

/** Every part of the API, in the order of the documentation. */
const ROUTES = [
  portalRoutes,
  meRoutes,
  peopleRoutes,
  departmentRoutes,
  planRoutes,
  policyRoutes,
  signOffPolicyRoutes,
  newsRoutes,
  preparationRoutes,
  launchRoutes,
  promotionRoutes,
  feedbackRoutes,
  yearlyReviewsRoutes,
  datasetRoutes,
  upkeepRoutes,
  standingRoutes,
  versionRoutes,
  documentRoutes,
  handlingRoutes,
  deskRoutes,
  reviewRoutes,
  previewRoutes,
  mailRoutes,
  auditRoutes,
  publicationRoutes,
]

export function createApp(ports: ApiPorts, log: (error: Error) => void): Api {
  const api = createApi()
  api.onError((error, context) => {
    if (error instanceof HTTPException && error.status < 500) return problem(refuse('bad-request', error.message))
    log(error)
    const body = {
      type: 'about:blank',
      status: 500,
      code: 'fault',
      title: 'Something went wrong on our side.',
      detail: 'The fault was written down.',
      fix: 'Try again; if it stays, tell the open data team.',
    }
    return context.body(JSON.stringify(body), 500, { 'content-type': 'application/problem+json' })
  })
  const said = noticeHeaders(ports)
  api.use(async (context, next) => {
    await next()
    context.header('cache-control', context.res.headers.get('cache-control') ?? 'no-store')
    context.header('x-content-type-options', 'nosniff')
    // Beside a link of the answer's own, such as the one to its next part.
    for (const [name, value] of Object.entries(said)) context.header(name, value, { append: true })
  })
  for (const routes of ROUTES) routes(api, ports)
  documentation(api, ports)
  return api
}

/** The OpenAPI document and a page that lists it, both made from the routes themselves. */
function documentation(api: Api, ports: ApiPorts): void {
  const document = () =>
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: `${ports.city.name} ${ports.city.portalName} API`, version: '1' },
      servers: [{ url: ports.portalUrl }],
    })
  api.openAPIRegistry.registerComponent('securitySchemes', 'signIn', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  })

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/openapi.json',
      summary: 'This API as an OpenAPI 3.1 document',
      responses: json(200, 'OpenAPI', z.looseObject({})),
    }),
    (context) => context.json(document(), 200, { 'access-control-allow-origin': '*' }) as never,
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/docs',
      summary: 'This API to read',
      responses: {
        200: { description: 'A page', content: { 'text/html': { schema: z.string() } } },
        default: problemResponse,
      },
    }),
    (context) => context.html(docsPage(document(), ports.city.name)) as never,
  )
}

function docsPage(document: ReturnType<Api['getOpenAPI31Document']>, city: string) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { summary?: string }>).map(([method, { summary }]) => ({
      path,
      method,
      summary,
    })),
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>API · ${city}</title>
      </head>
      <body>
        <main>
          <h1>API</h1>
          <p><a href="/api/v1/openapi.json">OpenAPI 3.1 document</a> · <a href="/developers/">Developers' guide</a></p>
          <table>
            <thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What it does</th></tr></thead>
            <tbody>
              ${operations.map(
                ({ path, method, summary }) =>
                  html`<tr><td>${method.toUpperCase()}</td><td><code>${path}</code></td><td>${summary ?? ''}</td></tr>`,
              )}
            </tbody>
          </table>
        </main>
      </body>
    </html>`
}
