// lib/members.ts: the pool of people who may sign in. What they may do is in the table, never here.
import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolUser,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  ProviderAttribute,
  UserPool,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
  UserPoolOperation,
  VerificationEmailStyle,
} from 'aws-cdk-lib/aws-cognito'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { Federation } from '../core/sign-in-settings.ts'
import { ADD_CLAIMS, CHECK_DOMAIN } from './member-triggers.ts'
import { PlazaFunction } from './plaza-function.ts'
import type { StageProps } from './stage-props.ts'

export interface MembersProps extends StageProps {
  readonly federation?: Federation | undefined
}

/** Cognito waits no longer for an answer. */
const TRIGGER_TIMEOUT = Duration.seconds(5)

/**
 * A user pool in which everybody has a second factor. Who has an address of the city's domains may sign up; everybody
 * else is put into it by an administrator, or comes through the city's own provider.
 */
export class Members extends Construct {
  readonly pool: UserPool
  /** Name of the city's provider behind the pool, as the client of the console has to name it. */
  readonly federation?: string

  constructor(scope: Construct, id: string, stage: MembersProps) {
    super(scope, id)
    this.pool = this.#pool(stage)
    this.#triggers(stage)
    if (stage.federation) this.federation = this.#federate(stage.federation)
    else if (stage.access.firstAdministrator) this.#invite(stage.access.firstAdministrator)
  }

  #pool({ prefix, settings, access }: MembersProps): UserPool {
    return new UserPool(this, 'Pool', {
      userPoolName: `${prefix}-members`,
      selfSignUpEnabled: access.mailDomains.length > 0,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // A new address counts only once its owner has typed the code; until then the old one does.
      keepOriginal: { email: true },
      userVerification: {
        emailStyle: VerificationEmailStyle.CODE,
        emailSubject: `${prefix}: your code`,
        emailBody: 'Your code for the open data portal is {####}.',
      },
      standardAttributes: { email: { required: true, mutable: true }, fullname: { required: false, mutable: true } },
      featurePlan: FeaturePlan.ESSENTIALS, // knows claims in access tokens; free for 10,000 people a month; Plus is billed from the first
      // A code from an app: text messages cost money and can be taken over, and mail already resets the password.
      mfa: Mfa.REQUIRED,
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
  }

  /** Inline, because the pool must not wait for bundles that change with every release. */
  #triggers(stage: MembersProps): void {
    const shared = { handler: 'index.handler', memoryMegabytes: 128, timeout: TRIGGER_TIMEOUT, permissions: [], stage }
    const addClaims = new PlazaFunction(this, 'TokenClaims', {
      ...shared,
      name: 'token-claims',
      description: "Adds a member's name and address to access tokens",
      code: Code.fromInline(ADD_CLAIMS),
      environment: { VOUCHED: String(stage.federation?.vouchesForMail ?? false) },
    })
    this.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, addClaims, LambdaVersion.V2_0)
    const checkDomain = new PlazaFunction(this, 'SignUpCheck', {
      ...shared,
      name: 'sign-up-check',
      description: "Lets only addresses of the city's domains sign up by themselves",
      code: Code.fromInline(CHECK_DOMAIN),
      environment: { MAIL_DOMAINS: stage.access.mailDomains.join(' ') },
    })
    this.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, checkDomain)
  }

  /** @returns the provider's name */
  #federate(federation: Federation): string {
    const shared = { userPool: this.pool, name: federation.name }
    const provider =
      federation.kind === 'saml'
        ? new UserPoolIdentityProviderSaml(this, 'Federation', {
            ...shared,
            metadata: UserPoolIdentityProviderSamlMetadata.url(federation.metadataUrl),
            attributeMapping: {
              email: ProviderAttribute.other(federation.mailAttribute),
              fullname: ProviderAttribute.other(federation.nameAttribute),
            },
          })
        : new UserPoolIdentityProviderOidc(this, 'Federation', {
            ...shared,
            issuerUrl: federation.issuer,
            clientId: federation.clientId,
            // A reference that CloudFormation resolves: the secret itself is in no template.
            clientSecret: SecretValue.secretsManager(federation.clientSecretName).unsafeUnwrap(),
            scopes: ['openid', 'email', 'profile'],
            attributeMapping: {
              email: ProviderAttribute.other('email'),
              emailVerified: ProviderAttribute.other('email_verified'),
              fullname: ProviderAttribute.other('name'),
            },
          })
    return provider.providerName
  }

  /** Cognito mails the first administrator a password for once. The portal gives the role at the first sign-in. */
  #invite(email: string): void {
    const user = new CfnUserPoolUser(this, 'FirstAdministrator', {
      userPoolId: this.pool.userPoolId,
      username: email,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: email },
        { name: 'email_verified', value: 'true' },
      ],
    })
    // Naming somebody else later must not take the sign-in of a person away.
    user.applyRemovalPolicy(RemovalPolicy.RETAIN)
  }
}
