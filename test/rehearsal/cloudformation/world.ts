// test/rehearsal/cloudformation/world.ts: what a deployment needs of everything around it.
import type { Json } from '../json.ts'
import type { Handler, Place } from '../resources/handler.ts'
import { CloudFormationError } from './errors.ts'
import type { Scope } from './intrinsics.ts'
import type { Deployed, Stack, Stacks } from './stack.ts'
import type { Template } from './template.ts'

export interface World {
  readonly account: string
  /** Where services answer, for the handlers. */
  readonly endpoint: string
  readonly stacks: Stacks
  /** @throws Error when the rehearsal has none for this type */
  handlerOf(type: string): Handler
  /** The value of a dynamic reference or of a parameter that is kept in SSM. */
  look(region: string, service: string, reference: string): Promise<string>
  /** Text of a template that was uploaded. */
  readTemplate(region: string, url: string): Promise<string>
  /** Faults that a test asked for. */
  readonly faults: Fault[]
}

export interface Fault {
  readonly phase: 'create' | 'update' | 'delete'
  /** Type or logical id of the resource that fails. */
  readonly at: string
  readonly message: string
  /** How often it still fails. */
  times: number
}

/** @throws Error when a test asked for a fault here */
export function failIfAsked(world: World, phase: Fault['phase'], type: string, id: string): void {
  const fault = world.faults.find(
    (each) => each.phase === phase && (each.at === type || each.at === id) && each.times > 0,
  )
  if (!fault) return
  fault.times--
  throw new Error(fault.message)
}

export function placeOf(world: World, stack: Stack, id: string): Place {
  return { endpoint: world.endpoint, region: stack.region, account: world.account, stack: stack.name, id }
}

/** @param resources those that are there, or are there by now */
export function scopeOf(
  world: World,
  stack: Stack,
  template: Template,
  parameters: Readonly<Record<string, Json>>,
  resources: ReadonlyMap<string, Deployed>,
): Scope {
  const there = (id: string) => {
    const found = resources.get(id)
    if (!found) throw new CloudFormationError('ValidationError', `Template error: unresolved reference to ${id}`)
    return found
  }
  return {
    template,
    parameters,
    pseudo: {
      'AWS::Region': stack.region,
      'AWS::AccountId': world.account,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack.name,
      'AWS::StackId': stack.id,
    },
    ref: (id) => there(id).physicalId,
    attribute: (id, name) => attributeOf(there(id), id, name),
    exported: (name) => exportedValue(world, stack.region, name),
    outputOf: (name, output, region = stack.region) => outputValue(world, name, output, region),
  }
}

function attributeOf({ attributes, definition }: Deployed, id: string, name: string): Json {
  if (name in attributes) return attributes[name]
  throw new CloudFormationError(
    'ValidationError',
    `Requested attribute ${name} does not exist in schema for ${definition.Type} (${id})`,
  )
}

function exportedValue({ stacks }: World, region: string, name: string): string {
  const outputs = [...stacks.alive.values()]
    .filter((stack) => stack.region === region)
    .flatMap((stack) => stack.outputs)
  const found = outputs.find(({ exportName }) => exportName === name)
  if (!found) throw new CloudFormationError('ValidationError', `No export named ${name} found.`)
  return found.value
}

function outputValue({ stacks }: World, stack: string, output: string, region: string): string {
  const found = stacks.alive.get(`${region}/${stack}`)?.outputs.find(({ key }) => key === output)
  if (!found) {
    throw new CloudFormationError(
      'ValidationError',
      `Fn::GetStackOutput: no output ${output} of stack ${stack} in ${region}`,
    )
  }
  return found.value
}
