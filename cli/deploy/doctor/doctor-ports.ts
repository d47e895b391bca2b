// cli/deploy/doctor/doctor-ports.ts: everything that `plaza doctor` asks.
import type { PublicationNotes } from '../aws/publication-notes.ts'
import type { Watch } from '../aws/watch.ts'
import type { Account, Certificates, Logs, MailDesk, Stacks } from '../ports.ts'
import type { SmokeAsk } from '../smoke.ts'

export interface DoctorPorts {
  accountIn(region: string): Account
  stacksIn(region: string): Stacks
  readonly watch: Watch
  readonly publication: PublicationNotes
  readonly mail: MailDesk
  readonly logs: Pick<Logs, 'groups'>
  readonly certificates: Pick<Certificates, 'covering' | 'describe'>
  readonly smokeAsk: SmokeAsk
}
