// cli/deploy/doctor/facts.ts: what can be seen of a deployed stage, as one value. What could not be looked at says why.
import type { Alarm, PublicationState } from '../../../core/ports.ts'
import type { AlarmState, Subscription } from '../aws/watch.ts'
import type { Certificate, MailState, StackState } from '../ports.ts'
import type { SmokeResult } from '../smoke.ts'
import type { Looked } from './looked.ts'

export interface StageFacts {
  readonly stage: string
  readonly region: string
  readonly contactEmail: string
  /** Days that the settings keep logs. */
  readonly logRetentionDays: number
  /** Release of this checkout. */
  readonly version: string
  readonly stacks: readonly StackState[]
  /** Region -> version. */
  readonly bootstrap: Looked<Readonly<Record<string, number>>>
  readonly drift: Looked<readonly { readonly stack: string; readonly status: string }[]>
  readonly alarms: Looked<readonly AlarmState[]>
  readonly subscriptions: Looked<readonly Subscription[]>
  readonly deadLetters: Looked<readonly { readonly name: string; readonly waiting: number }[]>
  readonly publication: Looked<{ readonly state: PublicationState | undefined; readonly alarms: readonly Alarm[] }>
  readonly mail: Looked<MailState>
  readonly logs: Looked<readonly { readonly name: string; readonly retentionDays?: number | undefined }[]>
  /** Absent without a domain of the city's own. */
  readonly domain?: {
    readonly name: string
    readonly certificate: Looked<Certificate | undefined>
    readonly leads: Looked<boolean>
  }
  readonly answers: Looked<readonly SmokeResult[]>
  /** Day on which security.txt ends, ISO; undefined when there is no such line. */
  readonly securityTextUntil: Looked<string | undefined>
}
