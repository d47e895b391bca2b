// functions/publish/ports.ts: everything publication may use.
import { cityWith, type DepartmentRecord } from '../../core/departments.ts'
import type { Alarms, EdgeCache, ObjectStore, Outside, PublicationMemory, Registry } from '../../core/ports.ts'
import { LIMITS, type PublicationLimits } from '../../core/publication.ts'
import type { SiteContext } from '../../web/catalog/view.ts'
import type { ConsoleSignIn } from '../../web/console/shell.ts'

/** One built file of the site, e.g. a style sheet. */
export interface Asset {
  readonly key: string
  readonly body: Uint8Array
  readonly mediaType: string
  /** `br` when the body is compressed already. */
  readonly contentEncoding?: string
}

export interface PublishPorts {
  readonly registry: Registry
  readonly incoming: ObjectStore
  readonly data: ObjectStore
  readonly site: ObjectStore
  readonly edge: EdgeCache
  readonly alarms: Alarms
  readonly memory: PublicationMemory
  readonly outside: Outside
  readonly context: SiteContext
  readonly assets: readonly Asset[]
  /** Draws a share card as PNG. */
  readonly drawCard: (svg: string) => Promise<Uint8Array>
  /** What the staff console needs to sign people in. */
  readonly signIn: ConsoleSignIn
  /** Identifies code, settings and assets: when it changes, everything is compared again. */
  readonly build: string
  /** Other limits than usual, for tests. */
  readonly limits?: PublicationLimits
}

export function limitsOf({ limits }: PublishPorts): PublicationLimits {
  return limits ?? LIMITS
}

/** People found, rename and dissolve departments: pages show what they are now. */
export function withDepartmentsNow(ports: PublishPorts, records: readonly DepartmentRecord[]): PublishPorts {
  return { ...ports, context: { ...ports.context, city: cityWith(ports.context.city, records) } }
}
