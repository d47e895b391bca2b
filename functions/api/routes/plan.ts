// functions/api/routes/plan.ts: plans and the inventory over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { isInDepartment, mayTouch } from '../../../core/access.ts'
import { datasetPath } from '../../../core/catalog/addresses.ts'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import { writeInventory } from '../../../core/inventory-csv.ts'
import type { ImportedRow } from '../../../core/inventory-import.ts'
import { type InventoryItem, inventoryOf } from '../../../core/inventory-items.ts'
import type { Member } from '../../../core/model.ts'
import type { PlanEntry } from '../../../core/plan-entries.ts'
import type { PlanDraft } from '../../../core/plan-rules.ts'
import {
  type Api,
  type ApiContext,
  answer,
  json,
  jsonBody,
  memberOf,
  problem,
  problemResponse,
  register,
} from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import * as schemas from '../schemas-plan.ts'
import { addEntry, changeEntry, findEntry, removeEntry } from '../steps/plan.ts'
import { importInventory } from '../steps/plan-import.ts'
import { factOf, listPlan } from '../steps/plan-list.ts'

type PlanItem = z.infer<typeof schemas.planItemSchema>

const ENTRY = '/api/v1/plan/{entry}'
const entryParameter = z.object({ entry: z.string().openapi({ description: 'Id of the entry' }) })

export function planRoutes(api: Api, ports: ApiPorts): void {
  list(api, ports)
  inventory(api, ports)
  entries(api, ports)
}

function list(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/plan',
      summary: 'What departments hold: published, planned, withheld',
      request: { query: schemas.planQuerySchema },
      responses: json(200, 'The inventory by title', schemas.planSchema),
    }),
    async (context) => {
      const member = memberOf(context)
      const { departments, items } = await listPlan(ports, member, context.req.valid('query'))
      const views = items.map((item) => itemView(item, member, ports.portalUrl))
      return context.json({ departments: [...departments], items: views }, 200)
    },
  )
}

function inventory(api: Api, ports: ApiPorts): void {
  const path = '/api/v1/plan/inventory'
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${path}.csv`,
      summary: 'The inventory as CSV, to be changed and sent back',
      request: { query: schemas.planQuerySchema.pick({ department: true }) },
      responses: {
        200: { description: 'One row an entry', content: { 'text/csv': { schema: z.string() } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const { items } = await listPlan(ports, memberOf(context), context.req.valid('query'))
      return context.body(writeInventory(items, { revisions: true }), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="inventory.csv"',
      }) as never
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path,
      summary: 'Add and change entries from a CSV: a dry run first, then all of it or nothing',
      request: { body: jsonBody(schemas.inventoryImportSchema) },
      responses: json(200, 'What happens, row by row', schemas.importResultSchema),
    }),
    async (context) => {
      const asked = context.req.valid('json')
      const fault = asked.departmentId && mayTouch(context.get('access'), memberOf(context), asked.departmentId)
      if (fault) return problem(fault) as never
      const rows = await importInventory(ports, memberOf(context), asked)
      return answer(context, rows, (found) => resultView(found, asked.dryRun))
    },
  )
}

function entries(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/plan',
      summary: 'Put a dataset on the plan; it is public at once',
      request: { body: jsonBody(schemas.newPlanEntrySchema) },
      responses: json(201, 'The entry', schemas.planItemSchema),
    }),
    async (context) => {
      const entry = await addEntry(ports, memberOf(context), context.req.valid('json') as PlanDraft)
      return answer(context, await shown(context, ports, entry), (view) => view, 201)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: ENTRY,
      summary: 'Change an entry of the plan',
      request: { params: entryParameter, body: jsonBody(schemas.planChangesSchema) },
      responses: json(200, 'The entry', schemas.planItemSchema),
    }),
    (context) =>
      onEntry(context, ports, async (entry) => {
        const { revision, ...changes } = context.req.valid('json')
        const after = await changeEntry(ports, memberOf(context), entry, revision, changes as never)
        return answer(context, await shown(context, ports, after), (view) => view)
      }),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: ENTRY,
      summary: 'Take an entry off the plan, with a reason; the log keeps it',
      request: { params: entryParameter, body: jsonBody(schemas.removalSchema) },
      responses: json(200, 'The entry as it was', schemas.planItemSchema),
    }),
    (context) =>
      onEntry(context, ports, async (entry) => {
        const after = await removeEntry(ports, memberOf(context), entry, context.req.valid('json').reason)
        return answer(context, await shown(context, ports, after), (view) => view)
      }),
  )
}

/** Answers about the entry of the address; its department must be one in which the member may do this. */
async function onEntry(
  context: ApiContext,
  ports: ApiPorts,
  work: (entry: PlanEntry) => Promise<Response>,
): Promise<never> {
  const entry = await findEntry(ports, context.req.param('entry') ?? '')
  if (isRefusal(entry)) return problem(entry) as never
  const fault = mayTouch(context.get('access'), memberOf(context), entry.departmentId)
  return (fault ? problem(fault) : await work(entry)) as never
}

async function shown(context: ApiContext, ports: ApiPorts, entry: PlanEntry | Refusal): Promise<PlanItem | Refusal> {
  if (isRefusal(entry)) return entry
  const dataset = entry.datasetId ? await ports.registry.dataset(entry.datasetId) : undefined
  const facts = dataset?.publishedVersion === undefined ? [] : [factOf(dataset)]
  const [item] = inventoryOf([entry], facts, ports.outside.now().slice(0, 10))
  return itemView(item!, memberOf(context), ports.portalUrl)
}

function itemView(item: InventoryItem, member: Member, portalUrl: string): PlanItem {
  const { entry, dataset, ...plain } = item
  // Which dataset is being prepared is the business of its department.
  const linked = dataset?.id ?? (isInDepartment(member, item.departmentId) ? entry?.datasetId : undefined)
  return {
    ...plain,
    ...(entry ? { revision: entry.revision, updatedAt: entry.updatedAt, updatedBy: entry.updatedBy } : {}),
    ...(linked ? { datasetId: linked } : {}),
    ...(dataset ? { page: portalUrl + datasetPath(dataset.slug) } : {}),
  }
}

function resultView(rows: readonly ImportedRow[], dryRun: boolean): z.infer<typeof schemas.importResultSchema> {
  const count = (outcome: ImportedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return {
    ...{ dryRun, added: count('added'), changed: count('changed') },
    ...{ unchanged: count('unchanged'), refused: count('refused') },
    rows: rows.map(({ row, title, outcome, changes, faults }) => ({
      ...{ row, title, outcome, changes: [...changes], faults: [...faults] },
    })),
  }
}
