// cli/deploy/changes.ts: what a deployment would change, stack by stack, in words; and what it must not. Pure.
import { shortType } from './progress.ts'
import type { Finding } from './stop.ts'

export type ChangeKind = 'new' | 'changed' | 'may-be-replaced' | 'replaced' | 'removed' | 'left-behind'

export interface ResourceChange {
  readonly kind: ChangeKind
  readonly id: string
  readonly type: string
  /** Properties that differ, of a change or a replacement. */
  readonly properties: readonly string[]
}

export interface StackChanges {
  readonly stack: string
  readonly isNew: boolean
  readonly resources: readonly ResourceChange[]
  /** Whether outputs, parameters or the like differ, too. */
  readonly differsElse: boolean
}

/** The part of a difference of the CDK that is read here. */
export interface TemplateDifference {
  readonly differenceCount: number
  readonly resources: {
    readonly changes: Readonly<Record<string, ResourceDifference>>
    readonly differenceCount: number
  }
}
interface ResourceDifference {
  readonly resourceType?: string | undefined
  readonly changeImpact: string
  readonly propertyUpdates: Readonly<Record<string, unknown>>
}

const KINDS: Readonly<Record<string, ChangeKind>> = {
  WILL_CREATE: 'new',
  WILL_IMPORT: 'new',
  WILL_UPDATE: 'changed',
  MAY_REPLACE: 'may-be-replaced',
  WILL_REPLACE: 'replaced',
  WILL_DESTROY: 'removed',
  WILL_ORPHAN: 'left-behind',
}

/** @param differences name of a stack -> its difference */
export function changesIn(differences: Readonly<Record<string, TemplateDifference>>): StackChanges[] {
  return Object.entries(differences).map(([stack, { resources, differenceCount }]) => {
    const changes = Object.entries(resources.changes).flatMap(([id, difference]) => changeOf(id, difference))
    return {
      stack,
      isNew: changes.length > 0 && changes.every(({ kind }) => kind === 'new'),
      resources: changes,
      differsElse: differenceCount > resources.differenceCount,
    }
  })
}

function changeOf(
  id: string,
  { resourceType = '', changeImpact, propertyUpdates }: ResourceDifference,
): ResourceChange[] {
  const kind = KINDS[changeImpact]
  return kind ? [{ kind, id, type: resourceType, properties: Object.keys(propertyUpdates) }] : []
}

export function changesNothing(changes: readonly StackChanges[]): boolean {
  return changes.every(({ resources, differsElse }) => resources.length === 0 && !differsElse)
}

/** Worst first, because a person may read no further. */
const ORDER: readonly (readonly [ChangeKind, string])[] = [
  ['replaced', 'REPLACED'],
  ['may-be-replaced', 'may be replaced'],
  ['removed', 'removed'],
  ['left-behind', 'let go, but kept'],
  ['changed', 'changed'],
  ['new', 'new'],
]

/** One paragraph per stack; a new one is counted, not listed. */
export function changeLines(changes: readonly StackChanges[]): string[] {
  return changes.flatMap(({ stack, isNew, resources, differsElse }) => {
    if (isNew) return [`${stack}: new, ${counted(resources.length, 'resource')}`]
    if (resources.length === 0) return [`${stack}: ${differsElse ? 'only its outputs change' : 'nothing changes'}`]
    return [`${stack}:`, ...ORDER.flatMap(([kind, word]) => linesOf(resources, kind, word))]
  })
}

function linesOf(resources: readonly ResourceChange[], kind: ChangeKind, word: string): string[] {
  return resources
    .filter((resource) => resource.kind === kind)
    .map(({ type, id, properties }) => {
      const which = kind !== 'new' && properties.length > 0 ? ` (${properties.join(', ')})` : ''
      return `  ${word.padEnd(16)} ${shortType(type)} ${id}${which}`
    })
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What holds the city's data or its people: made anew it is empty. */
const HOLDS_DATA = /^AWS::(S3::Bucket|DynamoDB::Table|Cognito::UserPool)$/

/**
 * In production nothing that holds data is replaced or removed by the way; in beta it is said.
 *
 * @param isAllowed the person has said that it is meant
 */
export function checkReplacements(changes: readonly StackChanges[], retain: boolean, isAllowed: boolean): Finding[] {
  const lost = changes.flatMap(({ stack, resources }) =>
    resources
      .filter(({ type, kind }) => HOLDS_DATA.test(type) && LOSES.has(kind))
      .map((resource) => ({ stack, ...resource })),
  )
  return lost.map(({ stack, type, id, kind, properties }) => ({
    severity: retain && !isAllowed && kind !== 'may-be-replaced' ? 'error' : 'warning',
    check: 'replacement',
    say: `${shortType(type)} ${id} of ${stack} would be ${SAID[kind] ?? kind}${properties.length > 0 ? ` because of ${properties.join(', ')}` : ''}: the new one is empty.`,
    fix: 'When that is meant: make a backup, then the same command with --allow-replacement. Else undo what changed it.',
  }))
}

const LOSES: ReadonlySet<ChangeKind> = new Set(['replaced', 'may-be-replaced', 'removed', 'left-behind'])
const SAID: Readonly<Partial<Record<ChangeKind, string>>> = {
  replaced: 'replaced',
  'may-be-replaced': 'perhaps replaced',
  removed: 'removed',
  'left-behind': 'let go (kept, but no longer used)',
}
