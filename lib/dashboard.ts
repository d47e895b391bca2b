// lib/dashboard.ts: one page that shows how a stage is doing: readers, errors, publication, the queue, the catalog, alarms.
import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  type CfnDashboard,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  type MetricProps,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { USUAL_DOLLARS } from './budget.ts'
import type { StageProps } from './stage-props.ts'

export interface DashboardProps {
  readonly stage: StageProps
  readonly portalUrl: string
  readonly distributionId: string
  readonly apiId: string
  readonly validation: IQueue
  readonly deadLetters: readonly IQueue[]
  readonly functions: Readonly<Record<string, IFunction>>
  /** Where the portal writes once an hour how the catalog is doing. */
  readonly vitals: ILogGroup
  readonly alarms: readonly IAlarm[]
}

/** All of the width is 24. */
const WIDTH = 24
const period = Duration.minutes(5)

/** Draws what AWS counts anyway and what is in the logs: no metric of our own, and one of the three free dashboards. */
export function dashboard(scope: Construct, props: DashboardProps): Dashboard {
  const made = new Dashboard(scope, 'Dashboard', {
    dashboardName: props.stage.prefix,
    defaultInterval: Duration.days(1),
    widgets: [
      [new TextWidget({ markdown: introduction(props), width: WIDTH, height: 4 })],
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: WIDTH, height: 3 })],
      readers(props),
      work(props),
      catalog(props),
    ],
  })
  // The CDK writes tags that CloudFormation's own description of a dashboard does not know in every region.
  const resource = made.node.defaultChild as CfnDashboard
  resource.addPropertyDeletionOverride('Tags')
  return made
}

function introduction({ stage, portalUrl }: DashboardProps): string {
  const { prefix, settings } = stage
  const dollars = settings.monthlyBudgetDollars ?? USUAL_DOLLARS
  return [
    `# ${prefix}`,
    `${portalUrl} · what to do when an alarm rings is in docs/runbook.md, one heading each.`,
    `Cost: AWS mails when the account passes 80 % and 100 % of ${dollars} USD a month, or is about to. What it costs ` +
      `idle and by use: \`plaza cost ${stage.stage}\`, docs/cost.md.`,
  ].join('\n\n')
}

function readers({ distributionId, apiId }: DashboardProps): GraphWidget[] {
  // CloudFront counts in one region, wherever the stage is.
  const edge = of('AWS/CloudFront', { DistributionId: distributionId, Region: 'Global' }, { region: 'us-east-1' })
  const api = of('AWS/ApiGateway', { ApiId: apiId })
  return row([
    ['Requests', [edge('Requests', 'public address'), api('Count', 'API')]],
    ['Failures, percent', [edge('5xxErrorRate', '5xx', Stats.AVERAGE), edge('4xxErrorRate', '4xx', Stats.AVERAGE)]],
    ['API failures', [api('5xx', '5xx'), api('4xx', '4xx')]],
    ['API, milliseconds', [api('Latency', 'p95', 'p95'), api('Latency', 'median', 'p50')]],
  ])
}

function work({ functions, validation, deadLetters }: DashboardProps): GraphWidget[] {
  const each = Object.entries(functions)
  return row([
    ['Errors', each.map(([label, one]) => one.metricErrors({ label, period }))],
    [
      'Seconds of a run, longest',
      each.map(([label, one]) => one.metricDuration({ label, period, statistic: Stats.MAXIMUM })),
    ],
    ['Oldest upload that waits for validation, seconds', [validation.metricApproximateAgeOfOldestMessage({ period })]],
    ['Dead letters', deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ period }))],
  ])
}

function catalog({ vitals }: DashboardProps): LogQueryWidget[] {
  const lines = [
    { title: 'Catalog', of: ['datasets', 'promised', 'inReview'] },
    { title: 'Late datasets and overdue reviews', of: ['late', 'overdueReviews'] },
  ]
  return lines.map(
    ({ title, of: fields }) =>
      new LogQueryWidget({
        title,
        logGroupNames: [vitals.logGroupName],
        view: LogQueryVisualizationType.LINE,
        queryLines: [
          'filter message = "vitals"',
          `stats ${fields.map((field) => `max(${field}) as ${field}_`).join(', ')} by bin(1h)`,
        ],
        width: WIDTH / 2,
        height: 6,
      }),
  )
}

function of(namespace: string, dimensionsMap: Record<string, string>, more: Partial<MetricProps> = {}) {
  return (metricName: string, label: string, statistic: string = Stats.SUM): IMetric =>
    new Metric({ namespace, metricName, dimensionsMap, label, statistic, period, ...more })
}

function row(graphs: readonly (readonly [string, readonly IMetric[]])[]): GraphWidget[] {
  return graphs.map(
    ([title, left]) =>
      new GraphWidget({ title, left: [...left], width: WIDTH / graphs.length, height: 6, leftYAxis: { min: 0 } }),
  )
}
