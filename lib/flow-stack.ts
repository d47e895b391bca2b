// lib/flow-stack.ts: what moves a version along: the API, validation, publication, mails, and what calls them.
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as CallFunction } from 'aws-cdk-lib/aws-events-targets'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { ApiRoutes } from './api-routes.ts'
import { budget } from './budget.ts'
import { dashboard } from './dashboard.ts'
import { apiFunction, notifyFunction, publishFunction, validateFunction } from './functions.ts'
import { DeadLetters } from './safe-queue.ts'
import { SignIn, type SignInAddresses } from './sign-in.ts'
import type { SiteStack } from './site-stack.ts'
import { type StageProps, stackProps } from './stage-props.ts'
import type { StorageStack } from './storage-stack.ts'

export interface FlowStackProps extends StageProps {
  readonly storage: StorageStack
  readonly site: SiteStack
  /** Folder that holds a bundle per function. */
  readonly bundles: string
}

/** Files validated at the same time; more wait in the queue. Two is also the least that Lambda knows. */
const VALIDATIONS_AT_ONCE = 4

export class FlowStack extends Stack {
  constructor(scope: Construct, id: string, props: FlowStackProps) {
    super(scope, id, stackProps(props, 'flow', 'functions and what calls them'))
    const { prefix, city, storage, site } = props
    const signIn = signInOf(this, props)
    const api = apiFunction(this, props, signIn)
    const validate = validateFunction(this, props)
    const publish = publishFunction(this, props, signIn)
    const notify = notifyFunction(this, props)
    const deadLetters = new DeadLetters(this, 'ChangesDeadLetters', `${prefix}-changes-dead-letters`)

    new ApiRoutes(this, 'Routes', { api: site.frontDoor.api, handler: api })
    validate.addEventSource(
      new SqsEventSource(storage.validation, {
        batchSize: 1, // a file may take minutes; a second one in the same call would wait for it
        maxConcurrency: VALIDATIONS_AT_ONCE,
        reportBatchItemFailures: true,
      }),
    )
    publish.addEventSource(changes(storage, deadLetters, { Keys: PUBLIC_PARTITIONS }))
    notify.addEventSource(changes(storage, deadLetters, { Keys: AUDIT_PARTITIONS }, ['INSERT']))
    clock(this, prefix, publish)
    reminders(this, prefix, notify)
    lookout(this, prefix, notify)

    const alarms = new Alarms(this, 'Alarms', {
      prefix,
      stage: props.stage,
      email: city.contactEmail,
      validationDeadLetters: storage.validation.deadLetters,
      changesDeadLetters: deadLetters,
      publish,
      notify,
      logs: { publish: publish.logGroup, notify: notify.logGroup },
      apiId: site.frontDoor.api.apiId,
    })
    dashboard(this, {
      stage: props,
      portalUrl: site.portalUrl,
      distributionId: site.distribution.distributionId,
      apiId: site.frontDoor.api.apiId,
      validation: storage.validation,
      deadLetters: [storage.validation.deadLetters, deadLetters],
      functions: { api, validate, publish, notify },
      vitals: notify.logGroup,
      alarms: alarms.all,
    })
    if (props.settings.monthlyBudgetDollars !== 0) budget(this, props) // some regions know no budgets
    new CfnOutput(this, 'PublishFunction', { value: publish.functionName })
    new CfnOutput(this, 'OidcIssuer', { value: signIn.issuer })
    new CfnOutput(this, 'OidcClientId', { value: signIn.clientId })
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn })
  }
}

/** The table's stream, of which only some changes are worth a call. */
function changes(
  { table }: StorageStack,
  deadLetters: DeadLetters,
  dynamodb: object,
  eventName?: readonly string[],
): DynamoEventSource {
  return new DynamoEventSource(table, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(2), // one transaction writes several items; they should be one call
    bisectBatchOnError: true,
    retryAttempts: 3,
    onFailure: new SqsDlq(deadLetters),
    filters: [FilterCriteria.filter({ ...(eventName ? { eventName } : {}), dynamodb })],
  })
}

/** What the public site is made from. Accounts, invitations and tokens change more often, and show nowhere. */
const PUBLIC_PARTITIONS = {
  pk: {
    S: [
      ...FilterRule.beginsWith('DATASET#'),
      ...[
        'department',
        'plan-entry',
        'document',
        'sign-off-policy',
        'news-item',
        'preparation',
        'launch',
        'yearly-review',
      ].map((kind) => `RECORD#${kind}`),
    ],
  },
}
const AUDIT_PARTITIONS = { pk: { S: FilterRule.beginsWith('AUDIT#') } }

/** The pool of the stage, or the provider that the city has already. */
function signInOf(scope: Construct, { signIn, storage, site, prefix }: FlowStackProps): SignInAddresses {
  if (signIn.kind === 'oidc') return signIn
  if (!storage.members) throw new Error('expected a pool of members where people sign in with Cognito, found none')
  return new SignIn(scope, 'SignIn', { members: storage.members, prefix, portalUrl: site.portalUrl })
}

/** Every minute: publishes what was timed, ends what is overdue, repairs what a lost message left undone. */
function clock(scope: Construct, prefix: string, publish: ReturnType<typeof publishFunction>): void {
  new Rule(scope, 'Clock', {
    ruleName: `${prefix}-clock`,
    description: 'Calls publication every minute',
    schedule: Schedule.rate(Duration.minutes(1)),
    // No second attempt: the next minute is one.
    targets: [new CallFunction(publish, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  })
}

/** Every five minutes: does the public address answer, did the launch happen? */
function lookout(scope: Construct, prefix: string, notify: ReturnType<typeof notifyFunction>): void {
  new Rule(scope, 'Lookout', {
    ruleName: `${prefix}-lookout`,
    description: 'Has the portal look after itself every five minutes',
    schedule: Schedule.rate(Duration.minutes(5)),
    targets: [
      new CallFunction(notify, {
        event: RuleTargetInput.fromObject({ watch: true }),
        retryAttempts: 0,
        maxEventAge: Duration.minutes(5),
      }),
    ],
  })
}

/** Every hour: what is due, late or about to end, and the daily mails. Whoever was told is not told again. */
function reminders(scope: Construct, prefix: string, notify: ReturnType<typeof notifyFunction>): void {
  new Rule(scope, 'Reminders', {
    ruleName: `${prefix}-reminders`,
    description: 'Calls the mails every hour',
    schedule: Schedule.rate(Duration.hours(1)),
    // No second attempt: the next hour is one.
    targets: [
      new CallFunction(notify, {
        event: RuleTargetInput.fromObject({ clock: true }),
        retryAttempts: 0,
        maxEventAge: Duration.hours(1),
      }),
    ],
  })
}
