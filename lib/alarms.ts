// lib/alarms.ts: the few things that wake a person. Each says what happened, why it may be fine, and where to read on.
import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

export interface AlarmsProps {
  readonly prefix: string
  /** Where alarms are sent; the address has to confirm once. */
  readonly email: string
  readonly validationDeadLetters: IQueue
  readonly changesDeadLetters: IQueue
  readonly publish: IFunction
  readonly publishLog: ILogGroup
  readonly apiId: string
}

interface AlarmText {
  readonly name: string
  /** Heading in docs/runbook.md. */
  readonly runbook: string
  readonly what: string
  readonly mayBeFine: string
}

/** When it rings: at or above `threshold` in `of` of the last `outOf` periods. */
interface When {
  readonly metric: IMetric
  readonly threshold: number
  readonly of: number
  readonly outOf: number
}

/** Five alarms a stage: with two stages the ten that cost nothing. */
export class Alarms extends Construct {
  readonly topic: Topic
  readonly #prefix: string

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.#prefix = props.prefix
    // Not encrypted with AWS's own key: CloudWatch may not use that one, and alarms would be lost in silence.
    this.topic = new Topic(this, 'Topic', { topicName: `${props.prefix}-alarms`, enforceSSL: true })
    this.topic.addSubscription(new EmailSubscription(props.email))

    this.#alarm(anyIn(props.validationDeadLetters), {
      name: 'validation-gave-up',
      runbook: 'Validation dead letters',
      what: 'An uploaded file could not be validated in three attempts; its message waits in the dead letters.',
      mayBeFine: 'The publisher was told and may have uploaded a corrected file since.',
    })
    this.#alarm(anyIn(props.changesDeadLetters), {
      name: 'change-not-handled',
      runbook: 'Stream dead letters',
      what: 'A change in the table reached neither publication nor the mails in all attempts.',
      mayBeFine: 'Publication compares everything again by the clock; only a mail can be missing for good.',
    })
    this.#alarm(oftenFailing(props.publish), {
      name: 'publication-fails',
      runbook: 'Publication fails',
      what: 'Publication failed in three of the last five minutes, or stopped because it would delete too much.',
      mayBeFine: 'The public site stays as it was, and the next run goes on where this one ended.',
    })
    this.#alarm(this.#raisedAlarms(props.publishLog), {
      name: 'portal-alarm',
      runbook: 'Portal alarm',
      what: 'Publication found something that a person has to look at, such as an altered audit log; the console says what.',
      mayBeFine: 'Somebody who looks after the portal may have seen it in the console under Audit already.',
    })
    this.#alarm(failingRequests(props.apiId), {
      name: 'api-fails',
      runbook: 'API errors',
      what: 'The API answered five or more requests with a fault in each of two periods of five minutes.',
      mayBeFine: 'Public pages and files need no API; a single client may be repeating one bad request.',
    })
  }

  /** By the log, which whoever can write to the table cannot change. */
  #raisedAlarms(logGroup: ILogGroup): When {
    const filter = new MetricFilter(this, 'Raised', {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'alarm'),
      metricNamespace: 'Plaza',
      metricName: `${this.#prefix}-alarms`,
    })
    const metric = filter.metric({ period: Duration.minutes(5), statistic: Stats.SUM })
    return { metric, threshold: 1, of: 1, outOf: 1 }
  }

  #alarm({ metric, threshold, of, outOf }: When, { name, runbook, what, mayBeFine }: AlarmText): void {
    const alarm = new Alarm(this, name, {
      alarmName: `${this.#prefix}-${name}`,
      alarmDescription: `${what} Why it may be fine: ${mayBeFine} What to do: docs/runbook.md, "${runbook}".`,
      metric,
      threshold,
      datapointsToAlarm: of,
      evaluationPeriods: outOf,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING, // a quiet portal sends no numbers
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}

function anyIn(queue: IQueue): When {
  const period = Duration.minutes(5) // queues are counted every five minutes
  const metric = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM })
  return { metric, threshold: 1, of: 1, outOf: 1 }
}

/** One failed run repairs itself in the next minute; three of five do not. */
function oftenFailing(handler: IFunction): When {
  const metric = handler.metricErrors({ period: Duration.minutes(1), statistic: Stats.SUM })
  return { metric, threshold: 1, of: 3, outOf: 5 }
}

function failingRequests(apiId: string): When {
  const metric = new Metric({
    namespace: 'AWS/ApiGateway',
    metricName: '5xx',
    dimensionsMap: { ApiId: apiId },
    period: Duration.minutes(5),
    statistic: Stats.SUM,
  })
  return { metric, threshold: 5, of: 2, outOf: 2 }
}
