// web/catalog/plan-inventory.ts: the inventory as the public may see it: linked datasets count only when they are public.
import type { Governance } from '../../core/catalog/governance.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { type InventoryItem, inventoryOf } from '../../core/inventory-items.ts'

export function publicInventory(governance: Governance, live: readonly LiveDataset[]): InventoryItem[] {
  const facts = live.map(({ id, slug, department, current }) => ({
    ...{ id, slug, departmentId: department.id },
    ...{ title: current.metadata.title, description: current.metadata.description },
  }))
  return inventoryOf(governance.plan, facts, governance.now.slice(0, 10))
}
