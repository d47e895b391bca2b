// functions/api/steps/plan-list.ts: the inventory as a member may see it.
import { isInDepartment } from '../../../core/access.ts'
import { type InventoryItem, inventoryOf, type PublicFact } from '../../../core/inventory-items.ts'
import type { Dataset, Department, Member } from '../../../core/model.ts'
import type { PlanEntry, PlanState } from '../../../core/plan-entries.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'

export interface PlanNow {
  readonly departments: readonly Department[]
  /** Without what was taken off the list. */
  readonly entries: readonly PlanEntry[]
  readonly datasets: readonly Dataset[]
}

export async function planNow(ports: ApiPorts): Promise<PlanNow> {
  const [{ city }, entries, datasets] = await Promise.all([
    cityNow(ports),
    ports.registry.records('plan-entry'),
    ports.registry.datasets(),
  ])
  return { departments: city.departments, entries: entries.filter(({ removed }) => !removed), datasets }
}

export interface PlanFilter {
  readonly department?: string | undefined
  readonly state?: PlanState | undefined
}

/**
 * Entries of every department, because they are public; datasets that nobody entered only of the member's own, because
 * the table holds their titles as they are being edited.
 */
export async function listPlan(
  ports: ApiPorts,
  by: Member,
  filter: PlanFilter,
): Promise<{ departments: readonly Department[]; items: InventoryItem[] }> {
  const { departments, entries, datasets } = await planNow(ports)
  const linked = new Set(entries.map(({ datasetId }) => datasetId))
  const shown = datasets
    .filter((dataset) => dataset.publishedVersion !== undefined)
    .filter(({ id, metadata }) => linked.has(id) || isInDepartment(by, metadata.departmentId))
    .map(factOf)
  const items = inventoryOf(entries, shown, ports.outside.now().slice(0, 10)).filter(
    (item) =>
      (filter.department === undefined || item.departmentId === filter.department) &&
      (filter.state === undefined || item.state === filter.state),
  )
  return { departments, items }
}

export function factOf({ id, slug, metadata }: Dataset): PublicFact {
  const { departmentId, title, description } = metadata
  return { id, slug, departmentId, title, description }
}
