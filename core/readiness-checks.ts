// core/readiness-checks.ts: every check before the launch, in order, and what became of each. Pure.
import { type Refusal, refuse } from './errors.ts'
import { daysAfter, type IsoDay } from './governance-documents.ts'
import { actorOf } from './lifecycle.ts'
import type { IsoTime, Member } from './model.ts'
import { type Attestation, READINESS_AREAS, type ReadinessCheck } from './readiness.ts'
import { DATA_CHECKS } from './readiness-about-data.ts'
import { PEOPLE_CHECKS } from './readiness-about-people.ts'
import { SITE_CHECKS } from './readiness-about-site.ts'
import { ATTESTED } from './readiness-attested.ts'
import type { ReadinessFacts } from './readiness-facts.ts'
import type { AttestedCheck, CheckRow, ComputedCheck, Found } from './readiness-rows.ts'

const isComputed = (row: ComputedCheck | AttestedCheck): row is ComputedCheck => 'look' in row

/** By area, those that are required first. */
export const CHECKS: readonly (ComputedCheck | AttestedCheck)[] = [
  ...DATA_CHECKS,
  ...PEOPLE_CHECKS,
  ...SITE_CHECKS,
  ...ATTESTED,
].toSorted(
  (a, b) =>
    READINESS_AREAS.indexOf(a.area) - READINESS_AREAS.indexOf(b.area) || Number(b.required) - Number(a.required),
)

/** Every check with what was found. @param isOverridden whether two administrators let the launch go on without it */
export function readinessOf(
  facts: ReadinessFacts,
  attestations: readonly Attestation[],
  isOverridden: (checkId: string) => boolean,
): ReadinessCheck[] {
  const given = new Map(attestations.map((one) => [one.id, one]))
  return CHECKS.map((row) => {
    const { id, area, required, title, source, fix, href } = row
    const computed = isComputed(row) ? row.look(facts) : undefined
    const found = computed ?? attestedAs(given.get(id), facts.today)
    const isMet = found.state === 'met'
    return {
      ...{ id, area, required, title, source },
      kind: computed ? 'computed' : 'attested',
      ...found,
      ...(isMet ? {} : { fix }),
      ...(href ? { href } : {}),
      ...(computed ? {} : attestationOf(given.get(id))),
      ...(isOverridden(id) ? { overridden: true } : {}),
    }
  })
}

function attestedAs(attestation: Attestation | undefined, today: IsoDay): Found {
  if (!attestation || attestation.state === 'withdrawn') {
    return { state: 'unknown', found: 'Nobody has looked at this yet.' }
  }
  const { state, note, until, updatedBy } = attestation
  if (until !== undefined && until < today) {
    return { state: 'unknown', found: `${updatedBy.name} looked at this; it counted until ${until}. Look again.` }
  }
  return { state, found: note }
}

function attestationOf(attestation: Attestation | undefined): Pick<ReadinessCheck, 'attestation'> {
  if (!attestation || attestation.state === 'withdrawn') return {}
  const { updatedBy, updatedAt, note, evidence, until } = attestation
  return {
    attestation: {
      ...{ by: updatedBy.name, at: updatedAt, note },
      ...(evidence ? { evidence } : {}),
      ...(until ? { until } : {}),
    },
  }
}

/** What somebody says about a check. */
export interface Said {
  readonly state: 'met' | 'not-met'
  readonly note: string
  readonly evidence?: string | undefined
}

export const ATTESTATION_LIMITS = { note: 2000, evidence: 4000 } as const
const MIN_NOTE_CHARACTERS = 10

/** A check that a person may attest; computed ones speak for themselves. */
export function attestableCheck(id: string, facts: ReadinessFacts): CheckRow | Refusal {
  const row = CHECKS.find((one) => one.id === id)
  if (!row) return refuse('not-found')
  if (isComputed(row) && row.look(facts) !== undefined) {
    return refuse('bad-request', `${id} is computed from the state of the portal: nobody can say otherwise`)
  }
  return row
}

/** The attestation with what somebody says now. */
export function attest(
  before: Attestation | undefined,
  { id }: CheckRow,
  { state, note, evidence }: Said,
  by: Member,
  at: IsoTime,
): Attestation | Refusal {
  if (note.trim().length < MIN_NOTE_CHARACTERS) {
    return refuse('reason-missing', `note: expected ${MIN_NOTE_CHARACTERS} characters or more about what was looked at`)
  }
  const days = daysOf(id)
  return {
    ...{ id, revision: (before?.revision ?? 0) + 1, state, note: note.trim() },
    ...(evidence?.trim() ? { evidence: evidence.trim() } : {}),
    ...(days === undefined ? {} : { until: daysAfter(at.slice(0, 10), days) }),
    ...{ updatedAt: at, updatedBy: actorOf(by) },
  }
}

/** Takes it back; the check is open again. */
export function withdrawAttestation(before: Attestation, by: Member, at: IsoTime): Attestation | Refusal {
  if (before.state === 'withdrawn') return refuse('not-found')
  return { ...before, revision: before.revision + 1, state: 'withdrawn', updatedAt: at, updatedBy: actorOf(by) }
}

function daysOf(id: string): number | undefined {
  const row = CHECKS.find((one) => one.id === id)
  return row && (isComputed(row) ? row.attestable?.days : row.days)
}
