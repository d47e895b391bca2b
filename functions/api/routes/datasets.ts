// functions/api/routes/datasets.ts: datasets over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isInDepartment } from '../../../core/access.ts'
import { refuse } from '../../../core/errors.ts'
import { type Api, answer, json, jsonBody, memberOf, onDataset, problem, register } from '../edge.ts'
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
      responses: json(200, 'Datasets by slug', z.object({ datasets: z.array(datasetSchema) })),
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
      request: { body: jsonBody(newDatasetSchema) },
      responses: json(201, 'The dataset', datasetSchema),
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
      responses: json(200, 'The dataset', z.union([datasetSchema, publicDatasetSchema])),
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
        body: jsonBody(datasetChangesSchema),
      },
      responses: json(200, 'The dataset', datasetSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) =>
        answer(context, await changeDataset(ports, memberOf(context), dataset, context.req.valid('json')), view),
      ),
  )
}
