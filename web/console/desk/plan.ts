// web/console/desk/plan.ts: plans and the inventory of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-plan.ts'
import type { Api } from '../api.ts'

export type Plan = z.infer<typeof schemas.planSchema>
export type PlanItem = z.infer<typeof schemas.planItemSchema>
export type NewPlanEntry = z.input<typeof schemas.newPlanEntrySchema>
export type PlanChanges = z.input<typeof schemas.planChangesSchema>
export type ImportResult = z.infer<typeof schemas.importResultSchema>
export type ImportedRow = ImportResult['rows'][number]
export type InventoryImport = z.input<typeof schemas.inventoryImportSchema>

const entryPath = (id: string) => `/plan/${encodeURIComponent(id)}`

export const plan = (api: Api): Promise<Plan> => api.call('GET', '/plan')

export const addEntry = (api: Api, body: NewPlanEntry): Promise<PlanItem> => api.call('POST', '/plan', body)

export const changeEntry = (api: Api, id: string, body: PlanChanges): Promise<PlanItem> =>
  api.call('PATCH', entryPath(id), body)

/** Taken off the list; the log keeps it. */
export const removeEntry = (api: Api, id: string, reason: string): Promise<PlanItem> =>
  api.call('DELETE', entryPath(id), { reason })

/** @param departmentId empty means every department */
export const inventoryFile = (api: Api, departmentId: string): Promise<Blob> =>
  api.file(`/plan/inventory.csv${departmentId ? `?department=${encodeURIComponent(departmentId)}` : ''}`)

export const importInventory = (api: Api, body: InventoryImport): Promise<ImportResult> =>
  api.call('POST', '/plan/inventory', body)
