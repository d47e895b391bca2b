// cli/deploy/destroy-stage.ts: takes a stage down: empties what must be empty, removes stacks in reverse order, lists what stays.
import type { Settings, StageName } from '../../core/settings.ts'
import type { InvitationSettings } from '../../core/stage-settings.ts'
import { checkAccount } from './checks/credentials.ts'
import { settle } from './checks/ready-stacks.ts'
import { isOurs, stuckFinding } from './checks/stack-states.ts'
import { confirm } from './confirm.ts'
import { guardDestroy, inOrderOfRemoval, type Keeper, keepersIn, keeperText } from './destroy-guards.ts'
import { prefixOf, regionsOf } from './order.ts'
import type { Account, Buckets, DataKeepers, Logs, StackState, Stacks } from './ports.ts'
import { Stop, stopOnErrors } from './stop.ts'
import type { Teller } from './teller.ts'

export interface DestroyOrder {
  readonly stage: StageName
  readonly settings: Settings
  readonly yes: boolean
  readonly dryRun: boolean
  /** Name of the city, typed out. */
  readonly city?: string | undefined
  /** Also what production keeps. */
  readonly deleteData: boolean
}

export interface DestroyPorts {
  readonly teller: Teller
  readonly isTerminal: boolean
  readonly account: Account
  stacksIn(region: string): Stacks
  readonly buckets: Buckets
  readonly keepers: DataKeepers
  readonly logs: Logs
  /** Forgets the key that invitations were signed with. */
  readonly removeInvitationKey: (prefix: string, invitation: InvitationSettings) => Promise<void>
  readonly ask?: (question: string) => Promise<string>
  readonly pause: (seconds: number) => Promise<void>
}

export interface Destroyed {
  readonly outcome: 'destroyed' | 'would-destroy' | 'nothing-there'
  readonly stage: StageName
  readonly region: string
  readonly stacks: readonly string[]
  readonly kept: readonly Keeper[]
}

export async function destroyStage(order: DestroyOrder, ports: DestroyPorts): Promise<Destroyed> {
  const { stage, settings, dryRun } = order
  const { region, account } = settings.stages[stage]
  const { teller } = ports
  stopOnErrors(checkAccount(await ports.account.whoAmI(), stage, account))

  const stacks = await stacksOf(order, ports)
  const done = { stage, region, stacks: stacks.map(({ name }) => name) }
  if (stacks.length === 0) return { ...done, outcome: 'nothing-there', kept: [] }
  const keepers = await keepersOf(stacks, ports)
  const retain = settings.stages[stage].retain
  const holdsData = await holdAnything(keepers, ports)
  guardDestroy({ stage, city: settings.city.name, typed: order.city, deleteData: order.deleteData, holdsData, retain })

  const kept = retain && !order.deleteData ? keepers : []
  tellPlan(stacks, keepers, kept, ports)
  if (dryRun) return { ...done, outcome: 'would-destroy', kept }
  await confirm(
    `Take ${stage} of ${settings.city.name} down for good?`,
    { yes: order.yes, isTerminal: ports.isTerminal },
    ports.ask,
  )

  for (const stack of stacks) {
    const mine = keepers.filter(({ stack: of }) => of === stack.name)
    if (kept.length === 0) await letGo(mine, ports)
    await removeStack(stack, ports)
    if (retain && order.deleteData) await removeKeepers(mine, ports)
  }
  const prefix = prefixOf(settings.portalId, stage)
  await removeLogs(`/plaza/${prefix}/`, ports)
  const { invitation } = settings.stages[stage]
  if (invitation) await ports.removeInvitationKey(prefix, invitation)
  teller.say(`${stage} is down`)
  return { ...done, outcome: 'destroyed', kept }
}

/** Newest first. */
async function stacksOf({ stage, settings }: DestroyOrder, ports: DestroyPorts): Promise<StackState[]> {
  const listed: StackState[] = []
  for (const region of regionsOf(settings.stages[stage].region))
    listed.push(...(await ports.stacksIn(region).list(`${prefixOf(settings.portalId, stage)}-`)))
  return inOrderOfRemoval(listed.filter((stack) => isOurs(stack, settings.portalId, stage)))
}

async function keepersOf(stacks: readonly StackState[], ports: DestroyPorts): Promise<Keeper[]> {
  const perStack = await Promise.all(
    stacks.map(async ({ name, region }) => keepersIn(name, await ports.stacksIn(region).resources(name))),
  )
  return perStack.flat()
}

/** The site bucket does not count: publication fills it anew from the rest. */
async function holdAnything(keepers: readonly Keeper[], { buckets, keepers: data }: DestroyPorts): Promise<boolean> {
  for (const { type, name, stack } of keepers) {
    if (type === 'AWS::DynamoDB::Table' && (await data.wasUsed(name))) return true
    const mayHold = type === 'AWS::S3::Bucket' && !stack.endsWith('-site') && (await buckets.exists(name))
    if (mayHold && (await buckets.holdsAnything(name))) return true
  }
  return false
}

function tellPlan(
  stacks: readonly StackState[],
  keepers: readonly Keeper[],
  kept: readonly Keeper[],
  { teller }: DestroyPorts,
): void {
  teller.say('this takes down:')
  for (const { name, region, status } of stacks) teller.detail(`${name} (${region}, ${status})`)
  const gone = keepers.filter((keeper) => !kept.includes(keeper))
  if (gone.length > 0) teller.say('with everything in:')
  for (const keeper of gone) teller.detail(keeperText(keeper))
  if (kept.length > 0) teller.say('kept, with everything in:')
  for (const keeper of kept) teller.detail(keeperText(keeper))
}

/** CloudFormation deletes no bucket that holds anything, and nothing that is protected. */
async function letGo(keepers: readonly Keeper[], ports: DestroyPorts): Promise<void> {
  for (const { type, name } of keepers) {
    if (type === 'AWS::S3::Bucket') await emptyBucket(name, ports)
    else await ports.keepers.lift(type, name)
  }
}

async function emptyBucket(name: string, { buckets, teller }: DestroyPorts): Promise<void> {
  if (!(await buckets.exists(name))) return
  const removed = await buckets.empty(name, (count) => {
    if (count % 10_000 === 0) teller.say(`emptying ${name}: ${count.toLocaleString('en-US')} versions gone`)
  })
  teller.say(`${name} is empty; it held ${removed.toLocaleString('en-US')} versions`)
}

async function removeStack(
  { name, region, isProtected }: StackState,
  { stacksIn, teller, pause }: DestroyPorts,
): Promise<void> {
  const stacks = stacksIn(region)
  if (isProtected) await stacks.setProtection(name, false)
  teller.say(`removing ${name}`)
  await stacks.remove(name)
  const left = await settle(name, { stacks, pause })
  if (!left) return teller.say(`${name} is gone`)
  const failed = (await stacks.resources(name)).find(({ status }) => status === 'DELETE_FAILED')
  throw new Stop(
    `${name} could not be removed: ${failed ? `${failed.id}: ${failed.reason ?? failed.status}` : (left.reason ?? left.status)}`,
    stuckFinding(left).fix ?? 'Run the same command again.',
  )
}

/** What the stack has let go of, because it keeps it. */
async function removeKeepers(keepers: readonly Keeper[], ports: DestroyPorts): Promise<void> {
  for (const { type, name } of keepers) {
    if (type !== 'AWS::S3::Bucket') await ports.keepers.remove(type, name)
    else if (await ports.buckets.exists(name)) {
      await emptyBucket(name, ports) // functions may have written until a moment ago
      await ports.buckets.remove(name)
    }
    ports.teller.say(`${keeperText({ stack: '', type, name })} is gone`)
  }
}

async function removeLogs(prefix: string, { logs, teller }: DestroyPorts): Promise<void> {
  for (const { name } of await logs.groups(prefix)) {
    await logs.remove(name)
    teller.say(`left-over log group ${name} is gone`)
  }
}
