// core/launch.ts: how production goes public: what the city says that day, when it happens, and what that changes. Pure.
import type { Language } from './languages.ts'
import type { Actor, IsoTime } from './model.ts'

/** What is written before, in one language. Plain text as in core/plain-text.ts. */
export interface LaunchTexts {
  /** The words of the mayor, or whoever speaks for the city. */
  readonly statement: string
  readonly pressRelease: string
}

/** The one record of a portal's launch; its id is `launch`. */
export interface Launch {
  readonly id: 'launch'
  readonly revision: number
  /** One way: `launched` stays. A time that was set can be taken back until it has come. */
  readonly state: 'preparing' | 'scheduled' | 'launched'
  /** When it is to happen; present in `scheduled`. */
  readonly scheduledAt?: IsoTime
  /** When the public was let in; present in `launched`. */
  readonly launchedAt?: IsoTime
  readonly texts: Readonly<Partial<Record<Language, LaunchTexts>>>
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

/** What the public may know of it. */
export interface PublicLaunch {
  readonly state: Launch['state']
}

/** Whether the public sees the catalog: beta always, production from its launch on. */
export function isOpenToPublic(stage: 'beta' | 'production', launch: Pick<Launch, 'state'> | undefined): boolean {
  return stage === 'beta' || launch?.state === 'launched'
}
