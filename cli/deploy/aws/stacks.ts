// cli/deploy/aws/stacks.ts: the stacks of one region, as CloudFormation tells of them.
import {
  CloudFormationClient,
  DeleteStackCommand,
  paginateDescribeStacks,
  paginateListStackResources,
  type Stack,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import type { StackResource, StackState, Stacks } from '../ports.ts'
import { orMissing } from './clients.ts'

export function createStacks(region: string): Stacks {
  const client = new CloudFormationClient({ region })
  return {
    async list(namePrefix) {
      const found: StackState[] = []
      for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) found.push(...Stacks.map(stateOf))
      return found
        .filter(({ name, status }) => name.startsWith(namePrefix) && status !== 'DELETE_COMPLETE')
        .filter((stack) => stack.region === region)
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    },
    async describe(name) {
      const pages = paginateDescribeStacks({ client }, { StackName: name })
      const page = await orMissing(pages.next(), /does not exist/)
      const stack = page?.value?.Stacks?.[0]
      const state = stack ? stateOf(stack) : undefined
      return state?.status === 'DELETE_COMPLETE' ? undefined : state
    },
    async resources(name) {
      const found: StackResource[] = []
      for await (const page of paginateListStackResources({ client }, { StackName: name }))
        for (const each of page.StackResourceSummaries ?? [])
          found.push({
            id: each.LogicalResourceId ?? '',
            physicalId: each.PhysicalResourceId,
            type: each.ResourceType ?? '',
            status: each.ResourceStatus ?? '',
            reason: each.ResourceStatusReason,
          })
      return found
    },
    async setProtection(name, isProtected) {
      await client.send(
        new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: isProtected }),
      )
    },
    async remove(name) {
      await client.send(new DeleteStackCommand({ StackName: name }))
    },
  }
}

function stateOf(stack: Stack): StackState {
  return {
    name: stack.StackName ?? '',
    region: stack.StackId?.split(':')[3] ?? '', // arn:aws:cloudformation:<region>:<account>:stack/...
    status: stack.StackStatus ?? '',
    reason: stack.StackStatusReason,
    isProtected: stack.EnableTerminationProtection ?? false,
    tags: Object.fromEntries((stack.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
    outputs: Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
    createdAt: stack.CreationTime?.toISOString() ?? '',
    drift: stack.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED',
  }
}
