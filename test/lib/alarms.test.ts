// What wakes a person: alarms, the runbook, the budget, the dashboard.
import { ALARM_KINDS, kindOf } from '../../core/alarm-kinds.ts'
import { STAGES } from '../../core/settings.ts'
import { read } from '../support/tree.ts'
import { named, ofType, type Resource, settings, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const alarms = ofType(resources, 'AWS::CloudWatch::Alarm')
const budgets = ofType(resources, 'AWS::Budgets::Budget')
const nameOf = ({ Properties, stage }: Resource) => Properties.AlarmName.replace(`${settings.portalId}-${stage}-`, '')
const headingOf = ({ Properties }: Resource) =>
  /What to do: docs\/runbook\.md, "(.+)"\.$/.exec(Properties.AlarmDescription)?.[1]
const budgetHeading = ({ Properties, stage }: Resource) => {
  const words = Properties.Budget.BudgetName.replace(`${settings.portalId}-${stage} `, '')
  return words[0].toUpperCase() + words.slice(1)
}

/** Headings above "Other work" are about alarms. */
const [aboutAlarms, otherWork] = read('docs/runbook.md').split('\n# Other work\n')
const headingsIn = (text = '') => [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)

test('each alarm says what happened, why it may be fine and where to read on, and mails a person', () => {
  expect(alarms.length).toBe(16)
  for (const { Properties } of alarms) {
    expect(Properties.AlarmDescription).toMatch(
      /^.{40,}\. Why it may be fine: .{30,} What to do: docs\/runbook\.md, ".+"\.$/,
    )
    expect(Properties.AlarmActions.length).toBe(1)
    expect(Properties.TreatMissingData).toBe('notBreaching')
  }
})

test('every alarm has a heading in the runbook, and every heading there has an alarm', () => {
  const rung = new Set([...alarms.map(headingOf), ...budgets.map(budgetHeading)])
  expect(new Set(headingsIn(aboutAlarms))).toEqual(rung)
})

test('each heading of an alarm says what it means, why it may be fine, where to look and what to do', () => {
  for (const section of aboutAlarms!.split(/^## /m).slice(1)) {
    const parts = [...section.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, part]) => part)
    expect([section.split('\n')[0], ...parts]).toEqual([
      section.split('\n')[0],
      ...['What', 'Why it may be fine', 'Look here', 'Do this'],
    ])
  }
})

test('whatever else rings in the console has a heading under the other work, too', () => {
  expect(headingsIn(otherWork)).toEqual(expect.arrayContaining(['Signature does not match', 'Audit log altered']))
})

test('production has an alarm for each kind that the portal may raise, by its name', () => {
  const said = alarms.filter(({ stage, Properties }) => stage === 'production' && Properties.Namespace === 'Plaza')
  const watched = said.map(({ Properties }) =>
    Properties.Dimensions.map(({ Value }: { Value: string }) => Value).join(),
  )
  expect(new Set(watched)).toEqual(new Set(ALARM_KINDS))
  expect(said.map(nameOf)).toEqual(watched)
})

test('beta has one alarm for whatever the portal may raise', () => {
  const said = alarms.filter(({ stage, Properties }) => stage === 'beta' && Properties.Namespace === 'Plaza')
  expect(said.map(nameOf)).toEqual(['portal-alarm'])
  expect(said[0]!.Properties.Dimensions).toBeUndefined()
})

test('names that are no kind ring under the kind that they belong to', () => {
  expect(kindOf('publication-deletes-too-much')).toBe('catalog-shrank')
  expect(kindOf('signature-ds_1-2')).toBe('portal-alarm')
  expect(kindOf('launch-missed')).toBe('launch-missed')
})

test('what the portal finds wrong reaches a person by its logs, not by the table that may have been altered', () => {
  const filters = ofType(resources, 'AWS::Logs::MetricFilter')
  expect(filters.length).toBe(4)
  for (const { stage, Properties } of filters) {
    expect(Properties.FilterPattern).toBe('{ $.message = "alarm" }')
    expect(JSON.stringify(Properties.LogGroupName)).toMatch(/PublishLog|NotifyLog/)
    const [{ MetricName, Dimensions, DefaultValue }] = Properties.MetricTransformations
    expect({ MetricName, DefaultValue }).toEqual({ MetricName: `${settings.portalId}-${stage}-alarms` })
    expect(Dimensions).toEqual(stage === 'production' ? [{ Key: 'Alarm', Value: '$.kind' }] : undefined)
  }
  expect(read('functions/publish/handler.ts')).toContain("logger.error('alarm', { kind: kindOf(alarm.name), ")
  expect(read('functions/notify/watch.ts')).toContain("log('alarm', { kind, ")
})

test('every queue of dead letters rings when it is not empty', () => {
  for (const stage of STAGES) {
    const deadLetters = ofType(resources, 'AWS::SQS::Queue', stage).filter(({ id }) => /DeadLetters/.test(id))
    const watched = JSON.stringify(
      alarms.filter((alarm) => alarm.stage === stage).map(({ Properties }) => Properties.Dimensions ?? ''),
    )
    expect(named(deadLetters.filter(({ id }) => !watched.includes(id)))).toEqual([])
    expect(deadLetters.length).toBe(2)
  }
})

test('failures of the API are counted as a share in production, and a few failures are none', () => {
  const [share] = alarms.filter((alarm) => alarm.stage === 'production' && nameOf(alarm) === 'api-fails')
  const [first] = share!.Properties.Metrics
  expect(first.Expression).toBe('IF(FILL(failed, 0) >= 5, 100 * FILL(failed, 0) / requests, 0)')
  expect(share!.Properties.Threshold).toBe(5)
})

test('the budget is what the city says, and it is told at 80 and 100 percent and when that is coming', () => {
  const beta = { ...settings.stages.beta, monthlyBudgetDollars: 25 }
  const told = synthesize({ ...settings, stages: { ...settings.stages, beta } }).resources
  const limits = ofType(told, 'AWS::Budgets::Budget').map(({ Properties }) => Properties.Budget.BudgetLimit)
  expect(limits).toEqual([
    { Amount: 25, Unit: 'USD' },
    { Amount: 10, Unit: 'USD' },
  ])
  for (const { Properties } of budgets) {
    const warnings = Properties.NotificationsWithSubscribers
    expect(
      warnings.map(
        ({ Notification: { NotificationType, Threshold } }: { Notification: Record<string, unknown> }) =>
          `${NotificationType} ${Threshold}`,
      ),
    ).toEqual(['ACTUAL 80', 'ACTUAL 100', 'FORECASTED 100'])
    for (const { Subscribers } of warnings) {
      expect(Subscribers).toEqual([{ SubscriptionType: 'EMAIL', Address: settings.city.contactEmail }])
    }
  }
})

interface Widget {
  readonly type: string
  readonly properties: { title?: string; metrics?: unknown[]; alarms?: unknown[]; query?: string; region?: string }
}

/** References become a word, as CloudFormation will fill them in. */
function widgetsOf({ Properties }: Resource): Widget[] {
  const [, parts] = Properties.DashboardBody['Fn::Join']
  return JSON.parse(parts.map((part: unknown) => (typeof part === 'string' ? part : 'filled')).join('')).widgets
}

test('each stage has one dashboard, of few enough metrics to be free, with every alarm on it', () => {
  const dashboards = ofType(resources, 'AWS::CloudWatch::Dashboard')
  expect(dashboards.map(({ stage }) => stage)).toEqual([...STAGES])
  for (const dashboard of dashboards) {
    const widgets = widgetsOf(dashboard)
    const metrics = widgets.flatMap(({ properties }) => properties.metrics ?? [])
    expect(metrics.length).toBeGreaterThan(15)
    expect(metrics.length).toBeLessThanOrEqual(50)
    expect(JSON.stringify(metrics)).not.toContain('Plaza')
    const shown = widgets.flatMap(({ properties }) => properties.alarms ?? [])
    expect(shown.length).toBe(alarms.filter(({ stage }) => stage === dashboard.stage).length)
  }
})

test('the dashboard draws the numbers that the portal writes down', () => {
  const [dashboard] = ofType(resources, 'AWS::CloudWatch::Dashboard')
  const queries = widgetsOf(dashboard!).flatMap(({ properties }) => properties.query ?? [])
  const drawn = queries.flatMap((query) => [...query.matchAll(/max\((\w+)\)/g)].map(([, field]) => field))
  const written = /export interface Vitals \{(.+?)\n\}/s.exec(read('core/watch.ts'))![1]!
  expect(new Set(drawn)).toEqual(new Set([...written.matchAll(/readonly (\w+):/g)].map(([, field]) => field)))
  for (const query of queries) expect(query).toContain('filter message = "vitals"')
  expect(read('functions/notify/watch.ts')).toContain("log('vitals', ")
})

test('every log ends', () => {
  const groups = ofType(resources, 'AWS::Logs::LogGroup')
  const functions = ofType(resources, 'AWS::Lambda::Function')
  expect(named(groups.filter(({ Properties }) => !Properties.RetentionInDays))).toEqual([])
  // A function without a group of its own gets one from Lambda that is kept for ever.
  expect(named(functions.filter(({ Properties }) => !Properties.LoggingConfig?.LogGroup))).toEqual([])
})
