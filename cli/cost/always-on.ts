// cli/cost/always-on.ts: what a portal must not hold, because it is billed by the hour whether anybody comes or not.
import type { Resource } from './resources.ts'

// biome-ignore lint/suspicious/noExplicitAny: properties of a template are JSON of any shape
type Json = any

interface Refused {
  readonly type: RegExp
  /** Refused only where this holds; always when absent. */
  readonly when?: (properties: Json) => boolean
  readonly why: string
}

const REFUSED: readonly Refused[] = [
  {
    type: /^AWS::(RDS|DocDB|Neptune|DSQL|Redshift\w*|Timestream|MemoryDB|ElastiCache|DAX)::/,
    why: 'a database that runs',
  },
  { type: /^AWS::(OpenSearch\w*|Elasticsearch|Kendra|CloudSearch)::/, why: 'a search engine that runs' },
  {
    type: /^AWS::EC2::(NatGateway|Instance|EIP|VPCEndpoint|TransitGateway\w*|VPNConnection|Volume|ClientVpn\w*)$/,
    why: 'billed by the hour',
  },
  {
    type: /^AWS::(ECS::Service|EKS|AppRunner|ElasticBeanstalk|Lightsail|Batch|AutoScaling)(::|$)/,
    why: 'machines that run',
  },
  {
    type: /^AWS::(ElasticLoadBalancing\w*|GlobalAccelerator|NetworkFirewall|Route53Resolver)::/,
    why: 'billed by the hour',
  },
  { type: /^AWS::(Kinesis|MSK|AmazonMQ|KinesisAnalytics\w*)::/, why: 'a stream or broker that runs' },
  { type: /^AWS::(EFS|FSx)::/, why: 'a file system beside S3' },
  { type: /^AWS::Route53::(HostedZone|HealthCheck)$/, why: '0.50 USD a month: the zone is the city’s own' },
  { type: /^AWS::KMS::(Key|ReplicaKey)$/, why: 'a key of our own is 1 USD a month, and AWS’s own encrypts as well' },
  { type: /^AWS::SecretsManager::Secret$/, why: '0.40 USD a month: the stages hold no secret' },
  { type: /^AWS::Synthetics::Canary$/, why: 'billed by the run' },
  { type: /^AWS::Lambda::(Version|Alias|Function)$/, when: isProvisioned, why: 'concurrency that is kept warm' },
  {
    type: /^AWS::Lambda::Function$/,
    when: ({ VpcConfig }) => VpcConfig !== undefined,
    why: 'a network needs gateways',
  },
  {
    type: /^AWS::DynamoDB::(Table|GlobalTable)$/,
    when: (table) => table.BillingMode !== 'PAY_PER_REQUEST',
    why: 'capacity that is kept',
  },
  { type: /^AWS::CloudFront::Distribution$/, when: hasOwnAddresses, why: 'addresses of its own are 600 USD a month' },
  { type: /^AWS::CloudFront::RealtimeLogConfig$/, why: 'needs a stream that runs' },
  {
    type: /^AWS::Cognito::UserPool$/,
    when: ({ UserPoolTier }) => UserPoolTier === 'PLUS',
    why: 'billed for each member',
  },
  { type: /^AWS::Logs::MetricFilter$/, when: hasDefault, why: 'a default value makes a metric that never stops' },
]

/**
 * What of the templates is billed by the hour or the month. The firewall is not among them: it is the city's own
 * choice, off by default, and `plaza cost` shows its price.
 *
 * @returns one line each: id, type, why not
 */
export function alwaysOnIn(templates: readonly object[]): string[] {
  return templates
    .flatMap((template) => Object.entries((template as { Resources?: Record<string, Resource> }).Resources ?? {}))
    .flatMap(([id, { Type, Properties = {} }]) => {
      const found = REFUSED.find(({ type, when }) => type.test(Type) && (when?.(Properties) ?? true))
      return found ? [`${id} (${Type}): ${found.why}`] : []
    })
}

function isProvisioned({ ProvisionedConcurrencyConfig, ReservedConcurrentExecutions, SnapStart }: Json): boolean {
  return Boolean(ProvisionedConcurrencyConfig ?? ReservedConcurrentExecutions ?? SnapStart)
}

function hasOwnAddresses({ DistributionConfig }: Json): boolean {
  const { ViewerCertificate, AnycastIpListId } = DistributionConfig ?? {}
  return ViewerCertificate?.SslSupportMethod === 'vip' || AnycastIpListId !== undefined
}

function hasDefault({ MetricTransformations = [] }: Json): boolean {
  return MetricTransformations.some(({ DefaultValue }: Json) => DefaultValue !== undefined)
}
