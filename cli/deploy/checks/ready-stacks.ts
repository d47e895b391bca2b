// cli/deploy/checks/ready-stacks.ts: brings stacks that an earlier run left behind into a state from which one can deploy.
import type { StageName } from '../../../core/settings.ts'
import { prefixOf } from '../order.ts'
import type { StackState, Stacks } from '../ports.ts'
import { shortType } from '../progress.ts'
import { Stop, stopOnErrors } from '../stop.ts'
import type { Teller } from '../teller.ts'
import { isOurs, stuckFinding, treatmentOf } from './stack-states.ts'

export interface ReadyOrder {
  readonly portalId: string
  readonly stage: StageName
  /** A dry run only says what it would do. */
  readonly writes: boolean
  readonly wait: boolean
}

export interface ReadyPorts {
  readonly stacks: Stacks
  readonly teller: Teller
  readonly pause: (seconds: number) => Promise<void>
}

const LOOK_EVERY_SECONDS = 5
/** A distribution takes up to half an hour; nothing of ours takes an hour. */
const PATIENCE_SECONDS = 60 * 60

/**
 * @returns the stacks of the stage as they are then, oldest first
 * @throws Stop for what a person has to decide
 */
export async function readyStacks(order: ReadyOrder, ports: ReadyPorts): Promise<readonly StackState[]> {
  const listed = await ours(order, ports)
  stopOnErrors(listed.filter(({ status }) => treatmentOf(status) === 'stuck').map(stuckFinding))
  if (!order.writes) {
    for (const { name, status } of listed.filter((stack) => treatmentOf(stack.status) !== 'ready'))
      ports.teller.say(`${name} is ${status}: a deployment would ${treatmentOf(status)} first`)
    return listed
  }

  for (const stack of listed) if (treatmentOf(stack.status) === 'wait') await waitFor(stack, order, ports)
  const settled = await ours(order, ports)
  stopOnErrors(settled.filter(({ status }) => treatmentOf(status) === 'stuck').map(stuckFinding))

  for (const stack of settled) if (treatmentOf(stack.status) === 'remove') await removeUnmade(stack, ports)
  return ours(order, ports)
}

async function ours({ portalId, stage }: ReadyOrder, { stacks }: ReadyPorts): Promise<readonly StackState[]> {
  const listed = await stacks.list(`${prefixOf(portalId, stage)}-`)
  return listed.filter((stack) => isOurs(stack, portalId, stage))
}

async function waitFor({ name, status }: StackState, { wait }: ReadyOrder, ports: ReadyPorts): Promise<void> {
  if (!wait)
    throw new Stop(
      `${name} is ${status}: an earlier run, or somebody else, is at it.`,
      'Run the same command when it is over, or without --no-wait.',
      2,
    )
  ports.teller.say(`${name} is ${status}: waiting until that is over`)
  await settle(name, ports)
}

/** What failed while it was made for the first time holds nothing, but its protection would keep it for ever. */
async function removeUnmade({ name, status, isProtected }: StackState, ports: ReadyPorts): Promise<void> {
  ports.teller.say(`${name} is ${status}: it was never made whole; removing it to begin anew`)
  await tellLeftOvers(name, ports)
  if (isProtected) await ports.stacks.setProtection(name, false)
  await ports.stacks.remove(name)
  const left = await settle(name, ports)
  if (left)
    throw new Stop(`${name} could not be removed: ${left.status} ${left.reason ?? ''}`, stuckFinding(left).fix ?? '')
}

/** What keeps data is kept by CloudFormation even when its stack was never made whole: empty, but somebody should know. */
async function tellLeftOvers(name: string, { stacks, teller }: ReadyPorts): Promise<void> {
  const kept = (await stacks.resources(name)).filter(({ status }) => status === 'DELETE_SKIPPED')
  for (const { type, physicalId } of kept)
    teller.finding({
      severity: 'notice',
      check: 'left over',
      say: `${shortType(type)} ${physicalId ?? ''} stays behind from the attempt that failed; it is empty and can be deleted.`,
    })
}

/** @returns the stack when nothing happens to it any more; undefined when it is gone */
export async function settle(
  name: string,
  { stacks, pause }: Omit<ReadyPorts, 'teller'>,
): Promise<StackState | undefined> {
  for (let waited = 0; waited < PATIENCE_SECONDS; waited += LOOK_EVERY_SECONDS) {
    const stack = await stacks.describe(name)
    if (!stack || treatmentOf(stack.status) !== 'wait') return stack
    await pause(LOOK_EVERY_SECONDS)
  }
  throw new Stop(
    `${name} is still being changed after ${PATIENCE_SECONDS / 60} minutes.`,
    'Look at it in the CloudFormation console.',
  )
}
