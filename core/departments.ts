// core/departments.ts: departments as they are now: those of the settings, changed and added to by people.
import type { Actor, Department, IsoTime } from './model.ts'
import type { City } from './settings.ts'

/** What people have said about a department; its id may also stand in the settings. */
export interface DepartmentRecord {
  readonly id: string
  readonly revision: number
  readonly name: string
  /** What the department does, for the public. */
  readonly about: string
  readonly website: string
  /** The single point of contact for data, and who stands in. */
  readonly liaison?: Contact
  readonly deputy?: Contact
  /** Everybody who was liaison or deputy, newest first. */
  readonly history: readonly HandOver[]
  /** Set when it was dissolved; it stays for what it once published. */
  readonly dissolved?: { readonly at: IsoTime; readonly by: Actor; readonly reason: string }
}

/** A person of contact as the public sees it. */
export interface Contact {
  readonly accountId: string
  readonly name: string
  readonly email: string
}

export interface HandOver {
  readonly part: 'liaison' | 'deputy'
  readonly person: Contact
  readonly until: IsoTime
  readonly by: Actor
  readonly note: string
}

/** A record for every department, also for those nobody has written about; dissolved ones last. */
export function departmentsNow(city: City, records: readonly DepartmentRecord[]): DepartmentRecord[] {
  const known = new Map(records.map((record) => [record.id, record]))
  const settled = city.departments.map(({ id, name }) => known.get(id) ?? blank(id, name))
  const added = records.filter(({ id }) => !city.departments.some((one) => one.id === id))
  const all = [...settled, ...added]
  return [...all.filter(({ dissolved }) => !dissolved), ...all.filter(({ dissolved }) => dissolved)]
}

/** Whether nothing was written yet: `revision` 0 stands for a department that the settings name only. */
export function blank(id: string, name: string): DepartmentRecord {
  return { id, revision: 0, name, about: '', website: '', history: [] }
}

/** The settings with the departments of now, for everything that asks the city; dissolved ones are left out. */
export function cityWith(city: City, records: readonly DepartmentRecord[]): City {
  const departments = departmentsNow(city, records)
    .filter(({ dissolved }) => !dissolved)
    .map(({ id, name }) => ({ id, name }))
  return { ...city, departments }
}

/** Names of departments that were dissolved, so that what they published keeps its name. */
export function departmentNamed(city: City, records: readonly DepartmentRecord[], id: string): Department {
  const record = departmentsNow(city, records).find((one) => one.id === id)
  return record ? { id, name: record.name } : { id, name: id }
}
