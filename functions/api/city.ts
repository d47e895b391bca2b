// functions/api/city.ts: the city with its departments of now: people found, rename and dissolve them without a deployment.
import { cityWith, type DepartmentRecord, departmentNamed } from '../../core/departments.ts'
import type { Department } from '../../core/model.ts'
import type { City } from '../../core/settings.ts'
import type { ApiPorts } from './ports.ts'

export interface CityNow {
  readonly city: City
  readonly records: readonly DepartmentRecord[]
  /** Also one that was dissolved. */
  readonly named: (departmentId: string) => Department
}

export async function cityNow(ports: Pick<ApiPorts, 'registry' | 'city'>): Promise<CityNow> {
  const records = await ports.registry.records('department')
  return {
    city: cityWith(ports.city, records),
    records,
    named: (departmentId) => departmentNamed(ports.city, records, departmentId),
  }
}
