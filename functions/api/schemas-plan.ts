// functions/api/schemas-plan.ts: plans and the inventory over the API.
import { z } from '@hono/zod-openapi'
import { PLAN_STATES, PRIORITIES, WITHHELD_REASONS } from '../../core/plan-entries.ts'
import { isDay, PLAN_LIMITS } from '../../core/plan-rules.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const day = z.string().refine(isDay, 'a day such as 2027-03-31')
const withheld = z.object({
  reason: z.enum(WITHHELD_REASONS),
  explanation: text(PLAN_LIMITS.explanation).openapi({ description: 'For the public: what is withheld, and why.' }),
})

const written = {
  departmentId: text(40),
  title: text(PLAN_LIMITS.title),
  description: text(PLAN_LIMITS.description, 0),
  state: z.enum(PLAN_STATES).openapi({
    description:
      '`planned` needs `plannedFor`, `withheld` needs `withheld`, `published` a dataset with a published version. An entry whose dataset is public is `published`, whatever was written.',
  }),
  priority: z.enum(PRIORITIES),
}

export const newPlanEntrySchema = z
  .object({
    ...written,
    ...{ description: written.description.default(''), state: written.state.default('idea') },
    priority: written.priority.default('medium'),
    plannedFor: day.optional().openapi({ description: 'Day on which it is meant to be public.' }),
    withheld: withheld.optional(),
    datasetId: text(80).optional().openapi({ description: 'The dataset it became, of the same department.' }),
  })
  .openapi('NewPlanEntry')

export const planChangesSchema = z
  .object({
    revision: z.int().min(1).openapi({ description: 'As it was read: refused when the entry moved on.' }),
    ...z.object(written).partial().shape,
    plannedFor: day.nullish().openapi({ description: '`null` takes it away.' }),
    withheld: withheld.nullish(),
    datasetId: text(80).nullish(),
  })
  .openapi('PlanChanges')

export const removalSchema = z.object({ reason: text(PLAN_LIMITS.reason) }).openapi('PlanRemoval')

export const planItemSchema = z
  .object({
    id: z.string().openapi({ description: 'Of the entry; of the dataset where it was published without one.' }),
    revision: z.int().optional().openapi({ description: 'Absent where there is no entry yet.' }),
    ...{ departmentId: z.string(), title: z.string(), description: z.string() },
    ...{ state: z.enum(PLAN_STATES), priority: z.enum(PRIORITIES), plannedFor: z.string().optional() },
    isLate: z.boolean().openapi({ description: 'The day has passed, and it is neither public nor withheld.' }),
    withheld: z.object({ reason: z.enum(WITHHELD_REASONS), explanation: z.string() }).optional(),
    datasetId: z.string().optional(),
    page: z.string().optional().openapi({ description: 'Public page of the dataset.' }),
    updatedAt: z.string().optional(),
    updatedBy: actor.optional(),
  })
  .openapi('PlanItem')

export const planSchema = z
  .object({
    departments: z.array(z.object({ id: z.string(), name: z.string() })),
    items: z.array(planItemSchema),
  })
  .openapi('Plan')

export const planQuerySchema = z.object({
  department: z.string().max(40).optional().openapi({ description: 'Id of a department; all when absent.' }),
  state: z.enum(PLAN_STATES).optional(),
})

/** Bytes of text that a request may carry through the API with room to spare. */
const MAX_CSV_CHARACTERS = 2_000_000

export const inventoryImportSchema = z
  .object({
    csv: z.string().min(1).max(MAX_CSV_CHARACTERS),
    dryRun: z.boolean().default(true).openapi({ description: 'Says what would happen and changes nothing.' }),
    departmentId: text(40).optional().openapi({
      description: 'Rows without a department go there; rows of another are refused.',
    }),
  })
  .openapi('InventoryImport')

export const importResultSchema = z
  .object({
    dryRun: z.boolean(),
    ...{ added: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() },
    rows: z.array(
      z.object({
        row: z.int().openapi({ description: 'Counts records of the file; the header is row 1.' }),
        ...{ title: z.string(), outcome: z.enum(['added', 'changed', 'unchanged', 'refused']) },
        changes: z.array(z.string()).openapi({ description: 'Fields that change.' }),
        faults: z.array(z.object({ column: z.string(), expected: z.string(), found: z.string() })),
      }),
    ),
  })
  .openapi('ImportResult')
