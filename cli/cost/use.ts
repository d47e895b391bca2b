// cli/cost/use.ts: what use costs: readers, downloads, calls of the API, files that are validated and kept.
import { FREE, type Prices, pricesOf } from './prices.ts'

/** Of a month. */
export interface Use {
  readonly pageViews: number
  readonly downloadGigabytes: number
  readonly apiCalls: number
  readonly validatedGigabytes: number
  /** Of published data, counted as its CSV. */
  readonly keptGigabytes: number
  readonly mails: number
}

export interface UseCost {
  /** As if nothing were free. */
  readonly listed: number
  /** What the account pays when it holds nothing else: free tiers taken off. */
  readonly paid: number
}

/** The stage's own settings that change what use costs. */
export interface UseSettings {
  readonly region: string
  readonly validationMemoryMegabytes: number
  readonly firewall?: boolean | undefined
}

/**
 * Of a page with nothing cached: bench/RESULTS.md has 45 kB for a dataset's; the front page asks 7 times and the list
 * of datasets 8 times. Readers who come again transfer a page of a few kB and ask once.
 */
export const A_VIEW = { requests: 10, megabytes: 0.045, readsOfBucket: 1 } as const
/** Small files: the fewer bytes each has, the more requests a gigabyte takes. */
export const A_DOWNLOAD = { megabytes: 1 } as const
/** Rounded up: three records are read, 100 ms of the function's gigabyte, an answer of 5 kB, half a kB of log. */
export const A_CALL = { reads: 4, gigabyteSeconds: 0.1, megabytes: 0.005, logGigabytes: 5e-7 } as const
/** bench/RESULTS.md has 70 s from upload to review for 1 GB of CSV; Lambda's ARM processor is taken as half as fast. */
export const A_GIGABYTE = { seconds: 140, scratchGigabytes: 9.5, requestsOfBuckets: 1000 } as const
/**
 * The published files stand under their version and under `latest`, and once more where they were validated. Parquet
 * and compressed forms together are taken as half of the CSV.
 */
export const COPIES = 3 * 1.5

export type Amounts = Partial<Record<keyof Prices, number>>

/** What use takes of each thing that has a price. */
function amountsOf(use: Use, settings: UseSettings): Amounts {
  const downloads = (use.downloadGigabytes * 1000) / A_DOWNLOAD.megabytes
  const views = use.pageViews * A_VIEW.requests
  const requests = views + downloads + use.apiCalls
  const seconds = use.validatedGigabytes * A_GIGABYTE.seconds
  return {
    edgeGigabyte: (use.pageViews * A_VIEW.megabytes + use.apiCalls * A_CALL.megabytes) / 1000 + use.downloadGigabytes,
    edgeMillionRequests: requests / 1e6,
    edgeMillionFunctionCalls: views / 1e6,
    firewallMillionRequests: settings.firewall ? requests / 1e6 : 0,
    objectThousandReads: (use.pageViews * A_VIEW.readsOfBucket + downloads) / 1000,
    objectThousandWrites: (use.validatedGigabytes * A_GIGABYTE.requestsOfBuckets) / 1000,
    objectGigabyte: use.keptGigabytes * COPIES,
    apiMillionRequests: use.apiCalls / 1e6,
    functionMillionRequests: use.apiCalls / 1e6,
    functionGigabyteSecond:
      use.apiCalls * A_CALL.gigabyteSeconds + (seconds * settings.validationMemoryMegabytes) / 1024,
    scratchGigabyteSecond: seconds * A_GIGABYTE.scratchGigabytes,
    tableMillionReads: (use.apiCalls * A_CALL.reads) / 1e6,
    logGigabyte: use.apiCalls * A_CALL.logGigabytes,
    thousandMails: use.mails / 1000,
  }
}

/** What the account has for nothing of each; what is left out has no free tier that lasts. */
const FREE_OF: Amounts = {
  edgeGigabyte: FREE.edgeGigabytes,
  edgeMillionRequests: FREE.edgeMillionRequests,
  edgeMillionFunctionCalls: FREE.edgeMillionFunctionCalls,
  functionMillionRequests: FREE.functionMillionRequests,
  functionGigabyteSecond: FREE.functionGigabyteSeconds,
  logGigabyte: FREE.logGigabytes,
}

/**
 * @param use what is left out is nothing
 * @param taken what of the free tiers is used up already, by what runs when nobody comes
 */
export function useCostOf(use: Partial<Use>, settings: UseSettings, taken: Amounts = {}): UseCost {
  const { prices } = pricesOf(settings.region)
  const amounts = Object.entries(amountsOf({ ...NOTHING, ...use }, settings)) as [keyof Prices, number][]
  const sum = (of: (name: keyof Prices, amount: number) => number) =>
    amounts.reduce((total, [name, amount]) => total + of(name, amount) * prices[name], 0)
  return {
    listed: sum((_, amount) => amount),
    paid: sum((name, amount) => Math.max(0, amount - Math.max(0, (FREE_OF[name] ?? 0) - (taken[name] ?? 0)))),
  }
}

const NOTHING: Use = {
  pageViews: 0,
  downloadGigabytes: 0,
  apiCalls: 0,
  validatedGigabytes: 0,
  keptGigabytes: 0,
  mails: 0,
}

/** Round amounts, for people who want to know what kind of use costs what. */
export const EXAMPLES: readonly { readonly what: string; readonly use: Partial<Use> }[] = [
  { what: 'a million page views', use: { pageViews: 1e6 } },
  { what: '100 GB of downloads', use: { downloadGigabytes: 100 } },
  { what: 'a million API calls', use: { apiCalls: 1e6 } },
  { what: '1 GB of CSV validated', use: { validatedGigabytes: 1 } },
  { what: '1 GB of CSV published, a month', use: { keptGigabytes: 1 } },
  { what: '1,000 mails', use: { mails: 1000 } },
]
