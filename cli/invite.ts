// cli/invite.ts: `plaza invite`: makes an invitation to a stage that only invited people see.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadSettings } from '../adapters/settings-file.ts'
import {
  type InvitationTo,
  invitationEnd,
  invitationLink,
  MAX_INVITATION_DAYS,
  signInvitation,
} from '../core/invitation.ts'
import { invitationKeyName, localInvitationKey } from '../core/notice.ts'
import { type Settings, STAGES, type StageName } from '../core/settings.ts'

const HELP = `plaza invite beta [options]

Makes a link that lets whoever opens it into a stage that only invited people see (the setting "invitation"). The link
is signed and ends by itself; nothing is written down. It reads the key with your AWS credentials.
Exit code: 0 made, 2 could not.

  --days NUMBER    how long it holds, 1 to ${MAX_INVITATION_DAYS} (default 30)
  --for WORD       for whom, such as press: 1 to 40 of a-z, 0-9 and hyphens; it stands in the link (default guest)
  --portal URL     address of the portal (default: what the deployed stack says)
  --dir FOLDER     for the portal on this machine: its folder, such as .plaza/portal; needs --portal
  --json           one JSON document
`

const OPTIONS = {
  days: { type: 'string', default: '30' },
  for: { type: 'string', default: 'guest' },
  portal: { type: 'string' },
  dir: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export async function invite(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    const stage = STAGES.find((one) => one === positionals[0])
    if (!stage || positionals.length > 1) throw new Error(`expected beta or production\n\n${HELP}`)
    const days = Number(values.days)
    if (!Number.isInteger(days) || days < 1 || days > MAX_INVITATION_DAYS) {
      throw new Error(`--days: expected a whole number from 1 to ${MAX_INVITATION_DAYS}, found ${values.days}`)
    }
    const settings = await loadSettings()
    const { to, url } = await placeOf(settings, stage, values)
    const end = invitationEnd(Date.now(), days)
    const invitation = signInvitation(to, end, values.for)
    const made = {
      ...{ stage, for: values.for, expiresAt: new Date(end * 1000).toISOString(), invitation },
      link: invitationLink(url, invitation),
    }
    process.stdout.write(values.json ? `${JSON.stringify(made)}\n` : `${made.link}\n`)
    if (!values.json) process.stderr.write(`It holds until ${made.expiresAt}. Whoever has the link gets in.\n`)
    return 0
  } catch (error) {
    process.stderr.write(`plaza invite: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

interface Place {
  readonly to: InvitationTo
  /** Of the portal, without a slash at the end. */
  readonly url: string
}

async function placeOf(
  { portalId, stages }: Settings,
  stage: StageName,
  { portal, dir }: { readonly portal?: string | undefined; readonly dir?: string | undefined },
): Promise<Place> {
  const { invitation, region, domain } = stages[stage]
  if (!invitation) throw new Error(`stages.${stage}.invitation is not set: everybody gets in without one`)
  const prefix = `${portalId}-${stage}`
  const given = portal?.replace(/\/+$/, '')
  if (dir !== undefined) {
    if (!given) throw new Error('--dir: expected --portal too, such as http://127.0.0.1:8080')
    const key = await readFile(join(dir, localInvitationKey(invitation)), 'utf8')
    return { to: { key, portal: prefix }, url: given }
  }
  const key = await keyIn(region, invitationKeyName(prefix, invitation))
  const url = given ?? (domain ? `https://${domain.name}` : await addressIn(region, `${prefix}-site`))
  return { to: { key, portal: prefix }, url }
}

/** @throws Error that says how the key comes to be */
async function keyIn(region: string, name: string): Promise<string> {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm')
  try {
    const { Parameter } = await new SSMClient({ region }).send(new GetParameterCommand({ Name: name }))
    return Parameter?.Value ?? ''
  } catch (cause) {
    const isMissing = cause instanceof Error && cause.name === 'ParameterNotFound'
    const why = isMissing ? 'there is none; "plaza deploy" makes it' : cause instanceof Error ? cause.message : cause
    throw new Error(`the key ${name} in ${region}: ${why}`, { cause })
  }
}

async function addressIn(region: string, stack: string): Promise<string> {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation')
  const { Stacks = [] } = await new CloudFormationClient({ region }).send(
    new DescribeStacksCommand({ StackName: stack }),
  )
  const url = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'PortalUrl')?.OutputValue
  if (!url) throw new Error(`the stack ${stack} in ${region} names no address; give it with --portal`)
  return url
}
