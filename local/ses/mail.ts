// local/ses/mail.ts: a mail as it lies in the outbox folder, and what a SendEmail request must have to become one.
import { z } from 'zod'

const addresses = z.array(z.string().min(3).max(320)).default([])
const text = z.object({ Data: z.string() })

/** SendEmail of SES v2, as far as it is served. Templates are rendered by our own code, never by SES. */
const request = z.object({
  FromEmailAddress: z.string().min(3).optional(),
  ReplyToAddresses: addresses,
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }).prefault({}),
  Content: z.object({
    Simple: z
      .object({
        Subject: text,
        Body: z.object({ Text: text.optional(), Html: text.optional() }),
        Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
        Attachments: z
          .array(z.object({ FileName: z.string(), ContentType: z.string().optional(), RawContent: z.base64() }))
          .default([]),
      })
      .optional(),
    Raw: z.object({ Data: z.base64() }).optional(),
  }),
})

export interface Mail {
  readonly id: string
  /** When it was accepted, UTC, ISO 8601. */
  readonly at: string
  readonly from: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly bcc: readonly string[]
  readonly replyTo: readonly string[]
  /** Empty for a raw message, which has its own. */
  readonly subject: string
  readonly text?: string
  readonly html?: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly base64: string }[]
  /** The whole MIME message, when it was sent as one. */
  readonly raw?: string
}

export type Reading = { readonly mail: Mail } | { readonly refused: string }

// Limits of SES per message.
const MAX_RECIPIENTS = 50

/** Makes a mail of a SendEmail request, or says what is wrong with it. */
export function readMail(input: unknown, id: string, at: string): Reading {
  const parsed = request.safeParse(input)
  if (!parsed.success) return { refused: describe(parsed.error) }
  const { FromEmailAddress: from, Destination: destination, Content: content, ReplyToAddresses: replyTo } = parsed.data

  const recipients = [...destination.ToAddresses, ...destination.CcAddresses, ...destination.BccAddresses]
  if (recipients.length > MAX_RECIPIENTS) return { refused: `more than ${MAX_RECIPIENTS} recipients` }
  const broken = [...recipients, ...replyTo, ...(from ? [from] : [])].find((address) => !isAddress(address))
  if (broken !== undefined) return { refused: `not a mail address: ${JSON.stringify(broken)}` }

  const envelope = {
    id,
    at,
    from: from ?? '',
    to: destination.ToAddresses,
    cc: destination.CcAddresses,
    bcc: destination.BccAddresses,
    replyTo,
  }
  if (content.Raw) {
    const raw = Buffer.from(content.Raw.Data, 'base64').toString('utf8')
    return { mail: { ...envelope, subject: '', headers: [], attachments: [], raw } }
  }
  if (!content.Simple) return { refused: 'Content must be Simple or Raw; templates are not served' }
  if (!from) return { refused: 'FromEmailAddress is missing' }
  if (recipients.length === 0) return { refused: 'there is no recipient' }
  const { Subject, Body, Headers, Attachments } = content.Simple
  const twoLines = [Subject.Data, ...Headers.flatMap(({ Name, Value }) => [Name, Value])].find((line) =>
    /[\r\n]/.test(line),
  )
  if (twoLines !== undefined) return { refused: `a line break in a header: ${JSON.stringify(twoLines)}` }
  if (!Body.Text && !Body.Html) return { refused: 'Body must have Text or Html' }
  return {
    mail: {
      ...envelope,
      subject: Subject.Data,
      text: Body.Text?.Data,
      html: Body.Html?.Data,
      headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
      attachments: Attachments.map(({ FileName, ContentType, RawContent }) => ({
        name: FileName,
        type: ContentType ?? 'application/octet-stream',
        base64: RawContent,
      })),
    },
  }
}

/** `a@b` or `Name <a@b>`, on one line: a line break would let a caller add headers. */
function isAddress(address: string): boolean {
  return /^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(address)
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
}
