// local/s3/notifications.ts: which targets a bucket's notification configuration names for an event, and the event.
import { elements, text, texts } from './xml.ts'

export interface ObjectEvent {
  /** Without `s3:`, as `ObjectCreated:Put`. */
  readonly name: string
  readonly bucket: string
  readonly key: string
  readonly bytes: number
  readonly etag: string
  /** Undefined in buckets without versioning. */
  readonly versionId: string | undefined
  /** Orders the events of one key: later ones are greater. */
  readonly sequence: number
  readonly at: string
  readonly requestId: string
  readonly principal: string
}

export interface Notification {
  /** ARN from the configuration. */
  readonly target: string
  /** `{ Records: [...] }` as S3 sends it. */
  readonly event: unknown
}

/** Kind of target -> the element with its ARN. */
const TARGETS = {
  QueueConfiguration: 'Queue',
  CloudFunctionConfiguration: 'CloudFunction',
  TopicConfiguration: 'Topic',
}

/** @param configuration XML as it was put, if any was */
export function notificationsFor(
  configuration: string | undefined,
  event: ObjectEvent,
  region: string,
): Notification[] {
  if (configuration === undefined) return []
  return Object.entries(TARGETS).flatMap(([kind, arn]) =>
    elements(configuration, kind)
      .filter((rule) => wantsEvent(rule, event.name) && wantsKey(rule, event.key))
      .map((rule) => ({
        target: text(rule, arn) ?? '',
        event: { Records: [recordOf(event, text(rule, 'Id') ?? '', region)] },
      })),
  )
}

function wantsEvent(rule: string, name: string): boolean {
  return texts(rule, 'Event').some((pattern) => {
    const wanted = pattern.replace(/^s3:/, '')
    return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : wanted === name
  })
}

function wantsKey(rule: string, key: string): boolean {
  return elements(rule, 'FilterRule').every((filter) => {
    const value = text(filter, 'Value') ?? ''
    return text(filter, 'Name')?.toLowerCase() === 'prefix' ? key.startsWith(value) : key.endsWith(value)
  })
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
function recordOf(event: ObjectEvent, configurationId: string, region: string): object {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: event.at,
    eventName: event.name,
    userIdentity: { principalId: event.principal },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': event.requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: {
        name: event.bucket,
        ownerIdentity: { principalId: 'local' },
        arn: `arn:aws:s3:::${event.bucket}`,
      },
      object: {
        // Keys in events are encoded like form fields: a space is a plus sign.
        key: encodeURIComponent(event.key).replace(/%20/g, '+').replace(/%2F/g, '/'),
        size: event.bytes,
        eTag: event.etag,
        ...(event.versionId !== undefined && { versionId: event.versionId }),
        sequencer: event.sequence.toString(16).toUpperCase().padStart(18, '0'),
      },
    },
  }
}
