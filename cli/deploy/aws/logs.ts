// cli/deploy/aws/logs.ts: log groups of a stage: which there are, and how long they keep.
import { CloudWatchLogsClient, DeleteLogGroupCommand, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs'
import type { Logs } from '../ports.ts'

export function createLogs(region: string): Logs {
  const client = new CloudWatchLogsClient({ region })
  return {
    async groups(namePrefix) {
      const found: { name: string; retentionDays?: number | undefined }[] = []
      for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, { logGroupNamePrefix: namePrefix }))
        for (const { logGroupName, retentionInDays } of logGroups)
          found.push({ name: logGroupName ?? '', retentionDays: retentionInDays })
      return found
    },
    async remove(name) {
      await client.send(new DeleteLogGroupCommand({ logGroupName: name }))
    },
  }
}
