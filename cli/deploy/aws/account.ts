// cli/deploy/aws/account.ts: who is signed in, and what the account allows.
import { CloudFrontClient, paginateListDistributions } from '@aws-sdk/client-cloudfront'
import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { signInFault } from '../checks/credentials.ts'
import { GLOBAL_REGION } from '../order.ts'
import type { Account, QuotaName } from '../ports.ts'
import { orMissing } from './clients.ts'

/** Where the CDK writes how an account was prepared. @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version'

/** Codes as `aws service-quotas list-service-quotas` names them. */
const QUOTAS: Readonly<Record<QuotaName, { service: string; code: string; isGlobal: boolean }>> = {
  'lambda-concurrency': { service: 'lambda', code: 'L-B99A9384', isGlobal: false },
  'cloudfront-distributions': { service: 'cloudfront', code: 'L-24B04930', isGlobal: true },
}

export function createAccount(region: string): Account {
  return {
    async whoAmI() {
      try {
        const { Account, Arn } = await new STSClient({ region, maxAttempts: 2 }).send(new GetCallerIdentityCommand({}))
        return { account: Account ?? '', arn: Arn ?? '' }
      } catch (error) {
        throw signInFault(error)
      }
    },
    async bootstrapVersion() {
      const asked = new SSMClient({ region }).send(new GetParameterCommand({ Name: BOOTSTRAP_VERSION }))
      const answer = await orMissing(asked, /^ParameterNotFound$/)
      return Number(answer?.Parameter?.Value ?? 0)
    },
    async quota(name) {
      const { service, code, isGlobal } = QUOTAS[name]
      const client = new ServiceQuotasClient({ region: isGlobal ? GLOBAL_REGION : region, maxAttempts: 2 })
      const { Quota } = await client.send(new GetServiceQuotaCommand({ ServiceCode: service, QuotaCode: code }))
      if (Quota?.Value === undefined) throw new Error(`AWS names no value of the quota ${service} ${code}`)
      return Quota.Value
    },
    async distributions() {
      let count = 0
      const client = new CloudFrontClient({ region: GLOBAL_REGION, maxAttempts: 2 })
      for await (const { DistributionList } of paginateListDistributions({ client }, {}))
        count += DistributionList?.Items?.length ?? 0
      return count
    },
  }
}
