// functions/api/routes/news.ts: news over HTTP, for those who write it. The public reads pages and a feed.
import { createRoute, z } from '@hono/zod-openapi'
import type { NewsItem } from '../../../core/news.ts'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { newNewsSchema, newsChangeSchema, newsItemSchema, newsListSchema } from '../schemas-news.ts'
import { beginNews, findNews, listNews, reviseNews } from '../steps/news.ts'

const params = z.object({ item: z.string().max(80) })
const ALL = '/api/v1/news'
const ONE = `${ALL}/{item}`

const view = (item: NewsItem) => newsItemSchema.parse(item)

export function newsRoutes(api: Api, ports: ApiPorts): void {
  reading(api, ports)
  writing(api, ports)
}

function reading(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: ALL,
      summary: 'All news: drafts, what is public, what was withdrawn',
      responses: json(200, 'Every piece of news with its texts', newsListSchema),
    }),
    async (context) => context.json(newsListSchema.parse({ news: await listNews(ports) }), 200),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: ONE,
      summary: 'One piece of news',
      request: { params },
      responses: json(200, 'The news', newsItemSchema),
    }),
    async (context) => answer(context, await findNews(ports, context.req.valid('param').item), view),
  )
}

function writing(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: ALL,
      summary: 'Begin a piece of news as a draft; its address is made from the title',
      request: { body: jsonBody(newNewsSchema) },
      responses: json(201, 'The draft', newsItemSchema),
    }),
    async (context) =>
      answer(context, await beginNews(ports, memberOf(context), context.req.valid('json').texts), view, 201),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: ONE,
      summary: 'Change the texts, publish a draft, withdraw what is public',
      request: { params, body: jsonBody(newsChangeSchema) },
      responses: json(200, 'The news', newsItemSchema),
    }),
    async (context) => {
      const { revision, ...change } = context.req.valid('json')
      const { item } = context.req.valid('param')
      return answer(context, await reviseNews(ports, memberOf(context), item, revision, change), view)
    },
  )
}
