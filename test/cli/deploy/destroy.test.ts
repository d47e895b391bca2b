// Taking a stage down: what is refused, what goes in which order, what stays.
import { destroyedText } from '../../../cli/deploy/destroy-run.ts'
import { type DestroyOrder, type DestroyPorts, destroyStage } from '../../../cli/deploy/destroy-stage.ts'
import type { StackState } from '../../../cli/deploy/ports.ts'
import { ACCOUNT, aStack, FakeStacks, REGION, settings } from './world.ts'

const RESOURCES = {
  storage: [
    ['AWS::S3::Bucket', 'incoming-1'],
    ['AWS::S3::Bucket', 'data-1'],
    ['AWS::DynamoDB::Table', 'table-1'],
    ['AWS::Cognito::UserPool', 'pool-1'],
    ['AWS::SQS::Queue', 'queue-1'],
  ],
  site: [['AWS::S3::Bucket', 'site-1']],
  flow: [['AWS::Lambda::Function', 'api-1']],
}

function aPortal(stage: 'beta' | 'production', { isUsed = true, objects = ['data-1'] } = {}) {
  const tags = { portal: 'alder-bay', stage }
  const of = (part: string): StackState =>
    aStack(part, { name: `alder-bay-${stage}-${part}`, tags, isProtected: stage === 'production' })
  const stacks = new FakeStacks(['storage', 'site', 'flow'].map(of))
  stacks.resourcesOf = Object.fromEntries(
    Object.entries(RESOURCES).map(([part, resources]) => [
      `alder-bay-${stage}-${part}`,
      resources.map(([type, physicalId], at) => ({
        id: `R${at}`,
        type: type!,
        physicalId: physicalId!,
        status: 'CREATE_COMPLETE',
      })),
    ]),
  )
  const { done } = stacks
  const ports: DestroyPorts = {
    teller: { say: () => {}, detail: () => {}, finding: () => {} },
    isTerminal: false,
    account: {
      whoAmI: async () => ({ account: ACCOUNT, arn: 'arn' }),
      bootstrapVersion: async () => 32,
      quota: async () => 1,
      distributions: async () => 1,
    },
    stacksIn: (region) => (region === REGION ? stacks : new FakeStacks()),
    buckets: {
      exists: async () => true,
      holdsAnything: async (bucket) => objects.includes(bucket),
      empty: async (bucket) => {
        done.push(`empty ${bucket}`)
        return 3
      },
      remove: async (bucket) => void done.push(`delete ${bucket}`),
    },
    keepers: {
      wasUsed: async () => isUsed,
      lift: async (_type, name) => void done.push(`lift ${name}`),
      remove: async (_type, name) => void done.push(`delete ${name}`),
    },
    logs: {
      groups: async (prefix) => [{ name: `${prefix}api` }],
      remove: async (name) => void done.push(`delete ${name}`),
    },
    removeInvitationKey: async (prefix) => void done.push(`forget key of ${prefix}`),
    pause: async () => {},
  }
  const order: DestroyOrder = { stage, settings, yes: true, dryRun: false, deleteData: false }
  return { order, ports, done }
}

test('with a stage for invited people the key of its invitations goes, too', async () => {
  const { order, ports, done } = aPortal('beta')
  const beta = { ...settings.stages.beta, invitation: { mailDomains: [] } }
  await destroyStage({ ...order, settings: { ...settings, stages: { ...settings.stages, beta } } }, ports)
  expect(done.at(-1)).toBe('forget key of alder-bay-beta')
})

test('beta goes whole, newest stack first, buckets emptied before their stack', async () => {
  const { order, ports, done } = aPortal('beta')
  expect(await destroyStage(order, ports)).toMatchObject({ outcome: 'destroyed', kept: [] })
  expect(done).toEqual([
    'remove alder-bay-beta-flow',
    'empty site-1',
    'remove alder-bay-beta-site',
    'empty incoming-1',
    'empty data-1',
    'lift table-1',
    'lift pool-1',
    'remove alder-bay-beta-storage',
    'delete /plaza/alder-bay-beta/api',
  ])
})

const refusals = [
  {
    name: 'production with data, when no city is named',
    order: {},
    says: 'production of City of Alder Bay holds data',
  },
  { name: 'another city', order: { city: 'City of Alder bay' }, says: '--city says "City of Alder bay"' },
  { name: 'production with its data, when no city is named', order: { deleteData: true }, says: 'holds data' },
]
for (const { name, order: more, says } of refusals) {
  test(`touches nothing: ${name}`, async () => {
    const { order, ports, done } = aPortal('production')
    await expect(destroyStage({ ...order, ...more }, ports)).rejects.toMatchObject({
      code: 2,
      message: expect.stringContaining(says),
    })
    expect(done).toEqual([])
  })
}

for (const [name, holds] of [
  ['a bucket holds files', { isUsed: false, objects: ['incoming-1'] }],
  ['the table was used', { isUsed: true, objects: [] }],
] as const) {
  test(`production holds data when ${name}`, async () => {
    const { order, ports } = aPortal('production', { ...holds, objects: [...holds.objects] })
    await expect(destroyStage(order, ports)).rejects.toThrow('holds data')
  })
}

test('production that nobody ever used needs no name; pages alone are no data', async () => {
  const { order, ports } = aPortal('production', { isUsed: false, objects: ['site-1'] })
  expect(await destroyStage(order, ports)).toMatchObject({ outcome: 'destroyed' })
})

test('production keeps buckets, table and members, lists them, and loses its protection only then', async () => {
  const { order, ports, done } = aPortal('production')
  const destroyed = await destroyStage({ ...order, city: 'City of Alder Bay' }, ports)
  expect(destroyed.kept.map(({ name }) => name)).toEqual(['site-1', 'incoming-1', 'data-1', 'table-1', 'pool-1'])
  expect(done.slice(0, 2)).toEqual(['protection of alder-bay-production-flow off', 'remove alder-bay-production-flow'])
  expect(done.filter((each) => /^(empty|lift)/.test(each))).toEqual([])
  expect(destroyedText(destroyed)).toMatch(/DynamoDB::Table table-1[\s\S]*no-deletion-protection-enabled/)
})

test('--delete-data takes what was kept, too, after the stack has let go of it', async () => {
  const { order, ports, done } = aPortal('production')
  await destroyStage({ ...order, city: 'City of Alder Bay', deleteData: true }, ports)
  expect(done.indexOf('lift table-1')).toBeLessThan(done.indexOf('remove alder-bay-production-storage'))
  expect(done.indexOf('delete table-1')).toBeGreaterThan(done.indexOf('remove alder-bay-production-storage'))
  expect(done.filter((each) => each.startsWith('delete'))).toEqual(
    expect.arrayContaining(['delete site-1', 'delete data-1', 'delete incoming-1', 'delete pool-1']),
  )
})

test('a dry run touches nothing and says what would stay', async () => {
  const { order, ports, done } = aPortal('production')
  const planned = await destroyStage({ ...order, dryRun: true, city: 'City of Alder Bay' }, ports)
  expect([planned.outcome, planned.kept.length, done]).toEqual(['would-destroy', 5, []])
})

test('stacks of another portal with a name alike are left alone', async () => {
  const { order, ports, done } = aPortal('beta')
  const other = new FakeStacks([aStack('flow', { tags: { portal: 'alder-bay-beta', stage: 'production' } })])
  expect(await destroyStage(order, { ...ports, stacksIn: () => other })).toMatchObject({ outcome: 'nothing-there' })
  expect([...done, ...other.done]).toEqual([])
})
