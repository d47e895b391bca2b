// test/rehearsal/resources/watching.ts: logs, alarms, dashboards, budgets, and the rules of the clock.
import { BudgetsClient, CreateBudgetCommand, DeleteBudgetCommand, UpdateBudgetCommand } from '@aws-sdk/client-budgets'
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DeleteDashboardsCommand,
  PutDashboardCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteMetricFilterCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, nothingToUpdate, tagMap } from './handler.ts'

export const logGroup: Handler = {
  properties: ['LogGroupName', 'RetentionInDays', 'Tags'],
  replacedBy: ['LogGroupName'],
  async create(properties, place) {
    const logGroupName = properties.LogGroupName ?? madeUpName(place, 512)
    const logs = clientOf(CloudWatchLogsClient, place)
    await logs.send(new CreateLogGroupCommand({ logGroupName, tags: tagMap(properties.Tags) }))
    await this.update(logGroupName, properties, {}, place)
    const Arn = `arn:aws:logs:${place.region}:${place.account}:log-group:${logGroupName}:*`
    return { physicalId: logGroupName, attributes: { Arn } }
  },
  async update(logGroupName, { RetentionInDays: retentionInDays }, _, place) {
    const logs = clientOf(CloudWatchLogsClient, place)
    if (retentionInDays) await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }))
    return {}
  },
  async remove(logGroupName, _, place) {
    await clientOf(CloudWatchLogsClient, place).send(new DeleteLogGroupCommand({ logGroupName }))
  },
}

export const metricFilter: Handler = {
  properties: ['FilterName', 'FilterPattern', 'LogGroupName', 'MetricTransformations'],
  replacedBy: ['FilterName', 'LogGroupName'],
  async create(properties, place) {
    const filterName = properties.FilterName ?? madeUpName(place, 512)
    await this.update(filterName, properties, {}, place)
    return { physicalId: filterName }
  },
  async update(filterName, { FilterPattern, LogGroupName, MetricTransformations }, _, place) {
    const request = {
      filterName,
      filterPattern: FilterPattern,
      logGroupName: LogGroupName,
      metricTransformations: MetricTransformations.map(withSmallInitials),
    }
    await clientOf(CloudWatchLogsClient, place).send(new PutMetricFilterCommand(request))
    return {}
  },
  async remove(filterName, { LogGroupName: logGroupName }, place) {
    await clientOf(CloudWatchLogsClient, place).send(new DeleteMetricFilterCommand({ filterName, logGroupName }))
  },
}

function withSmallInitials(value: Json): Json {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key[0]!.toLowerCase() + key.slice(1), each]))
}

const ALARM_PROPERTIES = [
  'ActionsEnabled',
  'AlarmActions',
  'AlarmDescription',
  'ComparisonOperator',
  'DatapointsToAlarm',
  'Dimensions',
  'EvaluationPeriods',
  'ExtendedStatistic',
  'MetricName',
  'Metrics',
  'Namespace',
  'OKActions',
  'Period',
  'Statistic',
  'Tags',
  'Threshold',
  'TreatMissingData',
  'Unit',
]

export const alarm: Handler = {
  properties: ['AlarmName', ...ALARM_PROPERTIES],
  replacedBy: ['AlarmName'],
  async create(properties, place) {
    const AlarmName = properties.AlarmName ?? madeUpName(place, 255)
    await this.update(AlarmName, properties, {}, place)
    const Arn = `arn:aws:cloudwatch:${place.region}:${place.account}:alarm:${AlarmName}`
    return { physicalId: AlarmName, attributes: { Arn } }
  },
  async update(AlarmName, properties, _, place) {
    const request = { ...properties, AlarmName } as PutMetricAlarmInput
    await clientOf(CloudWatchClient, place).send(new PutMetricAlarmCommand(request))
    return {}
  },
  async remove(AlarmName, _, place) {
    await clientOf(CloudWatchClient, place).send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }))
  },
}

export const dashboard: Handler = {
  properties: ['DashboardBody', 'DashboardName'],
  replacedBy: ['DashboardName'],
  async create(properties, place) {
    const DashboardName = properties.DashboardName ?? madeUpName(place, 255)
    await this.update(DashboardName, properties, {}, place)
    return { physicalId: DashboardName }
  },
  async update(DashboardName, { DashboardBody }, _, place) {
    JSON.parse(DashboardBody) // the service refuses what is no JSON
    await clientOf(CloudWatchClient, place).send(new PutDashboardCommand({ DashboardName, DashboardBody }))
    return {}
  },
  async remove(DashboardName, _, place) {
    await clientOf(CloudWatchClient, place).send(new DeleteDashboardsCommand({ DashboardNames: [DashboardName] }))
  },
}

export const budget: Handler = {
  properties: ['Budget', 'NotificationsWithSubscribers', 'ResourceTags'],
  replacedBy: ['NotificationsWithSubscribers'],
  async create({ Budget, NotificationsWithSubscribers, ResourceTags }, place) {
    const BudgetName = Budget.BudgetName ?? madeUpName(place, 100)
    const request = {
      AccountId: place.account,
      Budget: sent({ ...Budget, BudgetName }),
      NotificationsWithSubscribers,
      ResourceTags,
    }
    await clientOf(BudgetsClient, place).send(new CreateBudgetCommand(request))
    return { physicalId: BudgetName }
  },
  async update(BudgetName, { Budget }, _, place) {
    const request = { AccountId: place.account, NewBudget: sent({ ...Budget, BudgetName }) }
    await clientOf(BudgetsClient, place).send(new UpdateBudgetCommand(request))
    return {}
  },
  async remove(BudgetName, _, place) {
    await clientOf(BudgetsClient, place).send(new DeleteBudgetCommand({ AccountId: place.account, BudgetName }))
  },
}

/** The template has numbers where the service wants text. */
function sent({ BudgetLimit, ...budget }: Json): Json {
  return { ...budget, BudgetLimit: { ...BudgetLimit, Amount: String(BudgetLimit.Amount) } }
}

export const rule: Handler = {
  properties: ['Description', 'EventPattern', 'Name', 'ScheduleExpression', 'State', 'Tags', 'Targets'],
  replacedBy: ['Name'],
  async create(properties, place) {
    const Name = properties.Name ?? madeUpName(place)
    const { Description, EventPattern, ScheduleExpression, State, Tags, Targets = [] } = properties
    const events = clientOf(EventBridgeClient, place)
    const { RuleArn } = await events.send(
      new PutRuleCommand({
        Name,
        Description,
        ScheduleExpression,
        State,
        Tags,
        ...(EventPattern ? { EventPattern: JSON.stringify(EventPattern) } : {}),
      }),
    )
    if (Targets.length > 0) await events.send(new PutTargetsCommand({ Rule: Name, Targets }))
    return { physicalId: Name, attributes: { Arn: RuleArn } }
  },
  async update(Name, properties, before, place) {
    await this.create({ ...properties, Name }, place)
    const kept = new Set((properties.Targets ?? []).map(({ Id }: Json) => Id))
    const Ids = (before.Targets ?? []).map(({ Id }: Json) => Id).filter((id: string) => !kept.has(id))
    if (Ids.length > 0) await clientOf(EventBridgeClient, place).send(new RemoveTargetsCommand({ Rule: Name, Ids }))
    return {}
  },
  async remove(Name, { Targets = [] }, place) {
    const events = clientOf(EventBridgeClient, place)
    const Ids = Targets.map(({ Id }: Json) => Id)
    if (Ids.length > 0) await events.send(new RemoveTargetsCommand({ Rule: Name, Ids }))
    await events.send(new DeleteRuleCommand({ Name }))
  },
}

/** Counts what is deployed, for AWS's own statistics; the portal's templates have none. */
export const metadata: Handler = {
  properties: ['Analytics'],
  replacedBy: [],
  create: async (_, place) => ({ physicalId: madeUpName(place) }),
  update: nothingToUpdate,
  remove: async () => undefined,
}
