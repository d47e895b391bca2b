// cli/deploy/checks/name-collisions.ts: names that the templates give, and that somebody else has already.
import type { NameKind, Names, StackState } from '../ports.ts'
import type { Finding } from '../stop.ts'
import { isOurs } from './stack-states.ts'

export interface Template {
  readonly Resources?: Readonly<Record<string, { Type: string; Properties?: Readonly<Record<string, unknown>> }>>
}

/** Type of a resource -> the property that names it. Buckets and tables are named by AWS: see docs/decisions/0103. */
const NAMED_BY: Readonly<Record<NameKind, string>> = {
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
}

const WHAT: Readonly<Record<NameKind, string>> = {
  'AWS::Logs::LogGroup': 'a log group',
  'AWS::SQS::Queue': 'a queue',
  'AWS::Lambda::Function': 'a function',
  'AWS::Cognito::UserPoolDomain': 'a sign-in page',
}

export interface GivenName {
  readonly kind: NameKind
  readonly name: string
}

/** @param account puts the number in where a template says "the account" */
export function namesIn(template: Template, account: string): GivenName[] {
  return Object.values(template.Resources ?? {}).flatMap(({ Type, Properties = {} }) => {
    const property = NAMED_BY[Type as NameKind]
    const name = property ? textOf(Properties[property], account) : undefined
    return name ? [{ kind: Type as NameKind, name }] : []
  })
}

/** @returns undefined for what only AWS can work out */
function textOf(value: unknown, account: string): string | undefined {
  if (typeof value === 'string') return value
  if (isReferenceTo(value, 'AWS::AccountId')) return account
  const join = (value as { 'Fn::Join'?: [string, unknown[]] } | undefined)?.['Fn::Join']
  if (!join) return undefined
  const parts = join[1].map((part) => textOf(part, account))
  return parts.every((part) => part !== undefined) ? parts.join(join[0]) : undefined
}

function isReferenceTo(value: unknown, name: string): boolean {
  return (value as { Ref?: string } | undefined)?.Ref === name
}

/** A stack of this name that carries other tags belongs to somebody else. */
export function foreignStack(stack: StackState, portalId: string, stage: string): Finding[] {
  if (isOurs(stack, portalId, stage) || stack.status === 'REVIEW_IN_PROGRESS') return []
  const { portal, stage: other } = stack.tags
  const whose = portal ? `of portal ${portal}, stage ${other ?? 'unknown'}` : 'without the tags of a portal'
  return [
    {
      severity: 'error',
      check: 'name',
      say: `there is a stack ${stack.name} in ${stack.region} already, ${whose}.`,
      fix: 'Choose another portalId in the settings, or another account. If the stack is this portal’s, put the tags portal and stage on it.',
    },
  ]
}

/** @param given names of a stack that is not there yet */
export async function takenNames(names: Names, given: readonly GivenName[]): Promise<Finding[]> {
  const looked = await Promise.all(
    given.map(async (each) => ({ ...each, isTaken: await names.isTaken(each.kind, each.name) })),
  )
  return looked
    .filter(({ isTaken }) => isTaken)
    .map(({ kind, name }) => ({
      severity: 'error',
      check: 'name',
      say: `${WHAT[kind]} ${name} is there already, and no stack of this portal made it.`,
      fix: LEFT_OVER[kind]?.(name) ?? 'Choose another portalId in the settings, or remove it when it is a left-over.',
    }))
}

const LEFT_OVER: Readonly<Partial<Record<NameKind, (name: string) => string>>> = {
  'AWS::Logs::LogGroup': (name) =>
    `Perhaps a left-over of a stage taken down: aws logs delete-log-group --log-group-name ${name}`,
}
