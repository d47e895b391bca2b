// test/support/sign-off-check.ts: whether what is public was signed by whoever had to, judged from a journal and from nothing of core/.
import { createHash } from 'node:crypto'

// biome-ignore lint/suspicious/noExplicitAny: read as plain values, so that no rule under test is trusted
type Plain = any

/** What really happened, noted at the instant at which the table took it. */
export interface Journal {
  /** Signatures that the table took: who, as what, on which text of the candidate, and what the person held just then. */
  readonly signed: {
    readonly place: string
    readonly by: string
    readonly role: string
    readonly signature: string
    readonly at: string
    readonly held: readonly string[]
  }[]
  readonly consented: {
    readonly approvalId: string
    readonly by: string
    readonly role: string
    readonly signature: string
    readonly held: readonly string[]
  }[]
  /** Which change of the table revoked or refused a standing approval: they are counted from 1. */
  readonly ended: Map<string, number>
  /** Which change ended one because a version deviated from it. */
  readonly lapsed: Map<string, number>
  /** Which change approved a version. */
  readonly approved: Map<string, number>
  /** Which change made a version public. */
  readonly published: Map<string, number>
  /** Version -> everybody whose file it is. */
  readonly uploaders: Map<string, ReadonlySet<string>>
  /** Sign-off policies by number. */
  readonly policies: Map<number, Plain>
  /** Dataset -> moment before which nothing of the version on its way may be public. */
  readonly embargo: Map<string, string>
  /** SHA-256 of what lies at a key of the incoming bucket. */
  readonly stored: (key: string) => string | undefined
}

export const placeOf = (datasetId: string, number: number): string => `${datasetId} ${number}`
const DAY = 86_400_000
const RANKS = ['open', 'open-with-conditions', 'restricted']

/** Faults of one published version, in words; none when every rule holds. */
export function faultsOf(version: Plain, journal: Journal): string[] {
  const { metadata, content, signature } = version.candidate
  const uploaders = journal.uploaders.get(placeOf(version.datasetId, version.number)) ?? new Set()
  return [
    ...(hash({ metadata, content: { ...content, stagedPrefix: undefined } }) === signature
      ? []
      : ['what is public is not what the signature is of']),
    ...content.distributions
      .filter((file: Plain) => journal.stored(content.stagedPrefix + file.name) !== file.sha256)
      .map((file: Plain) => `${file.name} is not the file that was signed`),
    ...(uploaders.size > 0 ? [] : ['nobody uploaded it']),
    ...timeFaults(version, journal),
    ...planFaults(version, journal),
    ...(version.standing ? standingFaults(version, uploaders, journal) : signOffFaults(version, uploaders, journal)),
  ]
}

function timeFaults(version: Plain, journal: Journal): string[] {
  const promised = journal.embargo.get(placeOf(version.datasetId, version.number))
  return [version.releaseTime?.at, promised]
    .filter((time) => time && time > version.publishedAt)
    .map((time) => `public at ${version.publishedAt}, though not before ${time}`)
}

/** The classification is found anew, and the roles are read from the policy as it was set. */
function planFaults({ candidate, plan }: Plain, { policies }: Journal): string[] {
  const policy = policies.get(plan.policyVersion)
  if (!policy) return [`there is no policy ${plan.policyVersion}`]
  const raises = policy.raises.filter((raise: Plain) =>
    raise.classes.some((one: string) => (candidate.content.personal ?? []).includes(one)),
  )
  const ranks = [candidate.metadata.classification ?? 'open', ...raises.map((raise: Plain) => raise.to)]
  const classification = RANKS[Math.max(...ranks.map((one: string) => RANKS.indexOf(one)))]
  const rule = policy.rules.find((one: Plain) => one.classification === classification)
  const wanted = rule.steps
    .map((step: Plain) => step.role)
    .sort()
    .join()
  const planned = plan.steps
    .map((step: Plain) => step.role)
    .sort()
    .join()
  return [
    ...(rule.publishes ? [] : [`${classification} is never published`]),
    ...(wanted === planned ? [] : [`the policy asks for ${wanted}, the plan for ${planned}`]),
  ]
}

function signOffFaults(version: Plain, uploaders: ReadonlySet<unknown>, journal: Journal): string[] {
  const { plan, signOffs, candidate } = version
  const people = new Set(signOffs.map((one: Plain) => one.by.id))
  const faults = signOffs.flatMap((one: Plain): string[] => {
    const real = journal.signed.find(
      (entry) =>
        entry.place === placeOf(version.datasetId, version.number) &&
        entry.by === one.by.id &&
        entry.role === one.role &&
        entry.at === one.at &&
        entry.signature === one.signature,
    )
    const step = plan.steps.find((candidateStep: Plain) => candidateStep.role === one.role)
    return [
      ...(real ? [] : [`${one.by.id} never signed as ${one.role}`]),
      ...(one.signature === candidate.signature ? [] : [`${one.by.id} signed something else`]),
      ...(uploaders.has(one.by.id) ? [`${one.by.id} uploaded it`] : []),
      ...(real && !real.held.includes(one.role) && !wasDeputy(version, step, one, real.held)
        ? [`${one.by.id} did not hold ${one.role}`]
        : []),
    ]
  })
  const missing = plan.steps.filter((step: Plain) => !signOffs.some((one: Plain) => one.role === step.role))
  return [
    ...faults,
    ...(people.size === signOffs.length ? [] : ['one person signed twice']),
    ...missing.map((step: Plain) => `nobody signed as ${step.role}`),
  ]
}

/** A deputy counts once the step is overdue: days from the beginning, or in sequence from the sign-off before. */
function wasDeputy({ plan, signOffs }: Plain, step: Plain, signOff: Plain, held: readonly string[]): boolean {
  if (!step?.deputy || !held.includes(step.deputy)) return false
  const before = plan.steps[plan.steps.indexOf(step) - 1]
  const since =
    plan.order === 'sequence' && before ? signOffs.find((one: Plain) => one.role === before.role)?.at : plan.since
  return since !== undefined && Date.parse(since) + step.dueDays * DAY < Date.parse(signOff.at)
}

function standingFaults(version: Plain, uploaders: ReadonlySet<unknown>, journal: Journal): string[] {
  const { standing, plan, candidate, approvedAt } = version
  const { scope, consents, scopeHash, approvalId, expiresAt } = standing
  const { metadata, content } = candidate
  const people = new Set(consents.map((one: Plain) => one.by.id))
  const ended = journal.ended.get(approvalId) ?? Number.POSITIVE_INFINITY
  const lapsed = journal.lapsed.get(approvalId) ?? Number.POSITIVE_INFINITY
  const place = placeOf(version.datasetId, version.number)
  const published = journal.published.get(place) ?? Number.POSITIVE_INFINITY
  const approved = journal.approved.get(place) ?? Number.POSITIVE_INFINITY
  const real = (one: Plain) =>
    journal.consented.find(
      (entry) => entry.approvalId === approvalId && entry.by === one.by.id && entry.role === one.role,
    )
  const fits: [string, boolean][] = [
    ['its scope is not what was consented to', hash(scope) === scopeHash],
    ['it had expired', expiresAt > approvedAt],
    ['it had ended', published < ended],
    ['it had lapsed', approved < lapsed],
    ['it is of another dataset', scope.datasetId === version.datasetId],
    ['the columns differ', text(scope.columns) === text(content.columns)],
    ['the description differs', text(scope.metadata) === text(metadata)],
    ['the handling differs', scope.handlingHash === hash(content.handling ?? {})],
    ['the classification differs', scope.classification === plan.classification],
    ['there is new personal data', content.personal.every((one: string) => scope.personal.includes(one))],
    ['the quality fell', (content.quality?.total ?? 0) >= scope.minimumQuality],
    ['one person consented twice', people.size === consents.length],
    ['an uploader consented', !consents.some((one: Plain) => uploaders.has(one.by.id))],
    ['somebody never consented', consents.every((one: Plain) => real(one)?.signature === scopeHash)],
    ['somebody did not hold the role', consents.every((one: Plain) => real(one)?.held.includes(one.role))],
    [
      'a role did not consent',
      plan.steps.every((step: Plain) => consents.some((one: Plain) => one.role === step.role)),
    ],
  ]
  return fits.filter(([, holds]) => !holds).map(([fault]) => `standing approval: ${fault}`)
}

function hash(value: unknown): string {
  return createHash('sha256').update(text(value)).digest('hex')
}

/** Keys in order, nothing undefined: written anew, so that a fault in the portal's own form would show. */
function text(value: Plain): string {
  const sorted = (inner: Plain): Plain => {
    if (Array.isArray(inner)) return inner.map(sorted)
    if (inner === null || typeof inner !== 'object') return inner
    return Object.fromEntries(
      Object.keys(inner)
        .sort()
        .map((key) => [key, sorted(inner[key])]),
    )
  }
  return JSON.stringify(sorted(value))
}
