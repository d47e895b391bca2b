// adapters/edge-cache.ts: the copies that CloudFront keeps.
import { randomUUID } from 'node:crypto'
import type { EdgeCache } from '../core/ports.ts'

/** CloudFront's cache of one distribution. */
export function createEdgeCache(distributionId: string): EdgeCache {
  return {
    async forget(paths) {
      // Loaded when needed: a withdrawal is rare, and this client is large.
      const { CloudFrontClient, CreateInvalidationCommand } = await import('@aws-sdk/client-cloudfront')
      await new CloudFrontClient({}).send(
        new CreateInvalidationCommand({
          DistributionId: distributionId,
          InvalidationBatch: { CallerReference: randomUUID(), Paths: { Quantity: paths.length, Items: [...paths] } },
        }),
      )
    },
  }
}

/** Where nothing stands between the buckets and the public, nothing has to be forgotten. */
export const noEdgeCache: EdgeCache = { forget: async () => {} }
