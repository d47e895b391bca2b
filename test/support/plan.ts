// test/support/plan.ts: a perfect entry of the plan, of which each test spoils one thing.
import type { PlanEntry } from '../../core/plan-entries.ts'

export function anEntry(overrides: Partial<PlanEntry> = {}): PlanEntry {
  return {
    id: 'plan_1',
    revision: 1,
    departmentId: 'parks',
    title: 'Dog parks',
    description: 'Every dog park with its size.',
    state: 'planned',
    priority: 'medium',
    plannedFor: '2027-03-31',
    updatedAt: '2026-11-01T09:00:00.000Z',
    updatedBy: { id: 'ines', name: 'ines', email: 'ines@city.example' },
    ...overrides,
  }
}
