// test/rehearsal/cloudformation/plan.ts: what a template would change in a stack, without changing it.
import { isSame, type Json } from '../json.ts'
import type { Handler } from '../resources/handler.ts'
import { holds, resolve, type Scope } from './intrinsics.ts'
import type { Deployed } from './stack.ts'
import type { Definition } from './template.ts'

export interface Change {
  readonly action: 'Add' | 'Modify' | 'Remove'
  readonly id: string
  readonly type: string
  readonly physicalId?: string
  readonly replacement?: 'True' | 'False' | 'Conditional'
  /** Names of properties that differ; empty when only metadata or policies do. */
  readonly properties: readonly string[]
}

/** @returns names of the properties that are not the same, sorted */
export function differences(before: Json, after: Json): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names].filter((name) => !isSame(before?.[name], after?.[name])).sort()
}

/** Properties of the resource that the handler would not carry to the service. */
export function unknownProperties(handler: Handler, definition: Definition, scope: Scope): string[] {
  return Object.entries<Json>(definition.Properties ?? {})
    .filter(([name, value]) => !handler.properties.includes(name) && hasValue(value, scope))
    .map(([name]) => name)
}

/** A condition may leave a property out. */
function hasValue(value: Json, scope: Scope): boolean {
  try {
    return 'value' in resolve({ value, beside: true }, scope)
  } catch {
    return true
  }
}

/** Whether the template has the resource under its conditions. */
export function isWanted(definition: Definition, scope: Scope): boolean {
  return definition.Condition === undefined || holds({ Condition: definition.Condition }, scope)
}

/**
 * @param scope of what is there now: what is not made yet has no values
 * @returns every resource that would be added, changed or removed, in the order of the template
 */
export function planOf(
  scope: Scope,
  deployed: ReadonlyMap<string, Deployed>,
  handlerOf: (type: string) => Handler,
): Change[] {
  const wanted = Object.entries(scope.template.Resources).filter(([, definition]) => isWanted(definition, scope))
  const ids = new Set(wanted.map(([id]) => id))
  const removed = [...deployed].filter(([id]) => !ids.has(id))
  return [
    ...wanted.flatMap(([id, definition]) => changeOf(id, definition, deployed.get(id), scope, handlerOf)),
    ...removed.map(
      ([id, { definition, physicalId }]): Change => ({
        action: 'Remove',
        id,
        type: definition.Type,
        physicalId,
        properties: [],
      }),
    ),
  ]
}

function changeOf(
  id: string,
  definition: Definition,
  there: Deployed | undefined,
  scope: Scope,
  handlerOf: (type: string) => Handler,
): Change[] {
  const type = definition.Type
  if (!there) return [{ action: 'Add', id, type, properties: [] }]
  const shared = { action: 'Modify', id, type, physicalId: there.physicalId } as const
  const after = resolvedOrUndefined(definition, scope)
  // It names something that is made by this very change: CloudFormation cannot say yet, either.
  if (after === undefined) return [{ ...shared, replacement: 'Conditional', properties: [] }]
  const properties = differences(there.properties, after)
  if (properties.length === 0 && isSame(policiesOf(there.definition), policiesOf(definition))) return []
  const { replacedBy } = handlerOf(type)
  const replacement = properties.some((name) => replacedBy.includes(name)) ? 'True' : 'False'
  return [{ ...shared, replacement, properties }]
}

function resolvedOrUndefined(definition: Definition, scope: Scope): Json | undefined {
  try {
    return resolve(definition.Properties ?? {}, scope)
  } catch {
    return undefined
  }
}

function policiesOf({ DeletionPolicy, UpdateReplacePolicy, Metadata }: Definition): Json {
  return { DeletionPolicy, UpdateReplacePolicy, Metadata }
}
