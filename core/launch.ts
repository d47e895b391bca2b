// core/launch.ts: how production goes public: what the city says that day, when it happens, and what that changes. Pure.
import type { Language } from './languages.ts'
import type { LaunchFigures } from './launch-fill.ts'
import type { Actor, IsoTime } from './model.ts'
import type { Picture } from './picture.ts'

/**
 * What is written before, in one language. Plain text as in core/plain-text.ts, with places to fill in as in
 * core/launch-fill.ts. What is left out is the portal's own text (core/launch-texts.ts); only a statement has none.
 */
export interface LaunchTexts {
  /** What whoever speaks for the city is, such as `Mayor`. */
  readonly speakerTitle?: string
  /** The words of the mayor, or whoever speaks for the city. Nobody's words are made up: empty when nothing was written. */
  readonly statement?: string
  /** What the portrait shows, for those who do not see it. */
  readonly portraitAlt?: string
  /** On the front page, from the launch on. */
  readonly banner?: string
  readonly newsTitle?: string
  readonly newsText?: string
  readonly pressRelease?: string
  /** For networks that take few characters. */
  readonly socialShort?: string
  readonly socialLong?: string
}
export type LaunchText = keyof LaunchTexts

export const LAUNCH_FACTS = ['datasets', 'rows', 'departments', 'formats'] as const
/** What the press kit tells in figures, counted when the page is made. */
export type LaunchFact = (typeof LAUNCH_FACTS)[number]

/** Something that can be done with the data from the first day on. */
export interface FirstUse {
  /** At least in the city's first language. */
  readonly texts: Readonly<Partial<Record<Language, { readonly title: string; readonly text: string }>>>
  /** Where it can be tried: an address on the web, or a path of the portal. */
  readonly link?: string
}

/** Whom journalists ask. */
export interface PressContact {
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** One thing to do around the event. */
export interface LaunchTask {
  readonly text: string
  readonly owner: string
  readonly done: boolean
}

/** Two administrators let the launch go on without a check; it counts from the second on. */
export interface LaunchOverride {
  /** Id of the check, see core/readiness.ts. */
  readonly check: string
  readonly reason: string
  /** Whoever gave the reason first, then whoever confirmed it. */
  readonly by: readonly { readonly actor: Actor; readonly at: IsoTime }[]
}

/** What can be written at any time, also after the launch. */
export interface LaunchContents {
  readonly texts: Readonly<Partial<Record<Language, LaunchTexts>>>
  /** Name of whoever speaks; empty when nobody does. */
  readonly speaker: string
  readonly pressContact: PressContact
  readonly facts: readonly LaunchFact[]
  readonly firstUses: readonly FirstUse[]
  /** Mail addresses of those who hear of the launch besides the members. */
  readonly partners: readonly string[]
  readonly tasks: readonly LaunchTask[]
  /** For so many days the front page shows the banner; 0 for none. */
  readonly bannerDays: number
}

/** The one record of a portal's launch; its id is `launch`. */
export interface Launch extends LaunchContents {
  readonly id: 'launch'
  /** 0 while nothing was saved. */
  readonly revision: number
  /** One way: `launched` stays. A time that was set can be taken back until it has come. */
  readonly state: 'preparing' | 'scheduled' | 'launched'
  /** When it is to happen; present in `scheduled`. */
  readonly scheduledAt?: IsoTime
  /** Who set the time that counts, or counted. */
  readonly scheduledBy?: Actor
  /** When the public was let in; present in `launched`. */
  readonly launchedAt?: IsoTime
  /** The piece of news that was published with it. */
  readonly newsId?: string
  /** Of whoever speaks; kept in the incoming bucket under its hash until it is public. */
  readonly portrait?: Picture
  readonly overrides: readonly LaunchOverride[]
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

export const DEFAULT_BANNER_DAYS = 30

/** What counts while nobody has saved anything. */
export const NO_LAUNCH: Launch = {
  ...{ id: 'launch', revision: 0, state: 'preparing', texts: {}, speaker: '' },
  pressContact: { name: '', email: '', phone: '' },
  facts: LAUNCH_FACTS,
  ...{ firstUses: [], partners: [], tasks: [], bannerDays: DEFAULT_BANNER_DAYS, overrides: [] },
  updatedAt: '1970-01-01T00:00:00.000Z',
  updatedBy: { id: 'portal', name: '', email: '' },
}

/** What the public may know of it: neither partners nor overrides, nor what is still to be done. */
export interface PublicLaunch
  extends Pick<Launch, 'state' | 'scheduledAt' | 'launchedAt' | 'newsId' | 'portrait'>,
    Pick<LaunchContents, 'texts' | 'speaker' | 'pressContact' | 'facts' | 'firstUses'> {
  /** The front page shows the banner at this moment. */
  readonly hasBanner: boolean
  /** Counted from what is public, for pages that tell it; absent elsewhere, and before the launch. */
  readonly figures?: Readonly<Partial<Record<Language, LaunchFigures>>>
}

export function publicLaunch(launch: Launch, now: IsoTime): PublicLaunch {
  const { state, scheduledAt, launchedAt, newsId, portrait, texts, speaker, pressContact, facts, firstUses } = launch
  const until = bannerUntil(launch)
  return {
    ...{ state, texts, speaker, pressContact, facts, firstUses },
    ...(scheduledAt ? { scheduledAt } : {}),
    ...(launchedAt ? { launchedAt } : {}),
    ...(newsId ? { newsId } : {}),
    ...(portrait ? { portrait } : {}),
    hasBanner: until !== undefined && now < until,
  }
}

const DAY = 86_400_000

/** When the front page goes back to what it was, exclusive; undefined before the launch. */
export function bannerUntil({
  launchedAt,
  bannerDays,
}: Pick<Launch, 'launchedAt' | 'bannerDays'>): IsoTime | undefined {
  return launchedAt && new Date(Date.parse(launchedAt) + bannerDays * DAY).toISOString()
}

/** Whether the public sees the catalog: beta always, production from its launch on. */
export function isOpenToPublic(stage: 'beta' | 'production', launch: Pick<Launch, 'state'> | undefined): boolean {
  return stage === 'beta' || launch?.state === 'launched'
}

const NEEDED_FOR_OVERRIDE = 2

/** Whether two different administrators let the launch go on without a check. */
export function isOverridden(launch: Partial<Pick<Launch, 'overrides'>> | undefined, check: string): boolean {
  const people = (launch?.overrides ?? []).filter((one) => one.check === check).flatMap(({ by }) => by)
  return new Set(people.map(({ actor }) => actor.id)).size >= NEEDED_FOR_OVERRIDE
}
