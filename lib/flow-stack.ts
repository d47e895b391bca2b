// lib/flow-stack.ts: what moves a version along: the API, validation, publication, mails, and what calls them.
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as CallFunction } from 'aws-cdk-lib/aws-events-targets'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { ApiRoutes } from './api-routes.ts'
import { apiFunction, notifyFunction, publishFunction, validateFunction } from './functions.ts'
import { DeadLetters } from './safe-queue.ts'
import { SignIn } from './sign-in.ts'
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
    const signIn = new SignIn(this, 'SignIn', { pool: storage.members.pool, prefix, portalUrl: site.portalUrl })
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
    publish.addEventSource(changes(storage, deadLetters, { Keys: startingWith('DATASET#') }))
    notify.addEventSource(changes(storage, deadLetters, { Keys: startingWith('AUDIT#') }, ['INSERT']))
    clock(this, prefix, publish)

    const alarms = new Alarms(this, 'Alarms', {
      prefix,
      email: city.contactEmail,
      validationDeadLetters: storage.validation.deadLetters,
      changesDeadLetters: deadLetters,
      publish,
      apiId: site.frontDoor.api.apiId,
    })
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

function startingWith(partition: string) {
  return { pk: { S: FilterRule.beginsWith(partition) } }
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
