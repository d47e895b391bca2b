// adapters/mailer.ts: hands mails to SES.
import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { Mail } from '../core/mail.ts'

/** `sent`: SES took it; `refused`: it never will; `later`: it did not, and may the next time; `unknown`: no clear answer. */
export type Sending = 'sent' | 'refused' | 'later' | 'unknown'

/** Refusals that pass: nothing was sent, and the same mail may go out in a minute. */
const PASSING = new Set(['TooManyRequestsException', 'LimitExceededException', 'SendingPausedException'])

export function createMailer(
  client: SESv2Client,
  from: string,
  log: (message: string, error: Error) => void,
): (mail: Mail) => Promise<Sending> {
  return async ({ to, subject, text, headers }) => {
    const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' }) // SES takes ASCII for granted
    const Simple = {
      Subject: utf8(subject),
      Body: { Text: utf8(text) },
      ...(headers.length > 0 ? { Headers: headers.map(({ name, value }) => ({ Name: name, Value: value })) } : {}),
    }
    const mail = { FromEmailAddress: from, Destination: { ToAddresses: [to] }, Content: { Simple } }
    try {
      await client.send(new SendEmailCommand(mail))
      return 'sent'
    } catch (error) {
      log('a mail was not sent', error as Error)
      return outcomeOf(error)
    }
  }
}

/** Without a clear answer nobody knows whether it went out. */
function outcomeOf(error: unknown): Sending {
  if (!(error instanceof SESv2ServiceException)) return 'unknown'
  if (PASSING.has(error.name)) return 'later'
  return (error.$metadata.httpStatusCode ?? 500) < 500 ? 'refused' : 'unknown'
}
