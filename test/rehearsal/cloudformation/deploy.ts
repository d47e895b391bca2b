// test/rehearsal/cloudformation/deploy.ts: makes a stack match a template, and takes everything back when one part fails.
import { isSame, type Json } from '../json.ts'
import { resolve, type Scope, withDynamicReferences } from './intrinsics.ts'
import { creationOrder } from './order.ts'
import { differences, isWanted } from './plan.ts'
import { type Deployed, enter, note, type Stack, type StackOutput } from './stack.ts'
import type { Definition, Template } from './template.ts'
import { failIfAsked, placeOf, scopeOf, type World } from './world.ts'

export interface Wanted {
  readonly template: Template
  readonly body: string
  readonly parameters: Readonly<Record<string, Json>>
}

/** What a deployment did so far; what it has to take back if it fails. */
interface Journal {
  readonly made: string[]
  /** Resources whose place another one took: removed at the end, when nothing can fail any more. */
  readonly replaced: { readonly id: string; readonly resource: Deployed }[]
  readonly changed: { readonly id: string; readonly before: Deployed; readonly after: Deployed }[]
}

/** Never fails: how it ended is the state of the stack, and its events say why. */
export async function deployStack(world: World, stack: Stack, wanted: Wanted): Promise<void> {
  const isNew = stack.status === 'REVIEW_IN_PROGRESS'
  const verb = isNew ? 'CREATE' : 'UPDATE'
  const before = new Map(stack.resources)
  const now = new Map(before)
  const journal: Journal = { made: [], replaced: [], changed: [] }
  enter(stack, `${verb}_IN_PROGRESS`, 'User Initiated')
  try {
    const scope = scopeOf(world, stack, wanted.template, wanted.parameters, now)
    const ids = await makeAll(world, stack, scope, now, journal)
    const outputs = outputsOf(scope)
    const removed = [...before].filter(([id]) => !ids.has(id))
    settle(stack, wanted, new Map([...now].filter(([id]) => ids.has(id))), outputs)
    if (!isNew) enter(stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')
    await cleanUp(world, stack, journal, removed)
    enter(stack, `${verb}_COMPLETE`)
  } catch (error) {
    await rollBack(world, stack, { isNew, journal, before, now, error: error as Error })
  }
}

/** @returns ids of everything that the template has under its conditions */
async function makeAll(
  world: World,
  stack: Stack,
  scope: Scope,
  now: Map<string, Deployed>,
  journal: Journal,
): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const id of creationOrder(scope.template.Resources)) {
    const definition = scope.template.Resources[id]!
    if (!isWanted(definition, scope)) continue
    const properties = await withDynamicReferences(resolve(definition.Properties ?? {}, scope), (service, reference) =>
      world.look(stack.region, service, reference),
    )
    now.set(id, await makeOne(world, stack, { id, definition, properties, there: now.get(id), journal }))
    ids.add(id)
  }
  return ids
}

interface Step {
  readonly id: string
  readonly definition: Definition
  readonly properties: Json
  readonly there: Deployed | undefined
  readonly journal: Journal
}

async function makeOne(world: World, stack: Stack, step: Step): Promise<Deployed> {
  const { id, definition, properties, there, journal } = step
  if (!there) return create(world, stack, step)
  const isOfSameType = there.definition.Type === definition.Type
  if (isOfSameType && isSame(there.properties, properties)) return { ...there, definition }
  const changed = differences(there.properties, properties)
  const { replacedBy } = world.handlerOf(definition.Type)
  if (isOfSameType && !changed.some((name) => replacedBy.includes(name)))
    return update(world, stack, { ...step, there })
  const reason = 'Requested update requires the creation of a new physical resource; hence creating one.'
  const { physicalId } = there
  note(stack, { logicalId: id, physicalId, type: definition.Type, status: 'UPDATE_IN_PROGRESS', reason })
  const made = await create(world, stack, step)
  journal.replaced.push({ id, resource: there })
  return made
}

async function create(world: World, stack: Stack, { id, definition, properties, journal }: Step): Promise<Deployed> {
  const event = { logicalId: id, type: definition.Type }
  note(stack, { ...event, status: 'CREATE_IN_PROGRESS' })
  try {
    failIfAsked(world, 'create', definition.Type, id)
    const made = await world.handlerOf(definition.Type).create(properties, placeOf(world, stack, id))
    const status = 'CREATE_COMPLETE'
    note(stack, { ...event, physicalId: made.physicalId, status })
    journal.made.push(id)
    return { physicalId: made.physicalId, attributes: made.attributes ?? {}, properties, definition, status }
  } catch (error) {
    note(stack, { ...event, status: 'CREATE_FAILED', reason: wordsOf(error) })
    throw error
  }
}

async function update(world: World, stack: Stack, step: Step & { there: Deployed }): Promise<Deployed> {
  const { id, definition, properties, there, journal } = step
  const event = { logicalId: id, physicalId: there.physicalId, type: definition.Type }
  note(stack, { ...event, status: 'UPDATE_IN_PROGRESS' })
  try {
    failIfAsked(world, 'update', definition.Type, id)
    const handler = world.handlerOf(definition.Type)
    const place = placeOf(world, stack, id)
    const changed = await handler.update(there.physicalId, properties, there.properties, place)
    const status = 'UPDATE_COMPLETE'
    const after = { ...there, attributes: { ...there.attributes, ...changed }, properties, definition, status }
    journal.changed.push({ id, before: there, after })
    note(stack, { ...event, status })
    return after
  } catch (error) {
    note(stack, { ...event, status: 'UPDATE_FAILED', reason: wordsOf(error) })
    throw error
  }
}

function outputsOf(scope: Scope): StackOutput[] {
  return Object.entries(scope.template.Outputs ?? {})
    .filter(([, { Condition }]) => isWanted({ Type: 'Output', ...(Condition ? { Condition } : {}) }, scope))
    .map(([key, { Value, Description, Export }]) => ({
      key,
      value: String(resolve(Value, scope)),
      ...(Description ? { description: Description } : {}),
      ...(Export ? { exportName: resolve(Export.Name, scope) } : {}),
    }))
}

function settle(stack: Stack, wanted: Wanted, resources: Map<string, Deployed>, outputs: readonly StackOutput[]): void {
  Object.assign(stack, { ...wanted, resources, outputs, changedAt: new Date().toISOString() })
}

/** What is left over is an event and no failure, as in CloudFormation. */
async function cleanUp(
  world: World,
  stack: Stack,
  journal: Journal,
  removed: readonly (readonly [string, Deployed])[],
): Promise<void> {
  for (const { id, resource } of [...journal.replaced].reverse()) {
    await removeResource(world, stack, id, resource, resource.definition.UpdateReplacePolicy).catch(() => undefined)
  }
  for (const [id, resource] of [...removed].reverse()) {
    await removeResource(world, stack, id, resource).catch(() => undefined)
  }
}

interface Failure {
  readonly isNew: boolean
  readonly journal: Journal
  readonly before: Map<string, Deployed>
  readonly now: ReadonlyMap<string, Deployed>
  readonly error: Error
}

async function rollBack(world: World, stack: Stack, { isNew, journal, before, now, error }: Failure): Promise<void> {
  const failed = stack.events.find(({ status }) => status.endsWith('_FAILED'))
  const verb = isNew ? 'create' : 'update'
  const reason = failed ? `The following resource(s) failed to ${verb}: [${failed.logicalId}].` : error.message
  enter(stack, isNew ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS', reason)
  for (const { id, before: was, after } of [...journal.changed].reverse()) {
    const { Type } = was.definition
    const undo = world
      .handlerOf(Type)
      .update(was.physicalId, was.properties, after.properties, placeOf(world, stack, id))
    const problem = await undo.then(() => undefined, wordsOf)
    const event = { logicalId: id, physicalId: was.physicalId, type: Type }
    note(
      stack,
      problem ? { ...event, status: 'UPDATE_FAILED', reason: problem } : { ...event, status: 'UPDATE_COMPLETE' },
    )
  }
  const left = new Map<string, Deployed>()
  for (const id of [...journal.made].reverse()) {
    const resource = now.get(id)!
    // What this deployment made itself goes, whatever is to happen to it later; so does a retained one that is new.
    await removeResource(world, stack, id, resource, 'Delete').catch(() => left.set(id, resource))
  }
  stack.resources = isNew ? left : before
  enter(stack, isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE')
}

/** How services say that something is gone already. */
const GONE = /NotFound|NoSuch|NonExistent|does not exist/

/** @throws Error when it could not be removed */
export async function removeResource(
  world: World,
  stack: Stack,
  id: string,
  { physicalId, definition, properties }: Deployed,
  policy = definition.DeletionPolicy,
): Promise<void> {
  const event = { logicalId: id, physicalId, type: definition.Type }
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate')
    return note(stack, { ...event, status: 'DELETE_SKIPPED' })
  note(stack, { ...event, status: 'DELETE_IN_PROGRESS' })
  try {
    failIfAsked(world, 'delete', definition.Type, id)
    await world.handlerOf(definition.Type).remove(physicalId, properties, placeOf(world, stack, id))
  } catch (error) {
    if (!GONE.test(wordsOf(error))) {
      note(stack, { ...event, status: 'DELETE_FAILED', reason: wordsOf(error) })
      throw error
    }
  }
  note(stack, { ...event, status: 'DELETE_COMPLETE' })
}

function wordsOf(error: unknown): string {
  const { name, message } = error as Error
  return name === 'Error' ? message : `${name}: ${message}`
}
