// functions/publish/ports.ts: everything publication may use.
import type { Alarms, EdgeCache, ObjectStore, Outside, PublicationMemory, Registry } from '../../core/ports.ts'
import type { SiteContext } from '../../web/catalog/view.ts'
import type { ConsoleSignIn } from '../../web/console/shell.ts'

/** One built file of the site, e.g. a style sheet. */
export interface Asset {
  readonly key: string
  readonly body: Uint8Array
  readonly mediaType: string
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
  /** What the staff console needs to sign people in. */
  readonly signIn: ConsoleSignIn
  /** Identifies code, settings and assets: when it changes, everything is compared again. */
  readonly build: string
}
