// local/sqs/error.ts: what SQS answers when it refuses, by the codes its clients know.

export type SqsErrorCode =
  | 'QueueDoesNotExist'
  | 'InvalidParameterValue'
  | 'MissingParameter'
  | 'ReceiptHandleIsInvalid'
  | 'TooManyEntriesInBatchRequest'
  | 'EmptyBatchRequest'
  | 'BatchEntryIdsNotDistinct'
  | 'UnsupportedOperation'

/** A refusal on the wire: HTTP 400 with `__type` of this code. */
export class SqsError extends Error {
  readonly code: SqsErrorCode
  constructor(code: SqsErrorCode, message: string) {
    super(message)
    this.name = 'SqsError'
    this.code = code
  }
}
