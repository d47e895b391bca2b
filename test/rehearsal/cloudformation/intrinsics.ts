// test/rehearsal/cloudformation/intrinsics.ts: what `Ref`, `Fn::GetAtt` and the like mean. Pure: whatever is looked up
// comes in as a scope.
import { isSame, type Json } from '../json.ts'
import type { Template } from './template.ts'

/** Where names in a template get their values. */
export interface Scope {
  readonly template: Template
  readonly parameters: Readonly<Record<string, Json>>
  /** `AWS::Region` and the like. */
  readonly pseudo: Readonly<Record<string, Json>>
  /** @throws Error when there is no such resource yet */
  ref(id: string): Json
  attribute(id: string, name: string): Json
  exported(name: string): Json
  outputOf(stack: string, output: string, region: string | undefined): Json
}

const NO_VALUE = Symbol('AWS::NoValue')

/**
 * Replaces every function in a value by what it gives.
 *
 * @throws Error that names the function, when it is none that the rehearsal knows, or looks for what is not there
 */
export function resolve(value: Json, scope: Scope): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((each) => resolve(each, scope)).filter((each) => each !== NO_VALUE)
  const [name, ...more] = Object.keys(value)
  if (name !== undefined && more.length === 0) {
    const called = FUNCTIONS[name]
    if (called) return called(value[name], scope)
    if (name in CONDITIONS) return holds(value, scope)
    if (name.startsWith('Fn::')) throw new Error(`the rehearsal does not know the function ${name}`)
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, resolve(each, scope)])
      .filter(([, each]) => each !== NO_VALUE),
  )
}

type Call = (argument: Json, scope: Scope) => Json

const FUNCTIONS: Readonly<Record<string, Call>> = {
  Ref: refer,
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...rest] = Array.isArray(argument) ? argument : String(argument).split('.')
    return scope.attribute(id, rest.map((part: Json) => resolve(part, scope)).join('.'))
  },
  'Fn::Join': ([between, parts], scope) => resolve(parts, scope).join(between),
  'Fn::Split': ([between, text], scope) => String(resolve(text, scope)).split(between),
  'Fn::Select': ([index, list], scope) => resolve(list, scope)[Number(resolve(index, scope))],
  'Fn::If': ([name, yes, no], scope) => resolve(holds({ Condition: name }, scope) ? yes : no, scope),
  'Fn::Sub': substitute,
  'Fn::Base64': (argument, scope) => Buffer.from(String(resolve(argument, scope))).toString('base64'),
  'Fn::ImportValue': (argument, scope) => scope.exported(resolve(argument, scope)),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName, Region } = resolve(argument, scope)
    return scope.outputOf(StackName, OutputName, Region)
  },
  'Fn::FindInMap': (path, scope) =>
    resolve(path, scope).reduce((map: Json, key: string) => map?.[key], scope.template.Mappings),
}

function refer(name: string, scope: Scope): Json {
  if (name === 'AWS::NoValue') return NO_VALUE
  if (name in scope.pseudo) return scope.pseudo[name]
  return name in scope.parameters ? scope.parameters[name] : scope.ref(name)
}

/** `${Name}`, `${Id.Attribute}`; `${!Literal}` stays as `${Literal}`. */
function substitute(argument: Json, scope: Scope): string {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}]
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`
    if (name in own) return String(resolve(own[name], scope))
    const [id, ...rest] = name.split('.')
    return String(rest.length > 0 ? scope.attribute(id!, rest.join('.')) : refer(name, scope))
  })
}

/** Whether a condition, an assertion or a function that gives yes or no is true. */
export function holds(condition: Json, scope: Scope): boolean {
  const [name] = Object.keys(condition)
  const test = CONDITIONS[name ?? '']
  if (!test) throw new Error(`the rehearsal does not know the condition ${JSON.stringify(condition)}`)
  return test(condition[name!], scope)
}

const CONDITIONS: Readonly<Record<string, (argument: Json, scope: Scope) => boolean>> = {
  Condition: (name, scope) => {
    const named = scope.template.Conditions?.[name]
    if (named === undefined) throw new Error(`Template error: there is no condition ${name}`)
    return holds(named, scope)
  },
  'Fn::Equals': ([a, b], scope) => isSame(resolve(a, scope), resolve(b, scope)),
  'Fn::Not': ([condition], scope) => !holds(condition, scope),
  'Fn::And': (conditions, scope) => conditions.every((each: Json) => holds(each, scope)),
  'Fn::Or': (conditions, scope) => conditions.some((each: Json) => holds(each, scope)),
  'Fn::Contains': ([list, one], scope) => resolve(list, scope).includes(resolve(one, scope)),
}

/** @returns what the template's own rules object to, in its words */
export function objections(scope: Scope): string[] {
  return Object.entries(scope.template.Rules ?? {}).flatMap(([name, { Assertions }]) =>
    Assertions.filter(({ Assert }) => !holds(Assert, scope)).map(({ AssertDescription }) => AssertDescription ?? name),
  )
}

const DYNAMIC = /\{\{resolve:([a-z-]+):([^}]+)\}\}/g

/**
 * Replaces dynamic references, `{{resolve:ssm:/name}}`, everywhere in a value.
 *
 * @param look gives the value for a service and what follows it
 */
export async function withDynamicReferences(
  value: Json,
  look: (service: string, reference: string) => Promise<string>,
): Promise<Json> {
  const values = new Map<string, string>()
  for (const [whole, service, reference] of JSON.stringify(value ?? null).matchAll(DYNAMIC)) {
    if (!values.has(whole)) values.set(whole, await look(service!, reference!))
  }
  return JSON.parse(JSON.stringify(value ?? null), (_, each) =>
    typeof each === 'string' ? each.replace(DYNAMIC, (whole) => values.get(whole) ?? whole) : each,
  )
}
