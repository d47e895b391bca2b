// The deployment of a stage, step by step, in an account in memory.
import { deployStage } from '../../../cli/deploy/deploy-stage.ts'
import { outcomeOf } from '../../../cli/deploy/outcome.ts'
import { Stop } from '../../../cli/deploy/stop.ts'
import { ACCOUNT, aStack, aWorld, OUTPUTS, REGION, settings, toolkitStacks } from './world.ts'

const EVERYTHING = ['build', 'deploy', 'invoke alder-bay-beta-publish {"force":true}', 'close']
const unchanged = toolkitStacks.map(({ name }) => ({ stack: name, isNew: false, resources: [], differsElse: false }))

async function stopOf(work: Promise<unknown>): Promise<Stop> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Stop) return error
  throw new Error(`expected it to stop, found ${error ?? 'that it went through'}`)
}

test('from nothing: builds, deploys, publishes, asks the portal and says what remains', async () => {
  const { order, ports, done } = aWorld()
  const deployed = await deployStage(order, ports)
  expect(done).toEqual(EVERYTHING)
  expect(deployed).toMatchObject({ outcome: 'deployed', account: ACCOUNT, outputs: OUTPUTS, publication: 'published' })
  expect(deployed.smoke.map(({ path, isWell }) => [path, isWell])).toEqual([
    ['/', true],
    ['/', true],
    ['/data.json', true],
    ['/console/', true],
    ['/api/v1/health', true],
    ['/no-such-page-of-the-smoke-test', true],
  ])
  const { code, text } = outcomeOf(deployed)
  expect(code).toBe(0)
  expect(text).toContain('https://d1.cloudfront.example/console/')
  expect(text).toContain('ada@alderbay.example was mailed a password')
})

test('an account that was never prepared is prepared before anything is deployed', async () => {
  const { order, ports, done } = aWorld({ bootstrap: 0 })
  await deployStage(order, ports)
  expect(done.slice(0, 3)).toEqual(['build', `bootstrap ${ACCOUNT} ${REGION}`, 'deploy'])
})

test('a dry run writes nothing, and says that the account would be prepared', async () => {
  const { order, ports, done } = aWorld({ bootstrap: 0, order: { dryRun: true } })
  const deployed = await deployStage(order, ports)
  expect(done).toEqual(['build', 'close'])
  expect(outcomeOf(deployed)).toMatchObject({
    code: 0,
    text: expect.stringMatching(/would be prepared for the CDK in eu-west-1[\s\S]*Nothing was changed/),
  })
})

test('--diff shows the difference of the templates and writes nothing', async () => {
  const { order, ports, done } = aWorld({ order: { showDifference: true } })
  expect(outcomeOf(await deployStage(order, ports)).text).toContain('+ everything')
  expect(done).toEqual(['build', 'close'])
})

test('where nothing changes nobody is asked, and the rest is done all the same', async () => {
  const { order, ports, done } = aWorld({
    order: { yes: false },
    ports: { isTerminal: true },
    stacks: ['storage', 'site', 'flow'].map((part) => aStack(part, { outputs: OUTPUTS })),
    toolkit: { compare: async () => ({ changes: unchanged, text: '' }) },
  })
  await deployStage(order, ports)
  expect(done).toEqual(EVERYTHING)
})

test('without a terminal and without --yes it stops before anything is deployed', async () => {
  const { order, ports, done } = aWorld({ order: { yes: false } })
  const stop = await stopOf(deployStage(order, ports))
  expect([stop.code, stop.message, stop.fix]).toEqual([
    2,
    expect.stringContaining('no terminal'),
    expect.stringContaining('--yes'),
  ])
  expect(done).toEqual([])
})

test('a failure names the resource that failed first, what to do, and that the same command goes on', async () => {
  const failing = {
    deploy: async () => {
      throw new Error('the stack failed')
    },
  }
  const { order, ports } = aWorld({ toolkit: failing })
  const openToolkit: typeof ports.openToolkit = async (given, stage, onProgress) => {
    const event = { kind: 'resource', stack: 'alder-bay-beta-site', count: '3/16' } as const
    onProgress({ kind: 'stack', name: event.stack, number: 2, of: 3 })
    onProgress({
      ...event,
      id: 'Distribution',
      type: 'AWS::CloudFront::Distribution',
      status: 'CREATE_FAILED',
      reason: 'Your account must be verified',
    })
    onProgress({
      ...event,
      id: 'Headers',
      type: 'AWS::X::Y',
      status: 'CREATE_FAILED',
      reason: 'Resource creation cancelled',
    })
    return ports.openToolkit(given, stage, onProgress)
  }
  const stop = await stopOf(deployStage(order, { ...ports, openToolkit }))
  expect(stop.code).toBe(1)
  expect(stop.message).toBe(
    'The deployment stopped at CloudFront::Distribution Distribution of alder-bay-beta-site: Your account must be verified',
  )
  expect(stop.fix).toMatch(/AWS Support[\s\S]*run the same command again/)
})

test('what an earlier run left half made is removed first, protection and all, and the rest goes on', async () => {
  const left = aStack('site', { status: 'ROLLBACK_COMPLETE', isProtected: true })
  const { order, ports, done, stacks, told } = aWorld({ stacks: [aStack('storage'), left] })
  const kept = { id: 'Site', physicalId: 'site-0', type: 'AWS::S3::Bucket', status: 'DELETE_SKIPPED' }
  stacks.resourcesOf = { [left.name]: [kept, { ...kept, physicalId: 'q', status: 'DELETE_COMPLETE' }] }
  await deployStage(order, ports)
  expect(told.filter((text) => text.includes('stays behind'))).toEqual([
    'notice: S3::Bucket site-0 stays behind from the attempt that failed; it is empty and can be deleted.',
  ])
  expect(stacks.done).toEqual(['protection of alder-bay-beta-site off', 'remove alder-bay-beta-site'])
  expect(done).toEqual(EVERYTHING)
})

test('what CloudFormation is still at is waited for', async () => {
  const { order, ports, done, stacks, told } = aWorld({ stacks: [aStack('storage', { status: 'UPDATE_IN_PROGRESS' })] })
  const pause = async () => {
    stacks.found = [aStack('storage', { status: 'UPDATE_COMPLETE' })]
  }
  await deployStage(order, { ...ports, pause })
  expect(told).toContain('alder-bay-beta-storage is UPDATE_IN_PROGRESS: waiting until that is over')
  expect(done).toEqual(EVERYTHING)
})

test('publication that is busy is asked again', async () => {
  const outcomes = ['busy', 'busy', 'published']
  const { order, ports } = aWorld({ ports: { functions: { invoke: async () => ({ outcome: outcomes.shift() }) } } })
  expect((await deployStage(order, ports)).publication).toBe('published')
})

test('publication that fails says so, and that the stacks are ready', async () => {
  const invoke = async () => {
    throw new Error('the function failed')
  }
  const { order, ports } = aWorld({ ports: { functions: { invoke } } })
  expect((await stopOf(deployStage(order, ports))).message).toContain('The stacks are ready, but publication')
})

test('a portal that does not answer as it should ends with 1 and still says where it is', async () => {
  const smokeAsk = async () => ({ status: 503, headers: {}, text: '' })
  const { order, ports } = aWorld({ ports: { smokeAsk } })
  const { code, text } = outcomeOf(await deployStage(order, ports))
  expect(code).toBe(1)
  expect(text).toMatch(/Portal\s+https:\/\/d1[\s\S]*6 of 6 questions/)
})

test('--smoke-at asks another address, --no-smoke none', async () => {
  const asked: string[] = []
  const smokeAsk = async (address: string) => {
    asked.push(address)
    return { status: 200, headers: {}, text: '' }
  }
  const elsewhere = aWorld({ order: { smokeAt: 'http://127.0.0.1:9/' }, ports: { smokeAsk } })
  await deployStage(elsewhere.order, elsewhere.ports)
  expect(new Set(asked.map((address) => new URL(address).origin))).toEqual(new Set(['http://127.0.0.1:9']))
  const silent = aWorld({ order: { smokeAt: false }, ports: { smokeAsk } })
  const before = asked.length
  expect((await deployStage(silent.order, silent.ports)).smoke).toEqual([])
  expect(asked.length).toBe(before)
})

const refusals = [
  {
    name: 'an old Node',
    world: { ports: { nodeVersion: '20.20.2' } },
    says: 'expected Node 24',
  },
  {
    name: 'an account that is not the pinned one',
    world: {
      order: {
        settings: {
          ...settings,
          stages: { ...settings.stages, beta: { ...settings.stages.beta, account: '999988887777' } },
        },
      },
    },
    says: 'stages.beta.account in the settings says 999988887777',
  },
  {
    name: 'a stack that cannot go back',
    world: { stacks: [aStack('flow', { status: 'UPDATE_ROLLBACK_FAILED' })] },
    says: 'alder-bay-beta-flow is UPDATE_ROLLBACK_FAILED',
  },
  {
    name: 'a stack of the same name that is not ours',
    world: { stacks: [aStack('storage', { tags: {} })] },
    says: 'there is a stack alder-bay-beta-storage in eu-west-1 already, without the tags of a portal',
  },
  {
    name: 'a name that is taken',
    world: { ports: { names: { isTaken: async (_: string, name: string) => name === 'alder-bay-beta-flow-queue' } } },
    says: 'a queue alder-bay-beta-flow-queue is there already',
  },
  {
    name: 'a stack that somebody is at, when nobody waits',
    world: { order: { wait: false }, stacks: [aStack('flow', { status: 'CREATE_IN_PROGRESS' })] },
    says: 'alder-bay-beta-flow is CREATE_IN_PROGRESS',
  },
]
for (const { name, world, says } of refusals) {
  test(`stops with 2 and touches nothing: ${name}`, async () => {
    const { order, ports, done, stacks } = aWorld(world)
    const stop = await stopOf(deployStage(order, ports))
    expect([stop.code, stop.message]).toEqual([2, expect.stringContaining(says)])
    expect(stop.fix).not.toBe('')
    expect([...done.filter((each) => !['build', 'close'].includes(each)), ...stacks.done]).toEqual([])
  })
}

test('a person who says no stops it before anything is deployed', async () => {
  const { order, ports, done } = aWorld({
    order: { yes: false },
    ports: { isTerminal: true, ask: async () => 'n' },
  })
  expect((await stopOf(deployStage(order, ports))).message).toBe('not confirmed. Nothing was changed.')
  expect(done).toEqual(['build', 'close'])
})

test('an alarm mail that nobody has confirmed remains to be done', async () => {
  const { order, ports } = aWorld({ ports: { alarmsAreConfirmed: async () => false } })
  expect(outcomeOf(await deployStage(order, ports)).text).toContain('Confirm the mail from AWS Notifications')
  const confirmed = aWorld()
  expect(outcomeOf(await deployStage(confirmed.order, confirmed.ports)).text).not.toContain('AWS Notifications')
})

test('production before its launch has no catalog, and an invited beta is asked at its door', async () => {
  const closed = aWorld({ ports: { isClosed: async () => true } })
  const found = (await deployStage(closed.order, closed.ports)).smoke.filter(({ isWell }) => !isWell)
  expect(found).toEqual([
    { path: '/data.json', expected: 'no catalog before the launch', isWell: false, found: 'status 200' },
  ])
  const beta = { ...settings.stages.beta, invitation: { mailDomains: [] } }
  const invited = aWorld({ order: { settings: { ...settings, stages: { ...settings.stages, beta } } } })
  const paths = (await deployStage(invited.order, invited.ports)).smoke.map(({ path }) => path)
  expect(paths).toEqual(['/invitation/', '/', '/invitation/', '/data.json', '/console/', '/api/v1/health'])
})

test('the key of an invited stage is there before its stacks, whose templates refer to it', async () => {
  const beta = { ...settings.stages.beta, invitation: { mailDomains: [] } }
  const order = { settings: { ...settings, stages: { ...settings.stages, beta } } }
  const invited = aWorld({ order })
  await deployStage(invited.order, invited.ports)
  expect(invited.done.filter((step) => /^(key|deploy)/.test(step))).toEqual(['key of alder-bay-beta', 'deploy'])
  const looked = aWorld({ order: { ...order, dryRun: true } })
  await deployStage(looked.order, looked.ports)
  const everybody = aWorld()
  await deployStage(everybody.order, everybody.ports)
  expect([...looked.done, ...everybody.done].filter((step) => step.startsWith('key'))).toEqual([])
})

test('says aloud when it does not speak to AWS', async () => {
  const { order, ports, told } = aWorld({
    ports: { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'x' } },
  })
  await deployStage(order, ports)
  expect(told[0]).toContain('http://127.0.0.1:1 (AWS_ENDPOINT_URL)')
})
