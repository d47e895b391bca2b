// test/rehearsal/cloudformation/parameters.ts: the values of a template's parameters, and its text.
import type { Json } from '../json.ts'
import { refused } from './errors.ts'
import { listOf } from './protocol.ts'
import type { Stack } from './stack.ts'
import type { Template } from './template.ts'
import type { World } from './world.ts'

/** @throws CloudFormationError when a parameter has no value */
export async function parametersOf(
  world: World,
  stack: Stack,
  template: Template,
  given: Json,
): Promise<Record<string, Json>> {
  const byName = new Map(listOf(given).map((each) => [each.ParameterKey, each]))
  const values: Record<string, Json> = {}
  for (const [name, { Type, Default }] of Object.entries(template.Parameters ?? {})) {
    const isKeptInSsm = Type.startsWith('AWS::SSM::Parameter')
    const asked = byName.get(name)
    const usesPrevious = asked?.UsePreviousValue === 'true' && !isKeptInSsm
    const value = usesPrevious ? stack.parameters[name] : (asked?.ParameterValue ?? Default)
    if (value === undefined) throw refused(`Parameters: [${name}] must have values`)
    values[name] = isKeptInSsm ? await world.look(stack.region, 'ssm', value) : typed(Type, value)
  }
  return values
}

function typed(type: string, value: Json): Json {
  if (type !== 'CommaDelimitedList' || Array.isArray(value)) return value
  return value === '' ? [] : String(value).split(',')
}

/** Text of the template that a request names, brings along or leaves as it is. */
export async function bodyOf(world: World, stack: Stack, request: Json): Promise<string> {
  if (request.TemplateBody) return request.TemplateBody
  if (request.UsePreviousTemplate === 'true') return stack.body
  if (request.TemplateURL) return world.readTemplate(stack.region, request.TemplateURL)
  throw refused('Either Template URL or Template Body must be specified.')
}
