// test/rehearsal/cloudformation/stack.ts: a stack: what was made, what it says of itself, and what happened to it.
import { randomUUID } from 'node:crypto'
import type { Json } from '../json.ts'
import type { Definition, Template } from './template.ts'

/** A resource that is there. */
export interface Deployed {
  readonly physicalId: string
  readonly attributes: Readonly<Record<string, Json>>
  /** As they were sent, every function in them replaced. */
  readonly properties: Json
  readonly definition: Definition
  readonly status: string
}

export interface StackOutput {
  readonly key: string
  readonly value: string
  readonly description?: string
  readonly exportName?: string
}

export interface StackEvent {
  readonly id: string
  readonly at: string
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
  readonly status: string
  readonly reason?: string
}

export interface Stack {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly createdAt: string
  changedAt?: string
  status: string
  reason?: string
  template: Template
  body: string
  parameters: Readonly<Record<string, Json>>
  tags: readonly Json[]
  capabilities: readonly string[]
  isProtected: boolean
  roleArn?: string
  resources: Map<string, Deployed>
  outputs: readonly StackOutput[]
  /** Newest first. */
  events: StackEvent[]
}

export const EMPTY: Template = { Resources: {} }

/** Every stack of the account, those that were deleted too. */
export interface Stacks {
  readonly alive: Map<string, Stack>
  readonly deleted: Map<string, Stack>
}

export function noStacks(): Stacks {
  return { alive: new Map(), deleted: new Map() }
}

export function addStack(stacks: Stacks, account: string, region: string, name: string): Stack {
  const stack: Stack = {
    id: `arn:aws:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`,
    name,
    region,
    createdAt: new Date().toISOString(),
    status: 'REVIEW_IN_PROGRESS',
    template: EMPTY,
    body: '{}',
    parameters: {},
    tags: [],
    capabilities: [],
    isProtected: false,
    resources: new Map(),
    outputs: [],
    events: [],
  }
  stacks.alive.set(`${region}/${name}`, stack)
  return stack
}

/** @param nameOrId the id finds deleted stacks, too */
export function findStack(stacks: Stacks, region: string, nameOrId: string): Stack | undefined {
  if (!nameOrId.startsWith('arn:')) return stacks.alive.get(`${region}/${nameOrId}`)
  return [...stacks.alive.values()].find(({ id }) => id === nameOrId) ?? stacks.deleted.get(nameOrId)
}

export function buryStack(stacks: Stacks, stack: Stack): void {
  stacks.alive.delete(`${stack.region}/${stack.name}`)
  stacks.deleted.set(stack.id, stack)
}

export function isBusy({ status }: Stack): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS'
}

/** Writes down what happened to a resource. */
export function note(
  stack: Stack,
  event: Pick<StackEvent, 'logicalId' | 'type' | 'status'> & Partial<StackEvent>,
): void {
  stack.events.unshift({ id: randomUUID(), at: new Date().toISOString(), physicalId: '', ...event })
}

/** Changes the state of the stack itself, and writes it down. */
export function enter(stack: Stack, status: string, reason?: string): void {
  stack.status = status
  if (reason === undefined) delete stack.reason
  else stack.reason = reason
  note(stack, {
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    ...(reason === undefined ? {} : { reason }),
  })
}
