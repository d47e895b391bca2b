// cli/cost/prices.ts: what AWS asks for what a stage uses: list prices, with the day they were taken and where to check them.

/** US dollars, without tax. Free tiers are in `FREE`, so that both can be shown. */
export interface Prices {
  readonly alarmMetric: number
  readonly dashboard: number
  readonly customMetric: number
  readonly logGigabyte: number
  readonly queueMillionRequests: number
  readonly functionMillionRequests: number
  /** Of memory, on ARM. */
  readonly functionGigabyteSecond: number
  /** Of space under /tmp above 512 MB. */
  readonly scratchGigabyteSecond: number
  readonly tableMillionReads: number
  readonly tableMillionWrites: number
  readonly tableGigabyte: number
  readonly tableBackupGigabyte: number
  readonly objectGigabyte: number
  readonly objectThousandWrites: number
  readonly objectThousandReads: number
  readonly apiMillionRequests: number
  readonly edgeGigabyte: number
  readonly edgeMillionRequests: number
  readonly edgeMillionFunctionCalls: number
  readonly firewall: number
  readonly firewallRule: number
  readonly firewallMillionRequests: number
  readonly thousandMails: number
  readonly memberOfPool: number
  readonly key: number
  readonly secret: number
}

/**
 * The day of the newest price list that these numbers were taken from. They were copied by hand from what others wrote
 * down of AWS's price lists, and AWS was not asked: check the pages in `SOURCES` before you rely on a figure.
 */
export const PRICE_DATE = '2026-08-16'

export const SOURCES: Readonly<Record<string, string>> = {
  'S3, storage and requests': 'https://aws.amazon.com/s3/pricing/',
  'CloudFront (pay as you go; class 100: North America and Europe)': 'https://aws.amazon.com/cloudfront/pricing/',
  'DynamoDB on demand': 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  'Lambda on ARM': 'https://aws.amazon.com/lambda/pricing/',
  'API Gateway, HTTP APIs': 'https://aws.amazon.com/api-gateway/pricing/',
  SQS: 'https://aws.amazon.com/sqs/pricing/',
  CloudWatch: 'https://aws.amazon.com/cloudwatch/pricing/',
  'Cognito Essentials': 'https://aws.amazon.com/cognito/pricing/',
  'AWS WAF': 'https://aws.amazon.com/waf/pricing/',
  SES: 'https://aws.amazon.com/ses/pricing/',
  Budgets: 'https://aws.amazon.com/aws-cost-management/aws-budgets/pricing/',
  'All of them, for programs': 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/index.json',
}

const VIRGINIA: Prices = {
  alarmMetric: 0.1,
  dashboard: 3,
  customMetric: 0.3,
  logGigabyte: 0.5,
  queueMillionRequests: 0.4,
  functionMillionRequests: 0.2,
  functionGigabyteSecond: 0.0000133334,
  scratchGigabyteSecond: 0.0000000309,
  tableMillionReads: 0.125,
  tableMillionWrites: 0.625,
  tableGigabyte: 0.25,
  tableBackupGigabyte: 0.2,
  objectGigabyte: 0.023,
  objectThousandWrites: 0.005,
  objectThousandReads: 0.0004,
  apiMillionRequests: 1,
  edgeGigabyte: 0.085,
  edgeMillionRequests: 1,
  edgeMillionFunctionCalls: 0.1,
  firewall: 5,
  firewallRule: 1,
  firewallMillionRequests: 0.6,
  thousandMails: 0.1,
  memberOfPool: 0.015,
  key: 1,
  secret: 0.4,
}
const IRELAND: Prices = {
  ...VIRGINIA,
  logGigabyte: 0.57,
  scratchGigabyteSecond: 0.000000034,
  tableMillionReads: 0.1415,
  tableMillionWrites: 0.705,
  tableGigabyte: 0.283,
  tableBackupGigabyte: 0.22,
  apiMillionRequests: 1.11,
  edgeMillionRequests: 1.2, // of readers in Europe
}

/** What an account has for nothing each month, for ever. Both stages share it when they share an account. */
export const FREE = {
  alarmMetrics: 10,
  dashboards: 3,
  customMetrics: 10,
  logGigabytes: 5,
  queueMillionRequests: 1,
  functionMillionRequests: 1,
  functionGigabyteSeconds: 400_000,
  tableGigabytes: 25,
  edgeGigabytes: 1024,
  edgeMillionRequests: 10,
  edgeMillionFunctionCalls: 2,
  membersOfPool: 10_000,
} as const

export interface PricesOfRegion {
  readonly prices: Prices
  /** Whose prices they are: the region itself, or the nearest of which the prices are known. */
  readonly region: string
  /** When the region's own prices are not in the table. */
  readonly note?: string
}

const KNOWN: Readonly<Record<string, Prices>> = { 'us-east-1': VIRGINIA, 'eu-west-1': IRELAND }

/** @param region e.g. `eu-west-1` */
export function pricesOf(region: string): PricesOfRegion {
  const own = KNOWN[region]
  if (own) return { prices: own, region }
  const nearest = /^(us|ca|mx|sa)-/.test(region) ? 'us-east-1' : 'eu-west-1'
  const note = `prices of ${region} are not in the table; these are those of ${nearest}, expect up to a third more`
  return { prices: KNOWN[nearest]!, region: nearest, note }
}
