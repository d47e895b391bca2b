// core/launch-moves.ts: the moves of a launch: a time is set and called off, checks are overridden, the public is let in. Pure.
import { type Refusal, refuse } from './errors.ts'
import type { Language } from './languages.ts'
import { isOverridden, type Launch, type LaunchContents, type LaunchOverride } from './launch.ts'
import { LAUNCH_FIELDS, whyUnfitLaunch } from './launch-contents.ts'
import { actorOf } from './lifecycle.ts'
import type { IsoTime, Member } from './model.ts'
import type { Picture } from './picture.ts'
import type { ReadinessCheck } from './readiness.ts'

/** As for the release of a version: what is older should be looked at again. */
const MAX_DAYS = 366
const DAY = 86_400_000
const MIN_REASON = 10

/**
 * Writes what the city says.
 *
 * @param first the city's first language
 * @returns the very same launch when nothing differs
 */
export function writeLaunch(
  launch: Launch,
  change: Partial<LaunchContents>,
  first: Language,
  by: Member,
  at: IsoTime,
): Launch | Refusal {
  const contents = { ...launch, ...change }
  const unfit = whyUnfitLaunch(contents, first)
  if (unfit) return refuse('bad-request', unfit)
  const isSame = LAUNCH_FIELDS.every((field) => JSON.stringify(contents[field]) === JSON.stringify(launch[field]))
  return isSame ? launch : revised(contents, by, at)
}

/** @param alt per language what the portrait shows, at least in the city's first one */
export function portray(
  launch: Launch,
  portrait: Picture,
  alt: Readonly<Partial<Record<Language, string>>>,
  first: Language,
  by: Member,
  at: IsoTime,
): Launch | Refusal {
  if ((alt[first] ?? '').trim() === '') {
    return refuse(
      'bad-request',
      `alt.${first}: expected what the portrait shows, for those who do not see it; found none`,
    )
  }
  const texts = { ...launch.texts }
  for (const [language, portraitAlt] of Object.entries(alt) as [Language, string][]) {
    texts[language] = { ...texts[language], portraitAlt }
  }
  return revised({ ...launch, portrait, texts }, by, at)
}

/**
 * Sets the time, or another one.
 *
 * @param at when, to the minute; absent for now
 * @param red what stands in the way, see core/readiness.ts
 */
export function scheduleLaunch(
  launch: Launch,
  at: IsoTime | undefined,
  red: readonly Pick<ReadinessCheck, 'id' | 'title'>[],
  by: Member,
  now: IsoTime,
): Launch | Refusal {
  if (launch.state === 'launched') return refuse('launch-state', `it was launched at ${launch.launchedAt}`)
  if (isUnderWay(launch, now)) return refuse('launch-state', 'its time has come')
  const ahead = at === undefined ? 0 : Date.parse(at) - Date.parse(now)
  if (at !== undefined && ahead <= 0) return refuse('bad-request', `at: expected a time to come, found ${at}`)
  if (ahead > MAX_DAYS * DAY) return refuse('bad-request', `at: expected at most ${MAX_DAYS} days ahead, found ${at}`)
  if (red.length > 0) return refuse('launch-gate', red.map(({ id, title }) => `${id} (${title})`).join('; '))
  return revised({ ...launch, state: 'scheduled', scheduledAt: at ?? now, scheduledBy: actorOf(by) }, by, now)
}

/** Takes the time back, until it has come. */
export function callOff(launch: Launch, by: Member, now: IsoTime): Launch | Refusal {
  if (launch.state !== 'scheduled') return refuse('launch-state', `it is ${launch.state}`)
  if (isUnderWay(launch, now)) return refuse('launch-state', 'its time has come')
  const { scheduledAt: _, scheduledBy: __, ...rest } = launch
  return revised({ ...rest, state: 'preparing' }, by, now)
}

/** Whether its time has come, and publication has not let the public in yet. */
export function isUnderWay({ state, scheduledAt }: Launch, now: IsoTime): boolean {
  return state === 'scheduled' && scheduledAt !== undefined && scheduledAt <= now
}

/** Lets the public in. @throws Error when its time has not come */
export function letIn(launch: Launch, newsId: string, now: IsoTime): Launch {
  if (!isUnderWay(launch, now)) throw new Error(`expected a launch whose time has come, found ${launch.state}`)
  return { ...launch, revision: launch.revision + 1, state: 'launched', launchedAt: now, newsId, updatedAt: now }
}

/**
 * Lets the launch go on without a check: the first administrator says why, a second one confirms with the same call.
 *
 * @param check as it is now
 */
export function override(
  launch: Launch,
  check: Pick<ReadinessCheck, 'id' | 'required' | 'state'> | undefined,
  reason: string,
  by: Member,
  at: IsoTime,
): Launch | Refusal {
  if (launch.state === 'launched') return refuse('launch-state', `it was launched at ${launch.launchedAt}`)
  if (!check) return refuse('not-found')
  if (isOverridden(launch, check.id)) return refuse('already-decided')
  if (!check.required) return refuse('override-unfit', `${check.id} does not stop the launch`)
  if (check.state === 'met') return refuse('override-unfit', `${check.id} is met`)
  const begun = launch.overrides.find((one) => one.check === check.id)
  if (!begun) {
    if (reason.trim().length < MIN_REASON) {
      return refuse('reason-missing', `expected ${MIN_REASON} characters or more, found ${reason.trim().length}`)
    }
    const asked: LaunchOverride = { check: check.id, reason: reason.trim(), by: [{ actor: actorOf(by), at }] }
    return revised({ ...launch, overrides: [...launch.overrides, asked] }, by, at)
  }
  if (begun.by.some(({ actor }) => actor.id === by.id)) return refuse('second-person')
  const confirmed = { ...begun, by: [...begun.by, { actor: actorOf(by), at }] }
  return revised({ ...launch, overrides: launch.overrides.map((one) => (one === begun ? confirmed : one)) }, by, at)
}

/** Takes an override back, or a half of one. A launch that was set for a time happens all the same. */
export function takeBack(launch: Launch, check: string, by: Member, at: IsoTime): Launch | Refusal {
  if (launch.state === 'launched') return refuse('launch-state', `it was launched at ${launch.launchedAt}`)
  const overrides = launch.overrides.filter((one) => one.check !== check)
  return overrides.length === launch.overrides.length ? refuse('not-found') : revised({ ...launch, overrides }, by, at)
}

function revised(launch: Launch, by: Member, at: IsoTime): Launch {
  return { ...launch, revision: launch.revision + 1, updatedAt: at, updatedBy: actorOf(by) }
}
