// core/plan-addresses.ts: where the public finds plans and the inventory.
import { departmentPath } from './catalog/addresses.ts'

export const PLAN_PATH = '/plan/'
export const INVENTORY_PATH = `${PLAN_PATH}inventory.csv`
export const CALENDAR_PATH = `${PLAN_PATH}calendar.ics`

export const departmentPlanPath = (departmentId: string): string => `${departmentPath(departmentId)}plan/`
