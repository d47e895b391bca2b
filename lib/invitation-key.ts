// lib/invitation-key.ts: where the key of invitations is, for the templates: they hold its name and never the key.
import { invitationKeyName } from '../core/notice.ts'
import type { StageSettings } from '../core/settings.ts'

/** CloudFormation puts the value in when it makes the resource. `plaza deploy` makes the parameter before the stacks. */
export function invitationKeyOf(prefix: string, invitation: NonNullable<StageSettings['invitation']>): string {
  return `{{resolve:ssm:${invitationKeyName(prefix, invitation)}}}`
}
