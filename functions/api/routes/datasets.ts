// functions/api/routes/datasets.ts: datasets over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isInDepartment, reachesDataset } from '../../../core/access.ts'
import { refuse } from '../../../core/errors.ts'
import type { Dataset } from '../../../core/model.ts'
import { cityNow } from '../city.ts'
import { type Api, answer, json, jsonBody, memberOf, onDataset, problem, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { datasetSchema, publicDatasetSchema } from '../schemas.ts'
import { datasetChangesSchema, newDatasetSchema } from '../schemas-metadata.ts'
import { changeDataset, createDataset } from '../steps/datasets.ts'
import { datasetView, publicDatasetView } from '../views.ts'

export const idParameter = z.object({ id: z.string().openapi({ description: 'Id or slug of the dataset' }) })

export function datasetRoutes(api: Api, ports: ApiPorts): void {
  // Departments as they are now: people found and rename them.
  const viewNow = async () => {
    const { named } = await cityNow(ports)
    return (dataset: Dataset) => datasetView(dataset, named)
  }

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
      const mine = all.filter(
        ({ id, metadata }) => isInDepartment(member, metadata.departmentId) && reachesDataset(member, id),
      )
      return context.json({ datasets: mine.map(await viewNow()) }, 200)
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
      const member = memberOf(context)
      if (member.token && member.token.datasetIds.length > 0) {
        return problem(refuse('not-for-tokens', 'it is for some datasets only')) as never
      }
      return answer(context, await createDataset(ports, member, metadata, slug), await viewNow(), 201)
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
      const isMine = member && isInDepartment(member, dataset.metadata.departmentId)
      if (isMine && reachesDataset(member, dataset.id)) return context.json((await viewNow())(dataset), 200)
      const version = dataset.publishedVersion && (await ports.registry.version(dataset.id, dataset.publishedVersion))
      const { named } = await cityNow(ports)
      const published = version ? publicDatasetView(dataset, version, named, ports.portalUrl) : undefined
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
        answer(
          context,
          await changeDataset(ports, memberOf(context), dataset, context.req.valid('json')),
          await viewNow(),
        ),
      ),
  )
}
