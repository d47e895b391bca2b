// cli/deploy/deploy-ports.ts: what a deployment is told, everything outside that it uses, and what it came to.
import type { Settings, StageName } from '../../core/settings.ts'
import type { InvitationSettings } from '../../core/stage-settings.ts'
import type { Administrator } from './administrator.ts'
import type { StackChanges } from './changes.ts'
import type { MailAnswer } from './checks/mail.ts'
import type { Account, Functions, MailDesk, Members, Names, Stacks } from './ports.ts'
import type { StackProgress } from './progress.ts'
import type { Patience, SmokeAsk, SmokeResult } from './smoke.ts'
import type { StageToolkit } from './stage-toolkit.ts'
import type { Finding } from './stop.ts'
import type { Teller } from './teller.ts'

export interface DeployOrder {
  readonly stage: StageName
  readonly settings: Settings
  readonly yes: boolean
  readonly dryRun: boolean
  readonly showDifference: boolean
  readonly allowReplacement: boolean
  /** Address that the smoke test asks instead of the portal's own; `false` for none. */
  readonly smokeAt?: string | false
  /** Whether to wait for what is being done to the stacks already. */
  readonly wait: boolean
  /** Of `--domain`; what the settings say when absent. */
  readonly domain?: string | undefined
}

export interface IdleCost {
  readonly dollarsPerMonth: number
  readonly lines: readonly { readonly what: string; readonly dollarsPerMonth: number }[]
  readonly priceDate: string
}

/** Everything outside. */
export interface DeployPorts {
  readonly teller: Teller
  readonly environment: NodeJS.ProcessEnv
  readonly nodeVersion: string
  readonly isTerminal: boolean
  readonly account: Account
  stacksIn(region: string): Stacks
  accountIn(region: string): Account
  readonly mail: MailDesk
  readonly names: Names
  readonly functions: Functions
  readonly members: Members
  /** Settles the domain and its certificate. @returns the settings with what was found */
  readonly withDomain: (order: DeployOrder) => Promise<Settings>
  /** Bundles the functions. */
  readonly build: () => Promise<void>
  readonly openToolkit: (
    settings: Settings,
    stage: StageName,
    onProgress: (progress: StackProgress) => void,
  ) => Promise<StageToolkit>
  readonly idleCostOf: (templates: readonly object[], region: string) => Promise<IdleCost>
  /** Makes the key that invitations are signed with, unless it is there. */
  readonly ensureInvitationKey: (prefix: string, invitation: InvitationSettings) => Promise<'made' | 'there'>
  readonly ask?: (question: string) => Promise<string>
  /** Whether somebody has confirmed to be told of alarms. */
  readonly alarmsAreConfirmed: (topicArn: string) => Promise<boolean>
  /** Whether nothing of the catalog is public: production before its launch. */
  readonly isClosed: (table: string) => Promise<boolean>
  readonly smokeAsk: SmokeAsk
  readonly smokePatience: Patience
  readonly pause: (seconds: number) => Promise<void>
  /** @returns how to stop listening for an interruption */
  readonly onInterrupt: (say: () => void) => () => void
}

export interface Deployed {
  readonly outcome: 'deployed' | 'would-deploy'
  readonly stage: StageName
  readonly account: string
  readonly region: string
  readonly settings: Settings
  readonly findings: readonly Finding[]
  readonly cost: IdleCost
  readonly changes: readonly StackChanges[]
  readonly difference: string
  readonly bootstrapVersions: Readonly<Record<string, number>>
  readonly outputs: Readonly<Record<string, string>>
  readonly publication?: string
  readonly administrator?: Administrator
  readonly alarmsAreConfirmed?: boolean
  readonly smoke: readonly SmokeResult[]
  readonly mail: MailAnswer
}
