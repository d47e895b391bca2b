// cli/cost/idle.ts: what a stage costs in a month in which nobody comes, counted in its own templates.
import { FREE, PRICE_DATE, type Prices, pricesOf } from './prices.ts'
import { IDLE, type Resource } from './resources.ts'

export interface IdleLine {
  readonly what: string
  readonly dollarsPerMonth: number
}

export interface IdleCost {
  readonly dollarsPerMonth: number
  /** The same where others have used up what the account has for nothing. */
  readonly dollarsWithoutFreeTiers: number
  readonly lines: readonly IdleLine[]
  /** The day of the price list. */
  readonly priceDate: string
}

/** What templates use in a month without a visitor. */
export interface Used {
  readonly alarmMetrics: number
  readonly dashboards: number
  readonly customMetrics: number
  readonly logGigabytes: number
  readonly queueMillionRequests: number
  readonly functionMillionRequests: number
  readonly functionGigabyteSeconds: number
  readonly tableMillionReads: number
  readonly tableMillionWrites: number
  readonly tableGigabytes: number
  readonly tableBackupGigabytes: number
  readonly objectThousandWrites: number
  readonly objectThousandReads: number
  readonly firewalls: number
  readonly firewallRules: number
  readonly keys: number
  readonly secrets: number
}

interface Charge {
  readonly of: keyof Used
  readonly price: keyof Prices
  /** What the account has for nothing. */
  readonly free?: number
  readonly what: string
}

const CHARGES: readonly Charge[] = [
  { of: 'alarmMetrics', price: 'alarmMetric', free: FREE.alarmMetrics, what: 'metrics that alarms watch' },
  { of: 'dashboards', price: 'dashboard', free: FREE.dashboards, what: 'dashboards' },
  { of: 'customMetrics', price: 'customMetric', free: FREE.customMetrics, what: 'metrics of our own' },
  { of: 'logGigabytes', price: 'logGigabyte', free: FREE.logGigabytes, what: 'GB of logs' },
  {
    of: 'queueMillionRequests',
    price: 'queueMillionRequests',
    free: FREE.queueMillionRequests,
    what: 'million times that Lambda asks an empty queue',
  },
  {
    of: 'functionMillionRequests',
    price: 'functionMillionRequests',
    free: FREE.functionMillionRequests,
    what: 'million calls of functions by clocks',
  },
  {
    of: 'functionGigabyteSeconds',
    price: 'functionGigabyteSecond',
    free: FREE.functionGigabyteSeconds,
    what: 'GB-seconds of those calls',
  },
  { of: 'tableMillionReads', price: 'tableMillionReads', what: 'million reads of the table by clocks' },
  { of: 'tableMillionWrites', price: 'tableMillionWrites', what: 'million writes of what clocks remember' },
  { of: 'tableGigabytes', price: 'tableGigabyte', free: FREE.tableGigabytes, what: 'GB in the table' },
  { of: 'tableBackupGigabytes', price: 'tableBackupGigabyte', what: 'GB of continuous backup of the table' },
  { of: 'objectThousandWrites', price: 'objectThousandWrites', what: 'thousand lists and notes in buckets by clocks' },
  { of: 'objectThousandReads', price: 'objectThousandReads', what: 'thousand reads of objects by clocks' },
  { of: 'firewalls', price: 'firewall', what: 'firewalls' },
  { of: 'firewallRules', price: 'firewallRule', what: 'rules of firewalls' },
  { of: 'keys', price: 'key', what: 'keys of our own' },
  { of: 'secrets', price: 'secret', what: 'secrets' },
]

/**
 * The bill of a month without a visitor, as if the account held nothing else.
 *
 * @param templates of a stage, or of all that share an account: free tiers count once for all of them
 * @param region whose prices count; see `pricesOf` for those that are not in the table
 */
export function idleCostOf(templates: readonly object[], region = 'eu-west-1'): IdleCost {
  const { prices } = pricesOf(region)
  const { used, unknown } = usedBy(templates)
  const lines = CHARGES.flatMap((charge) => lineOf(charge, used[charge.of] ?? 0, prices))
  const others = [...unknown].map((type) => ({
    what: `${type}: not in the price list, not counted`,
    dollarsPerMonth: 0,
  }))
  const all = [...lines, ...others]
  return {
    dollarsPerMonth: all.reduce((sum, { dollarsPerMonth }) => sum + dollarsPerMonth, 0),
    dollarsWithoutFreeTiers: CHARGES.reduce((sum, { of, price }) => sum + (used[of] ?? 0) * prices[price], 0),
    lines: all,
    priceDate: PRICE_DATE,
  }
}

/** @returns `unknown`: types of which nobody wrote down what they cost */
export function usedBy(templates: readonly object[]): { used: Partial<Used>; unknown: ReadonlySet<string> } {
  const resources = templates.map((template) => (template as { Resources?: Record<string, Resource> }).Resources ?? {})
  const all = Object.assign({}, ...resources) as Record<string, Resource>
  const used: Partial<Record<keyof Used, number>> = {}
  const unknown = new Set<string>()
  for (const resource of resources.flatMap((some) => Object.values(some))) {
    const idle = IDLE[resource.Type]
    if (idle === undefined) unknown.add(resource.Type)
    const uses = typeof idle === 'function' ? idle(resource.Properties ?? {}, all) : {}
    for (const [of, amount] of Object.entries(uses) as [keyof Used, number][]) used[of] = (used[of] ?? 0) + amount
  }
  return { used, unknown }
}

function lineOf({ price, free = 0, what }: Charge, used: number, prices: Prices): IdleLine[] {
  if (used === 0) return []
  const dollarsPerMonth = Math.max(0, used - free) * prices[price]
  const isFree = free > 0 ? ` (${amountOf(free)} are free)` : ''
  return [{ what: `${what}: ${amountOf(used)}${isFree}`, dollarsPerMonth }]
}

/** Numbers as people write them: no more digits than they mean. */
function amountOf(amount: number): string {
  return amount >= 100
    ? Math.round(amount).toLocaleString('en-US')
    : amount.toLocaleString('en-US', { maximumSignificantDigits: 2 })
}
