// functions/api/steps/launch.ts: write what the city says, set the time, let checks pass, as two administrators.
import { type AuditEvent, changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse, whyMovedOn } from '../../../core/errors.ts'
import { portraitKey } from '../../../core/keys.ts'
import { firstLanguage, LANGUAGES, type Language } from '../../../core/languages.ts'
import { type Launch, type LaunchContents, NO_LAUNCH } from '../../../core/launch.ts'
import { LAUNCH_FIELDS } from '../../../core/launch-contents.ts'
import { callOff, override, portray, scheduleLaunch, takeBack, writeLaunch } from '../../../core/launch-moves.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { PICTURE_TYPES, readPicture } from '../../../core/picture.ts'
import { type ReadinessCheck, redChecks } from '../../../core/readiness.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { readinessNow } from './readiness.ts'

/** A refusal that names what has to be put right first. */
export type Gated = Refusal & { readonly faults?: readonly { readonly where: string; readonly expected: string }[] }

export async function readLaunch({ registry }: ApiPorts): Promise<Launch> {
  return (await registry.record('launch', 'launch')) ?? NO_LAUNCH
}

/** @param revision of the launch that the person looked at */
export async function reviseLaunch(
  ports: ApiPorts,
  by: Member,
  revision: number,
  change: Partial<LaunchContents>,
): Promise<Launch | Refusal> {
  const before = await launchToChange(ports, revision)
  if (isRefusal(before)) return before
  const at = ports.outside.now()

  const after = writeLaunch(before, change, firstLanguage(ports.city), by, at)
  if (isRefusal(after) || after === before) return after
  return save(ports, by, before, after, at, 'launch-changed')
}

/** Keeps a portrait without what cameras write beside it. @param picture in base64 */
export async function setPortrait(
  ports: ApiPorts,
  by: Member,
  revision: number,
  picture: string,
  alt: Readonly<Partial<Record<Language, string>>>,
): Promise<Launch | Refusal> {
  const before = await launchToChange(ports, revision)
  if (isRefusal(before)) return before
  const at = ports.outside.now()
  const found = readPicture(Buffer.from(picture, 'base64'), at)
  if (typeof found === 'string') return refuse('bad-request', `picture: ${found}`)

  const after = portray(before, found.picture, alt, firstLanguage(ports.city), by, at)
  if (isRefusal(after)) return after
  const { sha256, format } = found.picture
  await ports.incoming.write(portraitKey(sha256, format), found.clean, { mediaType: PICTURE_TYPES[format] })
  return save(ports, by, before, after, at, 'launch-portrait')
}

/**
 * Sets the time. Refuses while a required check is red that nobody let pass.
 *
 * @param at absent for now, which needs the name of the city
 */
export async function setLaunchTime(
  ports: ApiPorts,
  by: Member,
  at: IsoTime | undefined,
  confirm: string | undefined,
): Promise<Launch | Gated> {
  const before = await launchToChange(ports)
  if (isRefusal(before)) return before
  if (at === undefined && confirm?.trim() !== ports.city.name) {
    return refuse('bad-request', `confirm: expected ${ports.city.name}, found ${confirm?.trim() || 'nothing'}`)
  }
  const red = redChecks(await readinessNow(ports))
  const now = ports.outside.now()

  const after = scheduleLaunch(before, at, red, by, now)
  if (isRefusal(after)) return after.code === 'launch-gate' ? { ...after, faults: red.map(faultOf) } : after
  return save(ports, by, before, after, now, 'launch-scheduled', { scheduledAt: after.scheduledAt ?? now })
}

export async function dropLaunchTime(ports: ApiPorts, by: Member): Promise<Launch | Refusal> {
  const before = await launchToChange(ports)
  if (isRefusal(before)) return before
  const at = ports.outside.now()

  const after = callOff(before, by, at)
  return isRefusal(after) ? after : save(ports, by, before, after, at, 'launch-called-off')
}

/** The first administrator says why, the second confirms with the same call. */
export async function overrideCheck(
  ports: ApiPorts,
  by: Member,
  id: string,
  reason: string,
): Promise<Launch | Refusal> {
  const before = await launchToChange(ports)
  if (isRefusal(before)) return before
  const check = (await readinessNow(ports)).find((one) => one.id === id)
  const at = ports.outside.now()

  const after = override(before, check, reason, by, at)
  if (isRefusal(after)) return after
  const whole = after.overrides.find((one) => one.check === id)
  const action = (whole?.by.length ?? 0) > 1 ? 'launch-override-confirmed' : 'launch-override-asked'
  return save(ports, by, before, after, at, action, { check: id, reason: whole?.reason ?? reason })
}

export async function takeOverrideBack(ports: ApiPorts, by: Member, id: string): Promise<Launch | Refusal> {
  const before = await launchToChange(ports)
  if (isRefusal(before)) return before
  const at = ports.outside.now()

  const after = takeBack(before, id, by, at)
  return isRefusal(after) ? after : save(ports, by, before, after, at, 'launch-override-taken-back', { check: id })
}

/** @param revision that was looked at; absent where it does not matter */
async function launchToChange(ports: ApiPorts, revision?: number): Promise<Launch | Refusal> {
  if (ports.stage === 'beta') return refuse('only-production')
  const launch = await readLaunch(ports)
  return (revision === undefined ? undefined : whyMovedOn(revision, launch)) ?? launch
}

async function save(
  ports: ApiPorts,
  by: Member,
  before: Launch,
  after: Launch,
  at: IsoTime,
  action: string,
  detail: AuditEvent['detail'] = {},
): Promise<Launch | Refusal> {
  const saved = await ports.registry.commit({
    records: [{ kind: 'launch', ...(before.revision > 0 ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action, subject: subjectOf('launch', 'launch'), detail },
      changes: changesBetween(fieldsOf(before), fieldsOf(after), FIELDS),
    },
  })
  return isRefusal(saved) ? saved : after
}

const OTHER_FIELDS = LAUNCH_FIELDS.filter((field) => field !== 'texts' && field !== 'partners')
const FIELDS = [
  'state',
  'scheduledAt',
  'partners',
  'portrait',
  ...OTHER_FIELDS,
  ...LANGUAGES.map((one) => `texts.${one}`),
]

/** The log keeps for ever: of partners it says how many there are, never who. */
function fieldsOf(launch: Launch): Record<string, unknown> {
  return {
    ...{ state: launch.state, scheduledAt: launch.scheduledAt, portrait: launch.portrait?.sha256 },
    partners: String(launch.partners.length),
    ...Object.fromEntries(OTHER_FIELDS.map((field) => [field, launch[field]])),
    ...Object.fromEntries(LANGUAGES.map((language) => [`texts.${language}`, launch.texts[language]])),
  }
}

function faultOf({ id, title, found }: ReadinessCheck) {
  return { where: id, expected: `${title}: ${found}` }
}
