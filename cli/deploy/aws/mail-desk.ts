// cli/deploy/aws/mail-desk.ts: whether SES sends mails in the city's name.
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import type { MailDesk } from '../ports.ts'
import { orMissing } from './clients.ts'

export function createMailDesk(region: string): MailDesk {
  const client = new SESv2Client({ region, maxAttempts: 2 })
  const isVerified = async (identity: string) => {
    const asked = client.send(new GetEmailIdentityCommand({ EmailIdentity: identity }))
    return (await orMissing(asked, /^NotFoundException$/))?.VerifiedForSendingStatus === true
  }
  return {
    async look(address) {
      const domain = address.slice(address.lastIndexOf('@') + 1)
      const { ProductionAccessEnabled } = await client.send(new GetAccountCommand({}))
      return {
        isVerified: (await isVerified(address)) || (await isVerified(domain)),
        isSandbox: ProductionAccessEnabled !== true,
      }
    },
  }
}
