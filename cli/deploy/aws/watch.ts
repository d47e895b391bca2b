// cli/deploy/aws/watch.ts: what watches a stage: alarms, who is told of them, and the queues of what failed.
import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch'
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns'
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'

export interface AlarmState {
  readonly name: string
  /** OK, ALARM or INSUFFICIENT_DATA. */
  readonly state: string
  readonly description: string
}

export interface Subscription {
  readonly endpoint: string
  readonly isConfirmed: boolean
}

export interface Watch {
  alarms(namePrefix: string): Promise<readonly AlarmState[]>
  subscriptions(topicArn: string): Promise<readonly Subscription[]>
  /** @param url of the queue, as CloudFormation names it; @returns messages that wait, about */
  waiting(url: string): Promise<number>
}

export function createWatch(region: string): Watch {
  const alarms = new CloudWatchClient({ region })
  const topics = new SNSClient({ region })
  const queues = new SQSClient({ region, useQueueUrlAsEndpoint: false })
  return {
    async alarms(namePrefix) {
      const found: AlarmState[] = []
      for await (const page of paginateDescribeAlarms({ client: alarms }, { AlarmNamePrefix: namePrefix }))
        for (const { AlarmName = '', StateValue = '', AlarmDescription = '' } of page.MetricAlarms ?? [])
          found.push({ name: AlarmName, state: StateValue, description: AlarmDescription })
      return found
    },
    async subscriptions(topicArn) {
      const found: Subscription[] = []
      for await (const page of paginateListSubscriptionsByTopic({ client: topics }, { TopicArn: topicArn }))
        for (const { Endpoint = '', SubscriptionArn = '' } of page.Subscriptions ?? [])
          found.push({ endpoint: Endpoint, isConfirmed: SubscriptionArn.startsWith('arn:') })
      return found
    },
    async waiting(url) {
      const { Attributes } = await queues.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] }),
      )
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0)
    },
  }
}
