// functions/api/routes/upkeep.ts: whether a dataset is kept up, over HTTP.
import { createRoute } from '@hono/zod-openapi'
import { cityNow } from '../city.ts'
import { type Api, answer, json, jsonBody, memberOf, onDataset, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { datasetSchema } from '../schemas.ts'
import { upkeepSchema } from '../schemas-mail.ts'
import { changeUpkeep } from '../steps/upkeep.ts'
import { datasetView } from '../views.ts'
import { idParameter } from './datasets.ts'

export function upkeepRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: '/api/v1/datasets/{id}/upkeep',
      summary: 'Say that a dataset rests, has ended, or is kept up again; the public reads the reason',
      request: { params: idParameter, body: jsonBody(upkeepSchema) },
      responses: json(200, 'The dataset', datasetSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const { named } = await cityNow(ports)
        const changed = await changeUpkeep(ports, memberOf(context), dataset, context.req.valid('json'))
        return answer(context, changed, (after) => datasetView(after, named))
      }),
  )
}
