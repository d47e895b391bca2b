// test/rehearsal/edge/distributions.ts: which distribution answers for a name, and which behaviour for a path.
import {
  CloudFrontClient,
  type DistributionConfig,
  GetDistributionCommand,
  ListDistributionsCommand,
} from '@aws-sdk/client-cloudfront'
import type { Kept } from '../front/kept.ts'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'

export interface Served {
  readonly id: string
  readonly arn: string
  readonly domain: string
  readonly config: DistributionConfig
}

export interface Distributions {
  /** @returns undefined when no distribution has this name */
  find(domain: string): Promise<Served | undefined>
}

export interface DistributionsOptions {
  readonly endpoint: string
  readonly account: string
  readonly kept: Kept
}

/** CloudFront is one for all regions, and signs for this one. */
const REGION = 'us-east-1'

/** Reads each distribution once, and again when its configuration was changed. */
export function createDistributions({ endpoint, account, kept }: DistributionsOptions): Distributions {
  const cloudfront = clientOf(CloudFrontClient, { endpoint, region: REGION })
  // Moto leaves a colon out of the ARN.
  const arnOf = (id: string) => `arn:aws:cloudfront::${account}:distribution/${id}`
  const read = new Map<string, { served: Served; from: string | undefined }>()
  const idOf = async (domain: string) => {
    const known = [...read.values()].find(({ served }) => served.domain === domain)
    if (known && kept.distributions.has(known.served.id)) return known.served.id
    const { DistributionList } = await cloudfront.send(new ListDistributionsCommand({}))
    return (DistributionList?.Items ?? []).find(({ DomainName }) => DomainName === domain)?.Id
  }
  return {
    find: async (domain) => {
      const id = await idOf(domain)
      if (!id) return undefined
      const there = read.get(id)
      const from = kept.distributions.get(id)
      if (there && there.from === from) return there.served
      const { Distribution } = await cloudfront.send(new GetDistributionCommand({ Id: id }))
      const { DistributionConfig: config } = Distribution!
      const served: Served = { id, arn: arnOf(id), domain, config: config! }
      read.set(id, { served, from })
      return served
    },
  }
}

/** The first behaviour whose pattern fits, else the default one. */
export function behaviourFor({ config }: Served, path: string): Json {
  const found = (config.CacheBehaviors?.Items ?? []).find(({ PathPattern }) => matches(PathPattern!, path))
  return found ?? config.DefaultCacheBehavior
}

/** `*` is any text, `?` any one sign; a pattern may leave its first slash out. */
export function matches(pattern: string, path: string): boolean {
  const whole = pattern.startsWith('/') ? pattern : `/${pattern}`
  const source = whole
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
  return new RegExp(`^${source}$`).test(path)
}
