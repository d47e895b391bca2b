// test/rehearsal/cloudformation/change-sets.ts: a change that was worked out and waits to be carried out.
import { randomUUID } from 'node:crypto'
import { isSame, type Json } from '../json.ts'
import { deployStack, type Wanted } from './deploy.ts'
import { CloudFormationError, refused } from './errors.ts'
import { objections } from './intrinsics.ts'
import { creationOrder } from './order.ts'
import { bodyOf, parametersOf } from './parameters.ts'
import { type Change, isWanted, planOf, unknownProperties } from './plan.ts'
import { listOf } from './protocol.ts'
import { addStack, findStack, isBusy, type Stack } from './stack.ts'
import { readTemplate } from './template.ts'
import { scopeOf, type World } from './world.ts'

export interface ChangeSet {
  readonly id: string
  readonly name: string
  readonly stack: Stack
  readonly wanted: Wanted
  readonly changes: readonly Change[]
  readonly tags: readonly Json[]
  readonly capabilities: readonly string[]
  readonly createdAt: string
  /** Why there is nothing to carry out. */
  readonly nothing?: string
}

export type ChangeSets = Map<string, ChangeSet>

const NOTHING = "The submitted information didn't contain changes. Submit different information to create a change set."

export async function createChangeSet(
  world: World,
  sets: ChangeSets,
  region: string,
  request: Json,
): Promise<ChangeSet> {
  const stack = stackFor(world, region, request)
  const { wanted, changes } = await workOut(world, stack, request)
  const tags = listOf(request.Tags)
  const isNew = stack.status === 'REVIEW_IN_PROGRESS'
  const changesOutputs = !isSame(wanted.template.Outputs ?? {}, stack.template.Outputs ?? {})
  const isNothing = !isNew && changes.length === 0 && !changesOutputs && isSame(tags, stack.tags)
  const set: ChangeSet = {
    id: `arn:aws:cloudformation:${region}:${world.account}:changeSet/${request.ChangeSetName}/${randomUUID()}`,
    name: request.ChangeSetName,
    stack,
    wanted,
    changes,
    tags,
    capabilities: listOf(request.Capabilities),
    createdAt: new Date().toISOString(),
    ...(isNothing ? { nothing: NOTHING } : {}),
  }
  sets.set(set.id, set)
  return set
}

function stackFor(world: World, region: string, request: Json): Stack {
  const there = findStack(world.stacks, region, request.StackName)
  if (!there) {
    if (request.ChangeSetType === 'UPDATE') throw refused(`Stack [${request.StackName}] does not exist`)
    const stack = addStack(world.stacks, world.account, region, request.StackName)
    if (request.RoleARN) stack.roleArn = request.RoleARN
    return stack
  }
  if (request.ChangeSetType === 'CREATE' && there.status !== 'REVIEW_IN_PROGRESS') {
    throw new CloudFormationError('AlreadyExistsException', `Stack [${request.StackName}] already exists`)
  }
  if (isBusy(there) || /^(ROLLBACK_COMPLETE|.*_FAILED)$/.test(there.status)) {
    throw refused(`Stack:${there.id} is in ${there.status} state and can not be updated.`)
  }
  return there
}

/**
 * What a request asks for, and what that would change.
 *
 * @throws CloudFormationError when the template is wrong, or holds what the rehearsal cannot make
 */
export async function workOut(
  world: World,
  stack: Stack,
  request: Json,
): Promise<{ wanted: Wanted; changes: readonly Change[] }> {
  const body = await bodyOf(world, stack, request)
  const template = readTemplate(body)
  const parameters = await parametersOf(world, stack, template, request.Parameters)
  const scope = scopeOf(world, stack, template, parameters, stack.resources)
  const [objection] = objections(scope)
  if (objection) throw refused(`Template validation failed: ${objection}`)
  creationOrder(template.Resources) // refuses a circle
  for (const [id, definition] of Object.entries(template.Resources)) {
    if (!isWanted(definition, scope)) continue
    const unknown = unknownProperties(world.handlerOf(definition.Type), definition, scope)
    if (unknown.length > 0) {
      const names = unknown.join(', ')
      throw refused(
        `the rehearsal does not carry ${names} of ${definition.Type} (${id}): teach test/rehearsal/resources/`,
      )
    }
  }
  return { wanted: { template, body, parameters }, changes: planOf(scope, stack.resources, world.handlerOf) }
}

export function findChangeSet(world: World, sets: ChangeSets, region: string, request: Json): ChangeSet {
  const { ChangeSetName: nameOrId, StackName } = request
  const stack = StackName ? findStack(world.stacks, region, StackName) : undefined
  const found = sets.get(nameOrId) ?? [...sets.values()].find((each) => each.name === nameOrId && each.stack === stack)
  if (!found) throw new CloudFormationError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`)
  return found
}

/** Begins it and returns; the events of the stack say how it goes. */
export function executeChangeSet(world: World, sets: ChangeSets, set: ChangeSet): void {
  if (set.nothing !== undefined) {
    throw new CloudFormationError('InvalidChangeSetStatus', `ChangeSet [${set.id}] cannot be executed: ${set.nothing}`)
  }
  sets.delete(set.id)
  set.stack.tags = set.tags
  set.stack.capabilities = set.capabilities
  void deployStack(world, set.stack, set.wanted)
}

export function describeChangeSet(set: ChangeSet): Json {
  return {
    ChangeSetName: set.name,
    ChangeSetId: set.id,
    StackId: set.stack.id,
    StackName: set.stack.name,
    Status: set.nothing === undefined ? 'CREATE_COMPLETE' : 'FAILED',
    StatusReason: set.nothing,
    ExecutionStatus: set.nothing === undefined ? 'AVAILABLE' : 'UNAVAILABLE',
    CreationTime: set.createdAt,
    Changes: set.changes.map(describeChange),
    Tags: set.tags,
    Capabilities: set.capabilities,
  }
}

function describeChange({ action, id, type, physicalId, replacement, properties }: Change): Json {
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: action,
      LogicalResourceId: id,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      Replacement: replacement,
      Scope: action === 'Modify' ? [properties.length > 0 ? 'Properties' : 'Metadata'] : undefined,
      Details: properties.map((Name) => ({
        Target: { Attribute: 'Properties', Name },
        ChangeSource: 'DirectModification',
      })),
    },
  }
}
