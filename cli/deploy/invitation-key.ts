// cli/deploy/invitation-key.ts: the key that invitations to a stage are signed with: a parameter that the templates name.
import { randomBytes } from 'node:crypto'
import { DeleteParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'
import { invitationKeyName } from '../../core/notice.ts'
import type { StageSettings } from '../../core/settings.ts'
import { orMissing } from './aws/clients.ts'

type Ssm = Pick<SSMClient, 'send'>
type Invitation = NonNullable<StageSettings['invitation']>

/**
 * Makes the key, unless it is there: before the stacks, whose templates refer to it. One that is there is never replaced,
 * because that would end invitations that somebody holds; the setting `round` is for that.
 *
 * @param prefix of the stage's names, `<portalId>-<stage>`
 */
export async function ensureInvitationKey(ssm: Ssm, prefix: string, invitation: Invitation): Promise<'made' | 'there'> {
  const made = ssm.send(
    new PutParameterCommand({
      Name: invitationKeyName(prefix, invitation),
      Description: `Signs invitations to ${prefix}`,
      Value: randomBytes(32).toString('hex'),
      // CloudFormation puts no secure string into a function at the edge. Who may read parameters may invite.
      Type: 'String',
      Overwrite: false,
    }),
  )
  return (await orMissing(made, /^ParameterAlreadyExists$/)) ? 'made' : 'there'
}

/** For `plaza destroy`: after the stacks, which refer to it. */
export async function removeInvitationKey(ssm: Ssm, prefix: string, invitation: Invitation): Promise<void> {
  const name = invitationKeyName(prefix, invitation)
  await orMissing(ssm.send(new DeleteParameterCommand({ Name: name })), /^ParameterNotFound$/)
}
