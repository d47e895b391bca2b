// functions/api/ports.ts: everything the API's steps may use.
import type { DownloadDesk } from '../../adapters/download-desk.ts'
import type { Sending } from '../../adapters/mailer.ts'
import type { SignIn } from '../../adapters/sign-in.ts'
import type { Checks } from '../../core/checks.ts'
import type { InvitationTo } from '../../core/invitation.ts'
import type { Mail } from '../../core/mail.ts'
import type { IsoTime } from '../../core/model.ts'
import type { StageNotice } from '../../core/notice.ts'
import type { Alarms, ObjectStore, Outside, Registry, UploadDesk } from '../../core/ports.ts'
import type { City, StageName } from '../../core/settings.ts'
import type { AccessSettings } from '../../core/sign-in-rules.ts'

export interface ApiPorts {
  readonly registry: Registry
  readonly desk: UploadDesk
  /** Addresses at which another portal fetches what it takes over. */
  readonly downloads: DownloadDesk
  readonly incoming: ObjectStore
  readonly data: ObjectStore
  readonly alarms: Alarms
  readonly signIn: SignIn
  readonly outside: Outside
  readonly city: City
  readonly checks: Checks
  readonly access: AccessSettings
  /** Notes that an API token was used. */
  readonly tokenUse: (tokenId: string, at: IsoTime) => Promise<void>
  /** When API tokens were used last, by their id. */
  readonly tokenUses: () => Promise<ReadonlyMap<string, IsoTime>>
  readonly portalUrl: string
  readonly stage: StageName
  readonly notice: StageNotice
  /** How invitations are signed; absent where everybody gets in. */
  readonly invitations?: InvitationTo | undefined
  /** Mails that wait for no change in the table. */
  readonly send: (mail: Mail) => Promise<Sending>
}
