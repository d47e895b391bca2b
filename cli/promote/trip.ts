// cli/promote/trip.ts: brings a bundle to a portal, has it applied and watches until it is done.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bundle, type Item, type Portal, type Promotion, Unreached } from './portal.ts'
import { changeSetText, progressLines } from './words.ts'

/** Where things go that a person reads. */
export interface Voice {
  /** The change set: on stdout, unless one JSON document goes there. */
  show(text: string): void
  tell(line: string): void
  /** @returns whether the person said yes */
  confirm(question: string): Promise<boolean>
}

export interface TripOptions {
  readonly leaveOut: readonly string[]
  readonly isDryRun: boolean
  readonly patienceMilliseconds: number
  readonly lookEveryMilliseconds: number
}

export type Outcome = 'applied' | 'nothing-to-do' | 'dry-run' | 'declined' | 'blocked' | 'incomplete' | 'late'

export interface Arrived {
  readonly outcome: Outcome
  readonly promotion: Promotion
}

/** Safe to repeat after any end: the same content is the same promotion, and what was applied stays so. */
export async function takeAcross(portal: Portal, bundle: Bundle, options: TripOptions, voice: Voice): Promise<Arrived> {
  const brought = await portal.bring(bundle)
  voice.show(changeSetText(brought))
  const open = toApply(brought.items, options.leaveOut)
  const isUnderWay = brought.state === 'applying'
  if (open.length === 0 && !isUnderWay) return { outcome: settled(brought.items, 'nothing-to-do'), promotion: brought }
  if (options.isDryRun) return { outcome: settled(brought.items, 'dry-run'), promotion: brought }
  if (open.length > 0 && !(await voice.confirm(`Apply ${open.length} of ${brought.items.length} to ${portal.url}?`))) {
    return { outcome: 'declined', promotion: brought }
  }

  const applying = await start(portal, brought, bundle, options)
  return watch(portal, applying, options, voice)
}

/** What applying would change. */
export function toApply(items: readonly Item[], leaveOut: readonly string[]): Item[] {
  return items.filter(
    ({ key, change, state }) =>
      (change === 'new' || change === 'changed') && state !== 'applied' && !leaveOut.includes(key),
  )
}

async function start(
  portal: Portal,
  brought: Promotion,
  bundle: Bundle,
  { leaveOut }: TripOptions,
): Promise<Promotion> {
  // The portal may have kept an earlier bundle of the same content, whose addresses run out sooner.
  const isFresher = brought.addressesExpireAt !== bundle.addressesExpireAt
  return portal.apply(brought.id, { leaveOut, ...(isFresher ? { bundle } : {}) })
}

/** So many questions in a row may go without an answer. */
const MAX_UNREACHED = 5

async function watch(portal: Portal, first: Promotion, options: TripOptions, voice: Voice): Promise<Arrived> {
  const end = Date.now() + options.patienceMilliseconds
  let promotion = first
  let unreached = 0
  tellProgress(voice, [], promotion.items)
  while (promotion.state === 'applying') {
    if (Date.now() >= end) return { outcome: 'late', promotion }
    await sleep(options.lookEveryMilliseconds)
    try {
      const next = await portal.promotion(promotion.id)
      tellProgress(voice, promotion.items, next.items)
      promotion = next
      unreached = 0
    } catch (error) {
      unreached += 1
      if (!(error instanceof Unreached) || unreached > MAX_UNREACHED) throw error
    }
  }
  return { outcome: settled(promotion.items, 'applied'), promotion }
}

function tellProgress(voice: Voice, before: readonly Item[], after: readonly Item[]): void {
  for (const line of progressLines(before, after)) voice.tell(line)
}

/** What something failed or blocked is, whatever went well beside it. */
function settled(items: readonly Item[], otherwise: Outcome): Outcome {
  if (items.some(({ state }) => state === 'failed')) return 'incomplete'
  return items.some(({ change }) => change === 'blocked') ? 'blocked' : otherwise
}
