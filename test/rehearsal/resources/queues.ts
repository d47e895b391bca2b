// test/rehearsal/resources/queues.ts: SQS queues and their policies, SNS topics and who hears them.
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns'
import { CreateQueueCommand, DeleteQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, nothingToUpdate, tagMap } from './handler.ts'

const QUEUE_ATTRIBUTES = ['VisibilityTimeout', 'MessageRetentionPeriod', 'SqsManagedSseEnabled', 'RedrivePolicy']

export const queue: Handler = {
  properties: ['QueueName', 'Tags', ...QUEUE_ATTRIBUTES],
  replacedBy: ['QueueName'],
  async create(properties, place) {
    const QueueName = properties.QueueName ?? madeUpName(place, 80)
    const request = { QueueName, Attributes: attributesOf(properties), tags: tagMap(properties.Tags) }
    const { QueueUrl } = await clientOf(SQSClient, place).send(new CreateQueueCommand(request))
    const Arn = `arn:aws:sqs:${place.region}:${place.account}:${QueueName}`
    return { physicalId: QueueUrl!, attributes: { Arn, QueueName, QueueUrl } }
  },
  async update(QueueUrl, properties, _, place) {
    const Attributes = attributesOf(properties)
    await clientOf(SQSClient, place).send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))
    return {}
  },
  async remove(QueueUrl, _, place) {
    await clientOf(SQSClient, place).send(new DeleteQueueCommand({ QueueUrl }))
  },
}

/** The service wants every attribute as text. */
function attributesOf(properties: Json): Record<string, string> {
  return Object.fromEntries(
    QUEUE_ATTRIBUTES.filter((name) => properties[name] !== undefined).map((name) => [
      name,
      typeof properties[name] === 'object' ? JSON.stringify(properties[name]) : String(properties[name]),
    ]),
  )
}

export const queuePolicy: Handler = {
  properties: ['PolicyDocument', 'Queues'],
  replacedBy: [],
  async create({ PolicyDocument, Queues }, place) {
    const Attributes = { Policy: JSON.stringify(PolicyDocument) }
    for (const QueueUrl of Queues) {
      await clientOf(SQSClient, place).send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))
    }
    return { physicalId: madeUpName(place) }
  },
  async update(_, properties, __, place) {
    await this.create(properties, place)
    return {}
  },
  async remove(_, { Queues }, place) {
    for (const QueueUrl of Queues) {
      await clientOf(SQSClient, place).send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: '' } }))
    }
  },
}

export const topic: Handler = {
  properties: ['DisplayName', 'Tags', 'TopicName'],
  replacedBy: ['TopicName'],
  async create({ TopicName, DisplayName, Tags }, place) {
    const Name = TopicName ?? madeUpName(place, 256)
    const Attributes: Record<string, string> = DisplayName ? { DisplayName } : {}
    const { TopicArn } = await clientOf(SNSClient, place).send(new CreateTopicCommand({ Name, Attributes, Tags }))
    return { physicalId: TopicArn!, attributes: { TopicArn, TopicName: Name } }
  },
  async update(TopicArn, { DisplayName = '' }, _, place) {
    const change = { TopicArn, AttributeName: 'DisplayName', AttributeValue: DisplayName }
    await clientOf(SNSClient, place).send(new SetTopicAttributesCommand(change))
    return {}
  },
  async remove(TopicArn, _, place) {
    await clientOf(SNSClient, place).send(new DeleteTopicCommand({ TopicArn }))
  },
}

export const topicPolicy: Handler = {
  properties: ['PolicyDocument', 'Topics'],
  replacedBy: [],
  async create({ PolicyDocument, Topics }, place) {
    const policy = { AttributeName: 'Policy', AttributeValue: JSON.stringify(PolicyDocument) }
    for (const TopicArn of Topics) {
      await clientOf(SNSClient, place).send(new SetTopicAttributesCommand({ TopicArn, ...policy }))
    }
    return { physicalId: madeUpName(place) }
  },
  async update(_, properties, __, place) {
    await this.create(properties, place)
    return {}
  },
  async remove() {
    // Goes with its topic.
  },
}

export const subscription: Handler = {
  properties: ['Endpoint', 'Protocol', 'TopicArn'],
  replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
  async create({ Endpoint, Protocol, TopicArn }, place) {
    const request = { Endpoint, Protocol, TopicArn, ReturnSubscriptionArn: true }
    const { SubscriptionArn } = await clientOf(SNSClient, place).send(new SubscribeCommand(request))
    return { physicalId: SubscriptionArn! }
  },
  update: nothingToUpdate,
  async remove(SubscriptionArn, _, place) {
    await clientOf(SNSClient, place).send(new UnsubscribeCommand({ SubscriptionArn }))
  },
}
