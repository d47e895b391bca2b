// web/catalog/plan-inventory.ts: the inventory as the public may see it: linked datasets count only when they are public.
import type { Governance } from '../../core/catalog/governance.ts'
import { type InventoryItem, inventoryOf } from '../../core/inventory-items.ts'
import type { ListedDataset } from './listed.ts'

/** @param live in the language of the page, see `inLanguage` */
export function publicInventory(governance: Governance, live: readonly ListedDataset[]): InventoryItem[] {
  const facts = live.map(({ id, slug, department, title, summary, language }) => ({
    ...{ id, slug, departmentId: department.id },
    ...{ title, description: summary, ...(language ? { language } : {}) },
  }))
  return inventoryOf(governance.plan, facts, governance.now.slice(0, 10))
}
