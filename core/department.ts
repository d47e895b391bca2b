// core/department.ts: departments as the settings name them.
import type { Department } from './model.ts'
import type { City } from './settings.ts'

/** A department that has left the settings is shown by its id: what it published stays. */
export function departmentOf(city: City, id: string): Department {
  return city.departments.find((department) => department.id === id) ?? { id, name: id }
}
