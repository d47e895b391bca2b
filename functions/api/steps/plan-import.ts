// functions/api/steps/plan-import.ts: take an inventory from a spreadsheet: first what would happen, then all of it or nothing.
import { isStaffOf } from '../../../core/access.ts'
import { changesBetween, doneBy } from '../../../core/audit.ts'
import type { FieldChange } from '../../../core/audit-model.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { readInventory } from '../../../core/inventory-csv.ts'
import { type ImportedRow, planImport } from '../../../core/inventory-import.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member } from '../../../core/model.ts'
import type { PlanEntry } from '../../../core/plan-entries.ts'
import { DRAFT_FIELDS, draftOf, type PlanDraft } from '../../../core/plan-rules.ts'
import { standsStill } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { factOf, planNow } from './plan-list.ts'

export interface AskedImport {
  readonly csv: string
  readonly dryRun: boolean
  readonly departmentId?: string | undefined
}

/** DynamoDB takes 100 writes and 4 MB at once, and an audit entry 400 kB: 25 long entries with what changed fit. */
const AT_ONCE = 25

/** One refused row refuses the file. Rows are saved in groups of 25; what a broken off import has saved counts as unchanged the next time. */
export async function importInventory(
  ports: ApiPorts,
  by: Member,
  asked: AskedImport,
): Promise<ImportedRow[] | Refusal> {
  const read = readInventory(asked.csv)
  if ('fault' in read) {
    const { column, expected, found } = read.fault
    return refuse('inventory-unfit', `${column ? `${column}: ` : ''}expected ${expected}, found ${found}`)
  }
  const { departments, entries, datasets } = await planNow(ports)
  const rows = planImport(read.rows, {
    ...{ departments, entries },
    mayWrite: (departmentId) => isStaffOf(by, departmentId),
    datasets: datasets.map((one) => ({ ...factOf(one), isPublished: one.publishedVersion !== undefined })),
    ...(asked.departmentId ? { departmentId: asked.departmentId } : {}),
  })
  if (asked.dryRun) return rows

  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  if (refused.length > 0) return refuse('inventory-unfit', refusedText(refused))
  const fault = await save(ports, by, rows)
  return fault ?? rows
}

/** How many refused rows the answer names; a dry run names all. */
const NAMED = 5

function refusedText(refused: readonly ImportedRow[]): string {
  const lines = refused.slice(0, NAMED).map(({ row, faults }) => {
    const said = faults.map(
      ({ column, expected, found }) => `${column || 'cells'} expected ${expected}, found ${found}`,
    )
    return `row ${row}: ${said.join(', ')}`
  })
  const more = refused.length > NAMED ? `; and ${refused.length - NAMED} more` : ''
  return lines.join('; ') + more
}

interface EntryChange {
  readonly kind: 'plan-entry'
  readonly before?: PlanEntry
  readonly after: PlanEntry
}

async function save(ports: ApiPorts, by: Member, rows: readonly ImportedRow[]): Promise<Refusal | undefined> {
  const at = ports.outside.now()
  const wanted = rows.filter(({ outcome }) => outcome === 'added' || outcome === 'changed')
  const changes = wanted.map(({ before, draft }): EntryChange => {
    const id = before?.id ?? recordIdFrom('plan', ports.outside.random(12))
    const revision = (before?.revision ?? 0) + 1
    const after: PlanEntry = { id, revision, ...draft!, updatedAt: at, updatedBy: actorOf(by) }
    return { kind: 'plan-entry', ...(before ? { before } : {}), after }
  })
  for (let start = 0; start < changes.length; start += AT_ONCE) {
    const group = changes.slice(start, start + AT_ONCE)
    const added = group.filter(({ before }) => !before).length
    const saved = await ports.registry.commit({
      records: group,
      unchanged: standsStill(by),
      event: {
        ...{ ...doneBy(by, at), action: 'inventory-imported', changes: group.flatMap(fieldChanges) },
        detail: { added, changed: group.length - added },
      },
    })
    if (isRefusal(saved)) {
      const kept = start === 0 ? 'nothing was saved' : `the first ${start} changes are saved`
      return refuse(saved.code, `${kept}; import the file again, what is saved counts as unchanged`)
    }
  }
  return undefined
}

function fieldChanges({ before, after }: EntryChange): FieldChange[] {
  const none: Partial<PlanDraft> = {}
  const changes = changesBetween<PlanDraft>(before ? draftOf(before) : none, draftOf(after), DRAFT_FIELDS)
  return changes.map((change) => ({ ...change, field: `${after.id} ${change.field}` }))
}
