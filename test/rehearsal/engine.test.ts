// Stacks: made, changed in place, replaced, taken back, kept, finished by repeating.

import { act } from './cloudformation/actions.ts'
import { type ChangeSets, createChangeSet } from './cloudformation/change-sets.ts'
import { addStack, findStack, isBusy, noStacks, type Stack } from './cloudformation/stack.ts'
import type { Fault, World } from './cloudformation/world.ts'
import type { Json } from './json.ts'
import type { Handler } from './resources/handler.ts'

/** A service with things in it: a thing has a size, which can be changed, and a name, which cannot. */
function aWorld() {
  const things = new Map<string, Json>()
  const faults: Fault[] = []
  let last = 0
  const thing: Handler = {
    properties: ['Name', 'Size', 'Of'],
    replacedBy: ['Name'],
    create: async (properties) => {
      const physicalId = `thing-${++last}`
      things.set(physicalId, properties)
      return { physicalId, attributes: { Arn: `arn:${physicalId}` } }
    },
    update: async (physicalId, properties) => {
      things.set(physicalId, properties)
      return {}
    },
    remove: async (physicalId) => {
      things.delete(physicalId)
    },
  }
  const world: World = {
    account: '123456789012',
    endpoint: 'http://127.0.0.1:0',
    stacks: noStacks(),
    handlerOf: (type) => {
      if (type === 'Thing') return thing
      throw new Error(`the rehearsal cannot make ${type}`)
    },
    look: async (_, service, reference) => `${service}/${reference}`,
    readTemplate: async () => '{}',
    faults,
  }
  const sets: ChangeSets = new Map()
  const request = (Action: string, more: Json = {}) =>
    act({ world, sets, region: 'eu-west-1', request: { Action, StackName: 'city', ...more } })
  const deploy = async (resources: Json, more: Json = {}): Promise<Stack> => {
    const TemplateBody = JSON.stringify({ Resources: resources, ...more })
    const there = findStack(world.stacks, 'eu-west-1', 'city')
    await request(there ? 'UpdateStack' : 'CreateStack', { TemplateBody })
    const stack = findStack(world.stacks, 'eu-west-1', 'city')!
    await settled(stack)
    return stack
  }
  return { world, sets, things, faults, request, deploy }
}

async function settled(stack: Stack): Promise<void> {
  while (isBusy(stack)) await new Promise((resolve) => setImmediate(resolve))
}

const bucket = { Type: 'Thing', Properties: { Name: 'bucket', Size: 1 } }
const site = { Type: 'Thing', Properties: { Name: 'site', Of: { 'Fn::GetAtt': ['bucket', 'Arn'] } } }
const fault = (phase: Fault['phase'], at: string): Fault => ({ phase, at, message: 'no room', times: 1 })
const of = (stack: Stack, id: string) => stack.resources.get(id)!

test('a stack is made in the order of its references, and says what it made', async () => {
  const { deploy, things } = aWorld()
  const stack = await deploy({ site, bucket }, { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['site', 'Arn'] } } } })
  expect(stack.status).toBe('CREATE_COMPLETE')
  expect([...things.values()]).toEqual([
    { Name: 'bucket', Size: 1 },
    { Name: 'site', Of: 'arn:thing-1' },
  ])
  expect(stack.outputs).toEqual([{ key: 'Arn', value: 'arn:thing-2' }])
  expect(stack.events.map(({ logicalId, status }) => `${logicalId} ${status}`).reverse()).toEqual([
    'city CREATE_IN_PROGRESS',
    'bucket CREATE_IN_PROGRESS',
    'bucket CREATE_COMPLETE',
    'site CREATE_IN_PROGRESS',
    'site CREATE_COMPLETE',
    'city CREATE_COMPLETE',
  ])
})

test('what can be changed is changed in place, and nothing else is touched', async () => {
  const { deploy, things } = aWorld()
  await deploy({ bucket, site })
  const stack = await deploy({ bucket: { Type: 'Thing', Properties: { Name: 'bucket', Size: 2 } }, site })
  expect(stack.status).toBe('UPDATE_COMPLETE')
  expect(of(stack, 'bucket').physicalId).toBe('thing-1')
  expect(things.get('thing-1')).toEqual({ Name: 'bucket', Size: 2 })
  const touched = stack.events.filter(({ status }) => status === 'UPDATE_COMPLETE').map(({ logicalId }) => logicalId)
  expect(touched).toEqual(['city', 'bucket'])
})

test('what cannot be changed is made anew; whoever names it follows; the old one goes last', async () => {
  const { deploy, things } = aWorld()
  await deploy({ bucket, site })
  const stack = await deploy({ bucket: { Type: 'Thing', Properties: { Name: 'other', Size: 1 } }, site })
  expect(of(stack, 'bucket').physicalId).toBe('thing-3')
  expect([...things.keys()]).toEqual(['thing-2', 'thing-3'])
  expect(things.get('thing-2').Of).toBe('arn:thing-3')
  const order = stack.events.map(({ physicalId, status }) => `${physicalId} ${status}`).reverse()
  expect(order.indexOf('thing-1 DELETE_COMPLETE')).toBeGreaterThan(order.indexOf('thing-2 UPDATE_COMPLETE'))
})

test('a new stack that fails takes back what it made, and says why', async () => {
  const { deploy, things, faults } = aWorld()
  faults.push(fault('create', 'site'))
  const stack = await deploy({ bucket: { ...bucket, DeletionPolicy: 'Retain' }, site })
  expect(stack.status).toBe('ROLLBACK_COMPLETE')
  expect([...things.keys()]).toEqual([])
  expect(stack.events.find(({ status }) => status === 'CREATE_FAILED')).toMatchObject({
    logicalId: 'site',
    reason: 'no room',
  })
})

test('a stack that was taken back can only be deleted, and is then made by the same request', async () => {
  const { deploy, request, world, sets, faults } = aWorld()
  faults.push(fault('create', 'Thing'))
  const first = await deploy({ bucket })
  const again = { StackName: 'city', ChangeSetName: 'again', TemplateBody: JSON.stringify({ Resources: { bucket } }) }
  await expect(createChangeSet(world, sets, 'eu-west-1', again)).rejects.toThrow('ROLLBACK_COMPLETE')
  await request('DeleteStack')
  await settled(first)
  expect((await deploy({ bucket })).status).toBe('CREATE_COMPLETE')
})

test('a change that fails in the middle leaves everything as it was, and is finished by repeating it', async () => {
  const { deploy, things, faults } = aWorld()
  await deploy({ bucket, site })
  faults.push(fault('create', 'third'))
  const wanted = {
    bucket: { Type: 'Thing', Properties: { Name: 'bucket', Size: 9 } },
    site,
    third: { Type: 'Thing', Properties: { Name: 'third', Of: { Ref: 'bucket' } } },
  }
  const failed = await deploy(wanted)
  expect(failed.status).toBe('UPDATE_ROLLBACK_COMPLETE')
  expect(things.get('thing-1')).toEqual({ Name: 'bucket', Size: 1 })
  expect([...failed.resources.keys()].sort()).toEqual(['bucket', 'site'])
  const repeated = await deploy(wanted)
  expect(repeated.status).toBe('UPDATE_COMPLETE')
  expect(things.get('thing-1')).toEqual({ Name: 'bucket', Size: 9 })
})

test('what is to be retained is still there when its stack is gone', async () => {
  const { deploy, request, things } = aWorld()
  const stack = await deploy({ bucket: { ...bucket, DeletionPolicy: 'Retain' }, site })
  await request('DeleteStack')
  await settled(stack)
  expect(stack.status).toBe('DELETE_COMPLETE')
  expect([...things.values()]).toEqual([{ Name: 'bucket', Size: 1 }])
  expect(stack.events.filter(({ status }) => status === 'DELETE_SKIPPED').map(({ logicalId }) => logicalId)).toEqual([
    'bucket',
  ])
})

test('a protected stack is not deleted', async () => {
  const { deploy, request } = aWorld()
  const stack = await deploy({ bucket })
  await request('UpdateTerminationProtection', { EnableTerminationProtection: 'true' })
  await expect(request('DeleteStack')).rejects.toThrow('TerminationProtection')
  expect(stack.status).toBe('CREATE_COMPLETE')
})

test('what cannot be deleted stays in the stack, which says so, until it can', async () => {
  const { deploy, request, faults, world } = aWorld()
  const stack = await deploy({ bucket, site })
  faults.push(fault('delete', 'bucket'))
  await request('DeleteStack')
  await settled(stack)
  expect(stack.status).toBe('DELETE_FAILED')
  expect([...stack.resources.keys()]).toEqual(['bucket'])
  await request('DeleteStack')
  await settled(stack)
  expect(findStack(world.stacks, 'eu-west-1', 'city')).toBeUndefined()
})

test('a change set says what would change, and that nothing would', async () => {
  const { deploy, request } = aWorld()
  const stack = await deploy({ bucket, site })
  const TemplateBody = JSON.stringify({
    Resources: { bucket: { Type: 'Thing', Properties: { Name: 'bucket', Size: 2 } }, third: bucket },
  })
  await request('CreateChangeSet', { ChangeSetName: 'c', ChangeSetType: 'UPDATE', TemplateBody })
  const { Changes } = await request('DescribeChangeSet', { ChangeSetName: 'c' })
  expect(
    Changes.map(({ ResourceChange: { Action, LogicalResourceId, Replacement } }: Json) => [
      Action,
      LogicalResourceId,
      Replacement,
    ]),
  ).toEqual([
    ['Modify', 'bucket', 'False'],
    ['Add', 'third', undefined],
    ['Remove', 'site', undefined],
  ])
  await request('CreateChangeSet', { ChangeSetName: 'same', ChangeSetType: 'UPDATE', TemplateBody: stack.body })
  const same = await request('DescribeChangeSet', { ChangeSetName: 'same' })
  expect([same.Status, same.StatusReason]).toEqual(['FAILED', expect.stringContaining("didn't contain changes")])
})

const refusals = [
  {
    name: 'a type without a handler',
    resources: { a: { Type: 'AWS::RDS::DBInstance' } },
    says: 'cannot make AWS::RDS::DBInstance',
  },
  {
    name: 'a property that would be dropped',
    resources: { a: { Type: 'Thing', Properties: { Colour: 1 } } },
    says: 'does not carry Colour of Thing (a)',
  },
  { name: 'a circle', resources: { a: { Type: 'Thing', DependsOn: 'a' } }, says: 'Circular dependency' },
]
for (const { name, resources, says } of refusals) {
  test(`refused before anything is made: ${name}`, async () => {
    const { request, things } = aWorld()
    const TemplateBody = JSON.stringify({ Resources: resources })
    await expect(request('CreateStack', { TemplateBody })).rejects.toThrow(says)
    expect(things.size).toBe(0)
  })
}

test('another stack of the region is asked for its outputs', async () => {
  const { world, deploy } = aWorld()
  addStack(world.stacks, world.account, 'eu-west-1', 'storage').outputs = [{ key: 'Table', value: 'the-table' }]
  const from = { 'Fn::GetStackOutput': { StackName: 'storage', OutputName: 'Table' } }
  const stack = await deploy({ bucket: { Type: 'Thing', Properties: { Name: 'b', Of: from } } })
  expect(of(stack, 'bucket').properties.Of).toBe('the-table')
})
