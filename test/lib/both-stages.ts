// test/lib/both-stages.ts: the templates of both stages, made once per test file from the settings of the project.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { readSettings, type Settings, STAGES, type StageName } from '../../core/settings.ts'
import config from '../../plaza.config.ts'
import { root } from '../support/tree.ts'

export const settings = readSettings(config)

// biome-ignore lint/suspicious/noExplicitAny: templates are JSON of any shape
type Json = any

export interface Resource {
  readonly stage: StageName
  readonly stack: string
  readonly id: string
  readonly Type: string
  readonly Properties: Json
  readonly DeletionPolicy?: string
}

export interface Synthesized {
  readonly resources: readonly Resource[]
  readonly outputs: Readonly<Record<StageName, Record<string, Json>>>
  /** Accepted findings that were not found. */
  readonly stale: readonly string[]
}

/**
 * Synthesizes both stages with the flags of `cdk.json` and functions that are one line each.
 *
 * @throws Error with what the rules find, when they are asked for
 */
export function synthesize(from: Settings = settings, ...options: '--rules'[]): Synthesized {
  const said = execFileSync(process.execPath, [join(root, 'test', 'lib', 'synthesize.ts'), ...options], {
    input: JSON.stringify(from),
    encoding: 'utf8',
    // Without rules the CDK's own checks, a second each time, are left out too.
    env: { ...process.env, NODE_OPTIONS: '', CDK_VALIDATION: String(options.length > 0) },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const { templates, ...rest } = JSON.parse(said) as Pick<Synthesized, 'stale'> & {
    templates: { stage: StageName; stackName: string; template: Json }[]
  }
  const outputsOf = (name: StageName) =>
    Object.assign({}, ...templates.filter(({ stage }) => stage === name).map(({ template }) => template.Outputs))
  return {
    ...rest,
    resources: templates.flatMap(({ stage, stackName, template }) =>
      Object.entries<Json>(template.Resources).map(([id, resource]) => ({
        ...resource,
        Properties: resource.Properties ?? {},
        stage,
        stack: stackName,
        id,
      })),
    ),
    outputs: Object.fromEntries(STAGES.map((name) => [name, outputsOf(name)])) as Synthesized['outputs'],
  }
}

export function ofType(resources: readonly Resource[], type: string, stage?: StageName): Resource[] {
  return resources.filter((resource) => resource.Type === type && (!stage || resource.stage === stage))
}

/** The templates again, one a stack: what `plaza cost` counts in. */
export function templatesIn(resources: readonly Resource[]): { Resources: Record<string, Resource> }[] {
  const stacks = Map.groupBy(resources, ({ stack }) => stack)
  return [...stacks.values()].map((own) => ({ Resources: Object.fromEntries(own.map((one) => [one.id, one])) }))
}

/** For messages: what is wrong should name itself. */
export function named(resources: readonly Resource[]): string[] {
  return resources.map(({ stack, id }) => `${stack}/${id}`)
}

/** A statement of a role's policy, its actions always a list. */
export interface Statement {
  readonly stage: StageName
  /** Logical id of the policy, which begins with the name of the function. */
  readonly policy: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[]
  /** As JSON, because most are references. */
  readonly resource: string
  readonly condition: Json
}

export function statements(resources: readonly Resource[]): Statement[] {
  return ofType(resources, 'AWS::IAM::Policy').flatMap(({ stage, id, Properties }) =>
    Properties.PolicyDocument.Statement.flatMap((statement: Json) =>
      [statement.Resource].flat().map((resource: Json) => ({
        stage,
        policy: id,
        effect: statement.Effect,
        actions: [statement.Action].flat(),
        resource: JSON.stringify(resource),
        condition: statement.Condition,
      })),
    ),
  )
}
