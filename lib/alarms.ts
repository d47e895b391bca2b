// lib/alarms.ts: what wakes a person. Each alarm says what happened, why it may be fine, and where to read on.
import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { StageName } from '../core/settings.ts'
import { type AlarmText, BETA_TEXTS, TEXTS } from './alarm-texts.ts'

export interface AlarmsProps {
  readonly prefix: string
  readonly stage: StageName
  /** Where alarms are sent; the address has to confirm once. */
  readonly email: string
  readonly validationDeadLetters: IQueue
  readonly changesDeadLetters: IQueue
  readonly publish: IFunction
  readonly notify: IFunction
  /** Where the portal writes down what it finds wrong itself. */
  readonly logs: Readonly<Record<'publish' | 'notify', ILogGroup>>
  readonly apiId: string
}

/** When it rings: at or above `threshold` in `of` of the last `outOf` periods. */
interface When {
  readonly metric: IMetric
  readonly threshold: number
  readonly of: number
  readonly outOf: number
}

/** What the portal says of itself, see core/alarm-kinds.ts: said every hour, or every five minutes, while it lasts. */
const SAID = {
  'portal-alarm': { every: Duration.hours(1), of: 1, outOf: 2 },
  'catalog-shrank': { every: Duration.hours(1), of: 1, outOf: 2 },
  'nothing-published': { every: Duration.hours(1), of: 1, outOf: 2 },
  'reviews-overdue': { every: Duration.hours(1), of: 1, outOf: 2 },
  'launch-missed': { every: Duration.minutes(5), of: 1, outOf: 3 },
  'site-fails': { every: Duration.minutes(5), of: 2, outOf: 3 }, // one failed look repairs itself in the next
} as const

/** A few failures are somebody's broken request; this many, and this share, are ours. */
const FEWEST_FAILURES = 5
const PERCENT_FAILING = 5

/**
 * Production has an alarm for each thing. Beta has those for what is ours to repair, and one for everything that the
 * portal says of itself: with both in one account that is what costs less than a dollar, see docs/decisions/0026.
 */
export class Alarms extends Construct {
  readonly topic: Topic
  readonly all: Alarm[] = []
  readonly #prefix: string

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.#prefix = props.prefix
    // Not encrypted with AWS's own key: CloudWatch may not use that one, and alarms would be lost in silence.
    this.topic = new Topic(this, 'Topic', { topicName: `${props.prefix}-alarms`, enforceSSL: true })
    this.topic.addSubscription(new EmailSubscription(props.email))

    this.#alarm('validation-gave-up', anyIn(props.validationDeadLetters))
    this.#alarm('change-not-handled', anyIn(props.changesDeadLetters))
    this.#alarm('publication-fails', oftenFailing(props.publish))
    if (props.stage === 'production') {
      this.#alarm('api-fails', failingShare(props.apiId))
      this.#alarm('mails-fail', failingByTheHour(props.notify))
      this.#saidApart(props)
    } else {
      this.#alarm('api-fails', failingRequests(props.apiId), BETA_TEXTS['api-fails'])
      this.#saidTogether(props)
    }
  }

  /** By the log, which whoever can write to the table cannot change. */
  #saidApart(props: AlarmsProps): void {
    this.#filter(props, { Alarm: '$.kind' })
    for (const [kind, { every, of, outOf }] of Object.entries(SAID)) {
      const metric = this.#said(every, { Alarm: kind })
      this.#alarm(kind as keyof typeof SAID, { metric, threshold: 1, of, outOf })
    }
  }

  #saidTogether(props: AlarmsProps): void {
    this.#filter(props, undefined)
    const { every, of, outOf } = SAID['portal-alarm']
    this.#alarm('portal-alarm', { metric: this.#said(every), threshold: 1, of, outOf }, BETA_TEXTS['portal-alarm'])
  }

  /** Without a default value: a metric is billed for the hours in which it has one, and here that is while it rings. */
  #filter({ logs }: AlarmsProps, dimensions: Record<string, string> | undefined): void {
    for (const [name, logGroup] of Object.entries(logs)) {
      new MetricFilter(this, `Said-${name}`, {
        logGroup,
        filterPattern: FilterPattern.stringValue('$.message', '=', 'alarm'),
        metricNamespace: 'Plaza',
        metricName: `${this.#prefix}-alarms`,
        metricValue: '1',
        ...(dimensions ? { dimensions } : {}),
      })
    }
  }

  #said(period: Duration, dimensionsMap: Record<string, string> = {}): Metric {
    const metricName = `${this.#prefix}-alarms`
    return new Metric({ namespace: 'Plaza', metricName, dimensionsMap, period, statistic: Stats.SUM })
  }

  #alarm(name: keyof typeof TEXTS, { metric, threshold, of, outOf }: When, text: AlarmText = TEXTS[name]): void {
    const alarm = new Alarm(this, name, {
      alarmName: `${this.#prefix}-${name}`,
      alarmDescription: `${text.what} Why it may be fine: ${text.mayBeFine} What to do: docs/runbook.md, "${text.runbook}".`,
      metric,
      threshold,
      datapointsToAlarm: of,
      evaluationPeriods: outOf,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING, // a quiet portal sends no numbers
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.all.push(alarm)
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

/** What the hourly clock does fails once, or it fails for good. */
function failingByTheHour(handler: IFunction): When {
  const metric = handler.metricErrors({ period: Duration.hours(1), statistic: Stats.SUM })
  return { metric, threshold: 1, of: 2, outOf: 3 }
}

/** A share of all requests in percent, 0 as long as only a few failed. Billed as the two metrics that it is made of. */
function failingShare(apiId: string): When {
  const metric = new MathExpression({
    label: 'requests that failed, percent',
    expression: `IF(FILL(failed, 0) >= ${FEWEST_FAILURES}, 100 * FILL(failed, 0) / requests, 0)`,
    usingMetrics: { failed: requestsOf(apiId, '5xx'), requests: requestsOf(apiId, 'Count') },
    period: Duration.minutes(5),
  })
  return { metric, threshold: PERCENT_FAILING, of: 2, outOf: 2 }
}

/** Where only a few people come, any few failures are a share. */
function failingRequests(apiId: string): When {
  return { metric: requestsOf(apiId, '5xx'), threshold: FEWEST_FAILURES, of: 2, outOf: 2 }
}

function requestsOf(ApiId: string, metricName: string): Metric {
  const period = Duration.minutes(5)
  return new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiId }, statistic: Stats.SUM, period })
}
