// lib/firewall.ts: the option `firewall: true`: a web ACL before the distribution. 7 USD a month and 0.60 a million requests.
import { Stack } from 'aws-cdk-lib'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import { type StageProps, stackProps } from './stage-props.ts'

/** Where CloudFront looks for its web ACLs, wherever the rest of the stage is. */
export const FIREWALL_REGION = 'us-east-1'

/**
 * From one address in five minutes. A page loads about 20 objects, a map a few hundred tiles, and a whole office may
 * share an address.
 */
const REQUESTS_OF_ONE_ADDRESS = 5000

/**
 * Rules of the common set that only count. Bodies go to the API alone, which checks each by its schema: texts and
 * tables of columns are longer than the 8 KB that the set allows, and may quote what looks like an attack.
 */
const COUNTED = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
]

export class FirewallStack extends Stack {
  readonly arn: string

  constructor(scope: Construct, id: string, props: StageProps) {
    const { account } = props.settings
    super(scope, id, {
      ...stackProps(props, 'firewall', 'web firewall'),
      env: { region: FIREWALL_REGION, ...(account ? { account } : {}) },
    })
    const acl = new CfnWebACL(this, 'Acl', {
      name: props.prefix,
      description: 'What is let through to the public address',
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: countedAs(props.prefix),
      rules: [
        {
          name: 'flood',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { limit: REQUESTS_OF_ONE_ADDRESS, aggregateKeyType: 'IP' } },
          visibilityConfig: countedAs(`${props.prefix}-flood`),
        },
        {
          name: 'common',
          priority: 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: 'AWSManagedRulesCommonRuleSet',
              ruleActionOverrides: COUNTED.map((name) => ({ name, actionToUse: { count: {} } })),
            },
          },
          visibilityConfig: countedAs(`${props.prefix}-common`),
        },
      ],
    })
    this.arn = acl.attrArn
  }
}

/** In numbers only: samples of requests would hold the addresses of readers. */
function countedAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
