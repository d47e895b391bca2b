// cli/deploy/checks/quotas.ts: limits of an account that a portal can run into.
import type { Account } from '../ports.ts'
import type { Finding } from '../stop.ts'

export interface Quotas {
  /** Functions that may run at once; undefined when the account may not ask. */
  readonly concurrency?: number | undefined
  readonly distributions?: { readonly used: number; readonly limit: number } | undefined
  /** What could not be asked, and why. */
  readonly refused: readonly string[]
}

/** Below this the portal works, but validation and publication can starve the API. */
const COMFORTABLE_CONCURRENCY = 50
/** New accounts have no more for a function, and the quota is in no list. */
const NEW_ACCOUNT_MEGABYTES = 3008
/** Accounts as AWS opens them may run ten functions at once, older ones a thousand. */
const NEW_ACCOUNT_CONCURRENCY = 10

const RAISE = 'https://console.aws.amazon.com/servicequotas/'

export async function readQuotas(account: Account): Promise<Quotas> {
  const refused: string[] = []
  const ask = async <Value>(what: string, answer: Promise<Value>): Promise<Value | undefined> => {
    try {
      return await answer
    } catch (error) {
      refused.push(`${what} (${error instanceof Error ? error.name : error})`)
      return undefined
    }
  }
  const [concurrency, limit, used] = await Promise.all([
    ask('Lambda: concurrent executions', account.quota('lambda-concurrency')),
    ask('CloudFront: distributions', account.quota('cloudfront-distributions')),
    ask('CloudFront: distributions in use', account.distributions()),
  ])
  return {
    concurrency,
    distributions: limit === undefined || used === undefined ? undefined : { used, limit },
    refused,
  }
}

/**
 * @param validationMegabytes memory that the settings give to validation
 * @param isNew whether this deployment makes a distribution
 */
export function checkQuotas(quotas: Quotas, validationMegabytes: number, isNew: boolean): Finding[] {
  const { concurrency, distributions, refused } = quotas
  const findings: Finding[] = refused.map((what) => ({
    severity: 'warning',
    check: 'quota',
    say: `could not be asked: ${what}. The deployment goes on without.`,
  }))
  if (isNew && distributions && distributions.used >= distributions.limit)
    findings.push({
      severity: 'error',
      check: 'quota',
      say: `the account has ${distributions.used} CloudFront distributions and may have ${distributions.limit}.`,
      fix: `Remove one that is not used, or ask for more: ${RAISE} (CloudFront, in us-east-1).`,
    })
  if (concurrency !== undefined && concurrency < COMFORTABLE_CONCURRENCY)
    findings.push({
      severity: 'warning',
      check: 'quota',
      say: `the account may run ${concurrency} functions at once; ${COMFORTABLE_CONCURRENCY} or more are comfortable.`,
      fix: `Ask for 1,000, which costs nothing: ${RAISE} (Lambda, concurrent executions).`,
    })
  if (
    concurrency !== undefined &&
    concurrency <= NEW_ACCOUNT_CONCURRENCY &&
    validationMegabytes > NEW_ACCOUNT_MEGABYTES
  )
    findings.push({
      severity: 'warning',
      check: 'quota',
      say: `this looks like a new account, which refuses functions of more than ${NEW_ACCOUNT_MEGABYTES} MB; the settings ask for ${validationMegabytes}.`,
      fix: `Set validationMemoryMegabytes to ${NEW_ACCOUNT_MEGABYTES} until AWS has raised it.`,
    })
  return findings
}
