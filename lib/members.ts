// lib/members.ts: who may sign in, and the groups that give them roles and departments.
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  UserPool,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { ROLES } from '../core/model.ts'
import { PlazaFunction } from './plaza-function.ts'
import type { StageProps } from './stage-props.ts'

/**
 * Cognito's access tokens name nobody; the audit log and the mails need a name and an address.
 * Inline, because the pool must not wait for bundles that change with every release.
 */
const ADD_CLAIMS = `exports.handler = async (event) => {
  const { email, name } = event.request.userAttributes
  const claimsToAddOrOverride = name ? { email, name } : { email }
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride } } }
  return event
}`

/** A user pool by invitation only, with a group per role and per department. */
export class Members extends Construct {
  readonly pool: UserPool

  constructor(scope: Construct, id: string, stage: StageProps) {
    super(scope, id)
    const { prefix, settings, city } = stage
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `${prefix}-members`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      featurePlan: FeaturePlan.ESSENTIALS, // knows claims in access tokens; free for 10,000 people a month; Plus is billed from the first
      // A code from an app: text messages cost money and can be taken over.
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: settings.retain,
      removalPolicy: settings.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const addClaims = new PlazaFunction(this, 'TokenClaims', {
      name: 'token-claims',
      description: "Adds a member's name and address to access tokens",
      code: Code.fromInline(ADD_CLAIMS),
      handler: 'index.handler',
      environment: {},
      memoryMegabytes: 128,
      timeout: Duration.seconds(5), // Cognito waits no longer
      permissions: [],
      stage,
    })
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, addClaims, LambdaVersion.V2_0)

    for (const role of ROLES) this.#group(role, `May act as ${role}`)
    for (const { id, name } of city.departments) this.#group(`department:${id}`, name)
  }

  #group(groupName: string, description: string): void {
    new CfnUserPoolGroup(this, groupName, { userPoolId: this.pool.userPoolId, groupName, description })
  }
}
