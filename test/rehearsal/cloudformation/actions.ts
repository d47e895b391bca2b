// test/rehearsal/cloudformation/actions.ts: the actions of CloudFormation's API that deploying a portal needs.
import { isSame, type Json } from '../json.ts'
import {
  type ChangeSets,
  createChangeSet,
  describeChangeSet,
  executeChangeSet,
  findChangeSet,
  workOut,
} from './change-sets.ts'
import { deleteStack } from './delete.ts'
import { deployStack } from './deploy.ts'
import { CloudFormationError, refused } from './errors.ts'
import { bodyOf } from './parameters.ts'
import { listOf } from './protocol.ts'
import { addStack, findStack, isBusy, type Stack, type StackOutput } from './stack.ts'
import { readTemplate } from './template.ts'
import type { World } from './world.ts'

interface Call {
  readonly world: World
  readonly sets: ChangeSets
  readonly region: string
  readonly request: Json
}

type Action = (call: Call) => Json | Promise<Json>

/** @throws CloudFormationError when the action is refused, or is none that the rehearsal knows */
export async function act(call: Call): Promise<Json> {
  const action = ACTIONS[call.request.Action]
  if (action) return action(call)
  throw new CloudFormationError('InvalidAction', `the rehearsal does not know the action ${call.request.Action}`)
}

const ACTIONS: Readonly<Record<string, Action>> = {
  DescribeStacks: ({ world, region, request }) => ({
    Stacks: (request.StackName ? [existing(world, region, request.StackName)] : aliveIn(world, region)).map(described),
  }),
  ListStacks: ({ world, region, request }) => ({ StackSummaries: summaries(world, region, request) }),
  DescribeStackEvents: ({ world, region, request }) => ({
    StackEvents: eventsOf(existing(world, region, request.StackName)),
  }),
  GetTemplate: ({ world, region, request }) => ({
    TemplateBody: existing(world, region, request.StackName).body,
    StagesAvailable: ['Original', 'Processed'],
  }),
  GetTemplateSummary: summaryOfTemplate,
  ListStackResources: ({ world, region, request }) => ({
    StackResourceSummaries: resourcesOf(existing(world, region, request.StackName), 'LastUpdatedTimestamp'),
  }),
  DescribeStackResources: ({ world, region, request }) => ({
    StackResources: resourcesOf(existing(world, region, request.StackName), 'Timestamp'),
  }),
  DescribeStackResource: ({ world, region, request }) => ({
    StackResourceDetail: resourcesOf(existing(world, region, request.StackName), 'LastUpdatedTimestamp').find(
      ({ LogicalResourceId }) => LogicalResourceId === request.LogicalResourceId,
    ),
  }),
  ListExports: ({ world, region }) => ({
    Exports: aliveIn(world, region).flatMap(({ id, outputs }) =>
      outputs
        .filter(({ exportName }) => exportName)
        .map(({ exportName, value }) => ({ ExportingStackId: id, Name: exportName, Value: value })),
    ),
  }),
  UpdateTerminationProtection: ({ world, region, request }) => {
    const stack = existing(world, region, request.StackName)
    stack.isProtected = request.EnableTerminationProtection === 'true'
    return { StackId: stack.id }
  },
  CreateChangeSet: async ({ world, sets, region, request }) => {
    const { id, stack } = await createChangeSet(world, sets, region, request)
    return { Id: id, StackId: stack.id }
  },
  DescribeChangeSet: ({ world, sets, region, request }) =>
    describeChangeSet(findChangeSet(world, sets, region, request)),
  ListChangeSets: ({ world, sets, region, request }) => {
    const stack = existing(world, region, request.StackName)
    return { Summaries: [...sets.values()].filter((each) => each.stack === stack).map(describeChangeSet) }
  },
  DeleteChangeSet: ({ world, sets, region, request }) => {
    const { StackName } = request
    const known = [...sets.values()].some(({ id, name }) => [id, name].includes(request.ChangeSetName))
    if (known) sets.delete(findChangeSet(world, sets, region, { ...request, StackName }).id)
    return {}
  },
  ExecuteChangeSet: ({ world, sets, region, request }) => {
    executeChangeSet(world, sets, findChangeSet(world, sets, region, request))
    return {}
  },
  CreateStack: createStack,
  UpdateStack: updateStack,
  DeleteStack: removeStack,
}

function existing({ stacks }: World, region: string, nameOrId: string): Stack {
  const stack = findStack(stacks, region, nameOrId)
  if (!stack) throw refused(`Stack with id ${nameOrId} does not exist`)
  return stack
}

function aliveIn({ stacks }: World, region: string): Stack[] {
  return [...stacks.alive.values()].filter((stack) => stack.region === region)
}

async function createStack({ world, region, request }: Call): Promise<Json> {
  if (findStack(world.stacks, region, request.StackName)) {
    throw new CloudFormationError('AlreadyExistsException', `Stack [${request.StackName}] already exists`)
  }
  const stack = addStack(world.stacks, world.account, region, request.StackName)
  stack.tags = listOf(request.Tags)
  stack.isProtected = request.EnableTerminationProtection === 'true'
  try {
    const { wanted } = await workOut(world, stack, request)
    void deployStack(world, stack, wanted)
  } catch (error) {
    world.stacks.alive.delete(`${region}/${stack.name}`) // what is refused leaves no stack behind
    throw error
  }
  return { StackId: stack.id }
}

async function updateStack({ world, region, request }: Call): Promise<Json> {
  const stack = existing(world, region, request.StackName)
  if (isBusy(stack)) throw refused(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`)
  const { wanted, changes } = await workOut(world, stack, request)
  const isNothing = changes.length === 0 && isSame(wanted.template.Outputs ?? {}, stack.template.Outputs ?? {})
  if (isNothing) throw refused('No updates are to be performed.')
  void deployStack(world, stack, wanted)
  return { StackId: stack.id }
}

function removeStack({ world, region, request }: Call): Json {
  const stack = findStack(world.stacks, region, request.StackName)
  if (!stack || world.stacks.deleted.has(stack.id)) return {}
  if (stack.isProtected) {
    throw refused(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`)
  }
  void deleteStack(world, stack, listOf(request.RetainResources))
  return {}
}

async function summaryOfTemplate({ world, region, request }: Call): Promise<Json> {
  const { StackName } = request
  const body = StackName ? existing(world, region, StackName).body : await bodyOf(world, emptyStack(region), request)
  const template = readTemplate(body)
  return {
    Parameters: Object.entries(template.Parameters ?? {}).map(([name, { Type, Default }]) => ({
      ParameterKey: name,
      ParameterType: Type,
      DefaultValue: Default,
    })),
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
  }
}

/** For questions about a template that belongs to none. */
function emptyStack(region: string): Stack {
  return addStack({ alive: new Map(), deleted: new Map() }, '', region, '')
}

function described(stack: Stack): Json {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.changedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    DisableRollback: 'false',
    EnableTerminationProtection: String(stack.isProtected),
    RoleARN: stack.roleArn,
    Parameters: Object.entries(stack.parameters).map(([name, value]) => ({
      ParameterKey: name,
      ParameterValue: Array.isArray(value) ? value.join(',') : value,
    })),
    Outputs: stack.outputs.map(describedOutput),
    Tags: stack.tags,
    Capabilities: stack.capabilities,
    NotificationARNs: [],
  }
}

function describedOutput({ key, value, description, exportName }: StackOutput): Json {
  return { OutputKey: key, OutputValue: value, Description: description, ExportName: exportName }
}

function summaries({ stacks }: World, region: string, request: Json): Json[] {
  const wanted = listOf(request.StackStatusFilter)
  return [...stacks.alive.values(), ...stacks.deleted.values()]
    .filter((stack) => stack.region === region && (wanted.length === 0 || wanted.includes(stack.status)))
    .map(({ id, name, createdAt, status }) => ({
      StackId: id,
      StackName: name,
      CreationTime: createdAt,
      StackStatus: status,
    }))
}

function eventsOf(stack: Stack): Json[] {
  return stack.events.map((event) => ({
    StackId: stack.id,
    StackName: stack.name,
    EventId: event.id,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: event.at,
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
  }))
}

function resourcesOf(stack: Stack, time: string): Json[] {
  return [...stack.resources].map(([id, { physicalId, definition, status }]) => ({
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: id,
    PhysicalResourceId: physicalId,
    ResourceType: definition.Type,
    ResourceStatus: status,
    [time]: stack.changedAt ?? stack.createdAt,
  }))
}
