// test/cli/deploy/world.ts: an account that is as it should be, in memory. Tests spoil one thing of it.
import type { DeployOrder, DeployPorts } from '../../../cli/deploy/deploy-ports.ts'
import type { StackResource, StackState, Stacks } from '../../../cli/deploy/ports.ts'
import type { SmokeAnswer } from '../../../cli/deploy/smoke.ts'
import type { StageToolkit } from '../../../cli/deploy/stage-toolkit.ts'
import { readSettings } from '../../../core/settings.ts'
import config from '../../../plaza.config.ts'

export const settings = readSettings(config)
export const ACCOUNT = '111122223333'
export const REGION = 'eu-west-1'

export function aStack(part: string, spoilt: Partial<StackState> = {}): StackState {
  return {
    name: `alder-bay-beta-${part}`,
    region: REGION,
    status: 'CREATE_COMPLETE',
    isProtected: false,
    tags: { portal: 'alder-bay', stage: 'beta' },
    outputs: {},
    createdAt: `2026-11-27T10:0${['storage', 'site', 'flow'].indexOf(part)}:00.000Z`,
    drift: 'NOT_CHECKED',
    ...spoilt,
  }
}

export const OUTPUTS = {
  PortalUrl: 'https://d1.cloudfront.example',
  DistributionId: 'D1',
  DistributionDomain: 'd1.cloudfront.example',
  PublishFunction: 'alder-bay-beta-publish',
  UserPoolId: 'pool-1',
  TableName: 'table-1',
  AlarmTopic: 'arn:aws:sns:eu-west-1:111122223333:alder-bay-beta-alarms',
  PlazaVersion: '0.1.0',
}

/** CloudFormation of one region: says what is done to it, and does it at once. */
export class FakeStacks implements Stacks {
  readonly done: string[] = []
  found: StackState[]
  resourcesOf: Record<string, StackResource[]> = {}

  constructor(found: readonly StackState[] = []) {
    this.found = [...found]
  }
  async list(prefix: string) {
    return this.found.filter(({ name }) => name.startsWith(prefix))
  }
  async describe(name: string) {
    return this.found.find((stack) => stack.name === name)
  }
  async resources(name: string) {
    return this.resourcesOf[name] ?? []
  }
  async setProtection(name: string, isProtected: boolean) {
    this.done.push(`protection of ${name} ${isProtected ? 'on' : 'off'}`)
    this.found = this.found.map((stack) => (stack.name === name ? { ...stack, isProtected } : stack))
  }
  async remove(name: string) {
    const stack = await this.describe(name)
    if (stack?.isProtected) throw new Error(`${name} is protected`)
    this.done.push(`remove ${name}`)
    this.found = this.found.filter((each) => each.name !== name)
  }
}

export const toolkitStacks: StageToolkit['stacks'] = ['storage', 'site', 'flow'].map((part) => ({
  name: `alder-bay-beta-${part}`,
  region: REGION,
  template: {
    Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `alder-bay-beta-${part}-queue` } } },
  },
}))

export interface World {
  readonly order: DeployOrder
  readonly ports: DeployPorts
  /** What was done, in order. */
  readonly done: string[]
  /** What was told, in order. */
  readonly told: string[]
  readonly stacks: FakeStacks
}

const WELL: Readonly<Record<string, SmokeAnswer>> = {
  '/': {
    status: 200,
    headers: { 'content-security-policy': "default-src 'none'", 'x-robots-tag': 'noindex' },
    text: '<html>',
  },
  '/data.json': { status: 200, headers: {}, text: '{"dataset":[]}' },
  '/console/': { status: 200, headers: {}, text: '<html>' },
  '/api/v1/health': { status: 200, headers: {}, text: '{}' },
}

export async function answerWell(address: string): Promise<SmokeAnswer> {
  return WELL[new URL(address).pathname] ?? { status: 404, headers: {}, text: '<html>' }
}

export function aWorld(
  spoilt: {
    order?: Partial<DeployOrder>
    ports?: Partial<DeployPorts>
    toolkit?: Partial<StageToolkit>
    stacks?: readonly StackState[]
    bootstrap?: number
  } = {},
): World {
  const done: string[] = []
  const told: string[] = []
  const stacks = new FakeStacks(spoilt.stacks)
  const account: DeployPorts['account'] = {
    whoAmI: async () => ({ account: ACCOUNT, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deployer/ada` }),
    bootstrapVersion: async () => spoilt.bootstrap ?? 32,
    quota: async (name) => (name === 'lambda-concurrency' ? 1000 : 200),
    distributions: async () => 1,
  }
  const toolkit: StageToolkit = {
    stacks: toolkitStacks,
    compare: async () => ({
      changes: toolkitStacks.map(({ name }) => ({
        stack: name,
        isNew: true,
        resources: [{ kind: 'new', id: 'Queue', type: 'AWS::SQS::Queue', properties: [] }],
        differsElse: false,
      })),
      text: '+ everything',
    }),
    bootstrap: async (number, region) => void done.push(`bootstrap ${number} ${region}`),
    deploy: async () => {
      done.push('deploy')
      return OUTPUTS
    },
    close: async () => void done.push('close'),
    ...spoilt.toolkit,
  }
  const ports: DeployPorts = {
    teller: {
      say: (text) => void told.push(text),
      detail: (text) => void told.push(text),
      finding: ({ severity, say }) => void told.push(`${severity}: ${say}`),
    },
    environment: {},
    nodeVersion: '24.21.0',
    isTerminal: false,
    account,
    accountIn: () => account,
    stacksIn: (region) => (region === REGION ? stacks : new FakeStacks()),
    ensureInvitationKey: async (prefix) => {
      done.push(`key of ${prefix}`)
      return 'made'
    },
    mail: { look: async () => ({ isVerified: true, isSandbox: false }) },
    names: { isTaken: async () => false },
    functions: {
      invoke: async (name, event) => {
        done.push(`invoke ${name} ${JSON.stringify(event)}`)
        return { outcome: 'published' }
      },
    },
    members: { stateOf: async () => 'FORCE_CHANGE_PASSWORD' },
    withDomain: async (order) => order.settings,
    build: async () => void done.push('build'),
    openToolkit: async () => toolkit,
    idleCostOf: async () => ({ dollarsPerMonth: 0.18, lines: [], priceDate: '2026-11-01' }),
    alarmsAreConfirmed: async () => true,
    isClosed: async () => false,
    smokeAsk: answerWell,
    smokePatience: { attempts: 1, pause: async () => {} },
    pause: async () => {},
    onInterrupt: () => () => {},
    ...spoilt.ports,
  }
  const order: DeployOrder = {
    stage: 'beta',
    settings,
    yes: true,
    dryRun: false,
    showDifference: false,
    allowReplacement: false,
    wait: true,
    ...spoilt.order,
  }
  return { order, ports, done, told, stacks }
}
