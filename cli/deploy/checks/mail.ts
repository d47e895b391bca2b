// cli/deploy/checks/mail.ts: whether mails of the portal will leave, and reach everybody.
import type { MailDesk, MailState } from '../ports.ts'
import type { Finding } from '../stop.ts'

/** What SES says, or why it could not be asked. */
export type MailAnswer = MailState | { readonly refused: string }

export async function readMail(desk: MailDesk, address: string): Promise<MailAnswer> {
  try {
    return await desk.look(address)
  } catch (error) {
    return { refused: error instanceof Error ? error.name : String(error) }
  }
}

export function checkMail(state: MailAnswer, address: string, region: string): Finding[] {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if ('refused' in state)
    return [
      {
        severity: 'warning',
        check: 'mail',
        say: `SES could not be asked whether it sends for the city (${state.refused}).`,
      },
    ]
  const findings: Finding[] = []
  if (!state.isVerified)
    findings.push({
      severity: 'warning',
      check: 'mail',
      say: `neither ${address} nor ${domain} is verified in SES in ${region}: the portal sends no mail until one is.`,
      fix: `aws sesv2 create-email-identity --region ${region} --email-identity ${address}, then follow the link in the mail.`,
    })
  if (state.isSandbox)
    findings.push({
      severity: 'warning',
      check: 'mail',
      say: `SES in ${region} is in its sandbox: mails reach verified addresses only.`,
      fix: 'Ask for production access in the SES console (Account dashboard); AWS answers within a day.',
    })
  return findings
}
