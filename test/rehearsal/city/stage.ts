// test/rehearsal/city/stage.ts: what is deployed of one stage: its outputs, its resources, what happened to it.
import type { Json } from '../json.ts'
import type { Look } from './look.ts'

export interface DeployedStage {
  readonly outputs: Readonly<Record<string, string>>
  readonly stacks: readonly Json[]
  /** Physical ids by type. */
  readonly resources: ReadonlyMap<string, readonly string[]>
  /** Newest first, of all its stacks. */
  readonly events: readonly Json[]
}

export const PARTS = ['storage', 'site', 'flow'] as const

/** @param prefix `<portalId>-<stage>` */
export async function stageAt(look: Look, prefix: string): Promise<DeployedStage> {
  const parts = await Promise.all(
    PARTS.map(async (part) => {
      const StackName = `${prefix}-${part}`
      const [described, resources, happened] = await Promise.all([
        look('cloudformation', 'describe-stacks', { StackName }),
        look('cloudformation', 'list-stack-resources', { StackName }),
        look('cloudformation', 'describe-stack-events', { StackName }),
      ])
      const [stack] = described.Stacks
      return { stack, resources: resources.StackResourceSummaries, events: happened.StackEvents }
    }),
  )
  const outputs = parts.flatMap(({ stack }) => stack.Outputs ?? [])
  const resources = new Map<string, string[]>()
  for (const { ResourceType, PhysicalResourceId } of parts.flatMap((part) => part.resources)) {
    resources.set(ResourceType, [...(resources.get(ResourceType) ?? []), PhysicalResourceId])
  }
  return {
    outputs: Object.fromEntries(outputs.map(({ OutputKey, OutputValue }: Json) => [OutputKey, OutputValue])),
    stacks: parts.map(({ stack }) => stack),
    resources,
    events: parts.flatMap(({ events }) => events),
  }
}

/** What changed between two looks: types of the resources that were made, changed or removed. */
export function touchedSince(before: DeployedStage, after: DeployedStage): string[] {
  const known = new Set(before.events.map(({ EventId }) => EventId))
  const news = after.events.filter(({ EventId, ResourceType }) => {
    return !known.has(EventId) && ResourceType !== 'AWS::CloudFormation::Stack'
  })
  return [...new Set(news.map(({ ResourceType }) => String(ResourceType)))].sort()
}
