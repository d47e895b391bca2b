// test/rehearsal/cloudformation/order.ts: which resource has to be there before which.
import type { Json } from '../json.ts'
import type { Definition } from './template.ts'

/** @returns ids of the resources that this one names or waits for */
export function dependenciesOf(definition: Definition, ids: ReadonlySet<string>): Set<string> {
  const named = [...namesIn(definition.Properties), ...[definition.DependsOn ?? []].flat()]
  return new Set(named.filter((name) => ids.has(name)))
}

function namesIn(value: Json): string[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(namesIn)
  return Object.entries<Json>(value).flatMap(([key, argument]) => {
    if (key === 'Ref') return [argument]
    if (key === 'Fn::GetAtt') return [Array.isArray(argument) ? argument[0] : String(argument).split('.')[0]]
    if (key === 'Fn::Sub') return namesInText(argument)
    return namesIn(argument)
  })
}

function namesInText(argument: Json): string[] {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}]
  const names = [...String(text).matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => name!.split('.')[0]!)
  return [...names, ...namesIn(own)]
}

/**
 * The order in which resources are made; deleted in reverse.
 *
 * @throws Error that names the circle, when there is one
 */
export function creationOrder(resources: Readonly<Record<string, Definition>>): string[] {
  const ids = new Set(Object.keys(resources))
  const done = new Set<string>()
  const visit = (id: string, path: readonly string[]) => {
    if (done.has(id)) return
    if (path.includes(id)) throw new Error(`Circular dependency between resources: [${[...path, id].join(', ')}]`)
    for (const each of dependenciesOf(resources[id]!, ids)) visit(each, [...path, id])
    done.add(id)
  }
  for (const id of ids) visit(id, [])
  return [...done]
}
