// functions/api/routes/datasets.ts: datasets over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isInDepartment } from '../../../core/access.ts'
import { isRefusal, refuse } from '../../../core/errors.ts'
import { type Api, answer, datasetFor, memberOf, problem, problemResponse, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { datasetChangesSchema, datasetSchema, newDatasetSchema, publicDatasetSchema } from '../schemas.ts'
import { changeDataset, createDataset } from '../steps/datasets.ts'
import { datasetView, publicDatasetView } from '../views.ts'

export const idParameter = z.object({ id: z.string().openapi({ description: 'Id or slug of the dataset' }) })

export function datasetRoutes(api: Api, ports: ApiPorts): void {
  const view = (dataset: Parameters<typeof datasetView>[0]) => datasetView(dataset, ports.city)

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/datasets',
      summary: 'The datasets of your departments, published or not',
      responses: {
        200: {
          description: 'Datasets by slug',
          content: { 'application/json': { schema: z.object({ datasets: z.array(datasetSchema) }) } },
        },
        default: problemResponse,
      },
    }),
    async (context) => {
      const member = memberOf(context)
      const all = await ports.registry.datasets()
      const mine = all.filter(({ metadata }) => isInDepartment(member, metadata.departmentId))
      return context.json({ datasets: mine.map(view) }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/datasets',
      summary: 'Create a dataset (its address comes from the title unless given)',
      request: { body: { required: true, content: { 'application/json': { schema: newDatasetSchema } } } },
      responses: {
        201: { description: 'The dataset', content: { 'application/json': { schema: datasetSchema } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const { slug, ...metadata } = context.req.valid('json')
      return answer(context, await createDataset(ports, memberOf(context), metadata, slug), view, 201)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/datasets/{id}',
      summary: 'One dataset: what is published for anybody, everything for its staff',
      request: { params: idParameter },
      responses: {
        200: {
          description: 'The dataset',
          content: { 'application/json': { schema: z.union([datasetSchema, publicDatasetSchema]) } },
        },
        default: problemResponse,
      },
    }),
    async (context) => {
      const member = context.get('member')
      const dataset = await ports.registry.find(context.req.valid('param').id)
      if (!dataset) return problem(refuse('not-found')) as never
      if (member && isInDepartment(member, dataset.metadata.departmentId)) return context.json(view(dataset), 200)
      const version = dataset.publishedVersion && (await ports.registry.version(dataset.id, dataset.publishedVersion))
      const published = version ? publicDatasetView(dataset, version, ports.city, ports.portalUrl) : undefined
      return answer(context, published ?? refuse('not-found'), (found) => found)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: '/api/v1/datasets/{id}',
      summary: 'Change metadata; sign-offs of a version under review no longer count',
      request: {
        params: idParameter,
        body: { required: true, content: { 'application/json': { schema: datasetChangesSchema } } },
      },
      responses: {
        200: { description: 'The dataset', content: { 'application/json': { schema: datasetSchema } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const dataset = await datasetFor(context, ports)
      if (isRefusal(dataset)) return problem(dataset) as never
      return answer(context, await changeDataset(ports, memberOf(context), dataset, context.req.valid('json')), view)
    },
  )
}
