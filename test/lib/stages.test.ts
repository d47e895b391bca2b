// What holds for every stack of both stages.
import { existsSync } from 'node:fs'
import { readSettings, STAGES } from '../../core/settings.ts'
import { read, root } from '../support/tree.ts'
import { named, ofType, settings, synthesize } from './both-stages.ts'

const { resources, outputs } = synthesize()

/** Beta has fewer alarms, see docs/decisions/0026. */
const isAlarm = (type: string) => type === 'AWS::CloudWatch::Alarm'

test('both stages hold the same resources, alarms aside', () => {
  const types = (stage: string) =>
    resources.filter(({ stage: its, Type }) => its === stage && !isAlarm(Type)).map(({ Type }) => Type)
  expect(types('beta').length).toBeGreaterThan(60)
  expect(types('beta').sort()).toEqual(types('production').sort())
})

test('no template needs a custom resource', () => {
  expect(resources.filter(({ Type }) => /^Custom::|CustomResource/.test(Type))).toEqual([])
})

test('production keeps its buckets, its table and its members; beta can be thrown away', () => {
  for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::Cognito::UserPool']) {
    const kept = ofType(resources, type).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
    expect(kept.map(({ stage }) => stage)).toEqual(ofType(resources, type, 'production').map(({ stage }) => stage))
    expect(ofType(resources, type, 'beta').every(({ DeletionPolicy }) => DeletionPolicy === 'Delete')).toBe(true)
  }
  const protection = (stage: 'beta' | 'production') => [
    ...ofType(resources, 'AWS::DynamoDB::Table', stage).map(({ Properties }) => Properties.DeletionProtectionEnabled),
    ...ofType(resources, 'AWS::Cognito::UserPool', stage).map(({ Properties }) => Properties.DeletionProtection),
  ]
  expect(protection('production')).toEqual([true, 'ACTIVE'])
  expect(protection('beta')).not.toContain(true)
  expect(protection('beta')).not.toContain('ACTIVE')
})

/** Every text of a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

test('beta and production share no name and refer to nothing of each other', () => {
  for (const [stage, other] of [STAGES, [...STAGES].reverse()] as const) {
    const mine = { resources: resources.filter((each) => each.stage === stage), outputs: outputs[stage!] }
    const strays = textsIn(mine).filter((text) => text.includes(`${settings.portalId}-${other}`))
    expect(strays).toEqual([])
  }
})

test('everything with a name of its own begins with the prefix of its stage', () => {
  const names = resources.flatMap(({ stage, Properties }) =>
    Object.entries<unknown>({ ...Properties, ...Properties.FunctionConfig, ...Properties.ResponseHeadersPolicyConfig })
      .filter(([key, value]) => /^(\w*Name|Name)$/.test(key) && typeof value === 'string')
      .filter(
        ([key]) =>
          !/^(GroupName|StageName|TableName|AttributeName|ClientName|MetricName|TopicName)$/.test(key) ||
          key === 'TopicName',
      )
      .map(([, value]) => ({ stage, name: value as string })),
  )
  expect(names.length).toBeGreaterThan(20)
  const strays = names.filter(({ stage, name }) => !name.includes(`${settings.portalId}-${stage}`))
  expect(strays.filter(({ name }) => !/^(AWS\/|5xx|Errors|Approximate)|DefaultPolicy/.test(name))).toEqual([])
})

test('no S3 bucket and no table has a fixed name, so a kept one never blocks a new portal', () => {
  const fixed = resources.filter(({ Properties }) => Properties.BucketName || Properties.TableName)
  expect(named(fixed.filter(({ Type }) => /Bucket$|Table$/.test(Type)))).toEqual([])
})

test('the CDK on the command line is a 2.x: 3.0.0 was published by accident', () => {
  expect(JSON.parse(read('package.json')).devDependencies['aws-cdk']).toMatch(/^2\.\d+\.\d+$/)
  expect(JSON.parse(read('node_modules/aws-cdk/package.json')).version).toMatch(/^2\./)
})

test('the CDK tells nobody that it ran, and looks nothing up', () => {
  const { context, notices, versionReporting } = JSON.parse(read('cdk.json'))
  expect({ notices, versionReporting, telemetry: context['cli-telemetry'] }).toEqual({
    notices: false,
    versionReporting: false,
    telemetry: false,
  })
  expect(existsSync(`${root}/cdk.context.json`)).toBe(false)
  expect(ofType(resources, 'AWS::CDK::Metadata')).toEqual([])
})

const spoiled = [
  { where: 'portalId', settings: { ...settings, portalId: 'No Spaces' } },
  { where: 'city.contactEmail', settings: { ...settings, city: { ...settings.city, contactEmail: 'nobody' } } },
  {
    where: 'stages.production.region',
    settings: {
      ...settings,
      stages: { ...settings.stages, production: { ...settings.stages.production, region: 'x' } },
    },
  },
  { where: 'stages.beta', settings: { ...settings, stages: { production: settings.stages.production } } },
]
for (const { where, settings: given } of spoiled) {
  test(`settings: a fault in ${where} is named by its path`, () => {
    expect(() => readSettings(given)).toThrow(`${where}: `)
  })
}

test('settings: a word that a sign-in page may not hold is refused before anything is deployed', () => {
  expect(() => synthesize({ ...settings, portalId: 'lawson' })).toThrow('portalId: lawson-beta holds "aws"')
})
