// lib/safe-queue.ts: queues that lose nothing: what cannot be delivered waits in dead letters for a person.
import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

export interface SafeQueueProps {
  readonly name: string
  /** How long a message stays hidden from others while one function works on it. */
  readonly visibilityTimeout: Duration
  /** Deliveries before a message goes to the dead letters. */
  readonly maxReceives: number
}

/** A queue and its dead letters. */
export class SafeQueue extends Queue {
  readonly deadLetters: DeadLetters

  constructor(scope: Construct, id: string, { name, visibilityTimeout, maxReceives }: SafeQueueProps) {
    const deadLetters = new DeadLetters(scope, `${id}DeadLetters`, `${name}-dead-letters`)
    super(scope, id, {
      queueName: name,
      visibilityTimeout,
      retentionPeriod: Duration.days(4), // a long weekend in which nobody can repair a fault
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    })
    this.deadLetters = deadLetters
  }
}

/** Where messages wait that every attempt failed on. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, queueName: string) {
    super(scope, id, {
      queueName,
      retentionPeriod: Duration.days(14), // the longest that SQS knows
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    })
  }
}
