// local/sqs/checksum.ts: the MD5 sums by which SQS clients check what they sent and received.
import { createHash } from 'node:crypto'

/** A message attribute as it is on the wire; binary values are base64. */
export interface MessageAttribute {
  readonly DataType: string
  readonly StringValue?: string
  readonly BinaryValue?: string
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

export function md5(content: string | Buffer): string {
  return createHash('md5').update(content).digest('hex')
}

/**
 * Sums attributes sorted by name: length-prefixed name, type, one byte for the kind, length-prefixed value.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const parts = Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, attribute]) => {
      const isBinary = attribute.BinaryValue !== undefined
      const value = isBinary ? Buffer.from(attribute.BinaryValue!, 'base64') : Buffer.from(attribute.StringValue ?? '')
      return [
        lengthPrefixed(Buffer.from(name)),
        lengthPrefixed(Buffer.from(attribute.DataType)),
        Buffer.from([isBinary ? 2 : 1]),
        lengthPrefixed(value),
      ]
    })
  return md5(Buffer.concat(parts))
}

function lengthPrefixed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
