// test/support/sign-off-moves.ts: everything people, the clock and the portal can do in the small city, each as one move.

import { accessRow, mayCall, mayTouch } from '../../core/access.ts'
import type { AccessRow } from '../../core/access-table.ts'
import type { Account } from '../../core/accounts.ts'
import { isRefusal } from '../../core/errors.ts'
import { NO_HANDLING } from '../../core/handling.ts'
import { versionFilesPrefix } from '../../core/keys.ts'
import { hasStatus } from '../../core/lifecycle.ts'
import { CLASSIFICATIONS, type Dataset, type Member, type Role, type Version } from '../../core/model.ts'
import { planOf } from '../../core/review.ts'
import { reviewsFor } from '../../core/review-queue.ts'
import { SIGNING_ROLES } from '../../core/signing-roles.ts'
import { consentRolesOf } from '../../core/standing-moves.ts'
import { commentOn } from '../../functions/api/steps/comments.ts'
import { recheckVersion, restoreVersion } from '../../functions/api/steps/copies.ts'
import { changeDataset } from '../../functions/api/steps/datasets.ts'
import { delegateReview } from '../../functions/api/steps/delegations.ts'
import { changeHandling } from '../../functions/api/steps/handling.ts'
import { changeReleaseTime } from '../../functions/api/steps/release-time.ts'
import { reviewVersion, withdrawVersion } from '../../functions/api/steps/review.ts'
import { askStanding, consentStanding, revokeStandingOf, uploadersOf } from '../../functions/api/steps/standing.ts'
import { beginVersion } from '../../functions/api/steps/uploads.ts'
import { readShelves } from '../../functions/publish/gather.ts'
import { releaseDue } from '../../functions/publish/release.ts'
import { validate } from '../../functions/validate/validate.ts'
import { type Act, among, changeAccount, type Dice, grants, type Move, policy } from './sign-off-settings.ts'
import { DATASET_IDS, PERSON_IDS, type Sheet, type World } from './sign-off-world.ts'

const DATASET = '/api/v1/datasets/{id}'
const VERSION = `${DATASET}/versions/{number}`

interface Asked {
  readonly by: Member
  readonly dataset: Dataset
  readonly version: Version | undefined
}

/** A request about a dataset and its newest version, as far as the access table lets it come. */
function asked(
  method: AccessRow['method'],
  path: string,
  act: (world: World, dice: Dice, about: Asked) => Act | undefined,
): Move {
  const access = accessRow(method, path)
  return async (world, dice) => {
    const dataset = await world.api.registry.dataset(among(DATASET_IDS, dice.a))
    const by = await world.member(among(PERSON_IDS, dice.b))
    if (!dataset || !by || mayCall(access, by) || mayTouch(access, by, dataset.metadata.departmentId)) return undefined
    return act(world, dice, { by, dataset, version: await world.api.registry.version(dataset.id, dataset.lastVersion) })
  }
}

const yes = (checklist: readonly { id: string }[]) =>
  checklist.map(({ id }) => ({ id, answer: 'yes' as const, note: '' }))

const SHEETS: readonly Omit<Sheet, 'seed'>[] = [
  { columns: ['species'], personal: [], quality: 90 },
  { columns: ['species'], personal: [], quality: 90 },
  { columns: ['species'], personal: [], quality: 95 },
  { columns: ['species', 'who'], personal: ['EMAIL'], quality: 90 },
  { columns: ['species', 'who'], personal: ['EMAIL'], quality: 90 },
  { columns: ['species', 'who'], personal: ['EMAIL', 'PHONE'], quality: 90 },
  { columns: ['species', 'height'], personal: [], quality: 90 },
  { columns: ['species'], personal: [], quality: 70 },
  { columns: ['species'], personal: [], quality: -1 },
]

async function arrive(world: World, version: Version, die: number): Promise<unknown> {
  const body = JSON.stringify({ ...among(SHEETS, die), seed: die % 5 })
  const found = await world.validation.incoming.stat(version.upload.key)
  if (!found) await world.put(version.upload.key, body)
  // A copy is there already, as large as it is.
  const { bytes } = version.upload.copyOf ? version.upload : { bytes: SIZE }
  return validate(world.validation, { key: version.upload.key, versionId: 'v1', bytes }).catch(() => undefined)
}

/** Announced and arrived alike: sizes are not what this is about. */
const SIZE = 100

/** Mostly the two publishers, as in a city: where everybody uploads, nobody is left to sign. */
const upload: Move = (world, dice) => uploadAs(world, dice.d % 4 > 0 ? { ...dice, b: 1 + (dice.b % 2) } : dice)

const uploadAs = asked('POST', `${DATASET}/versions`, (world, { c, d }, { by, dataset }) => async () => {
  const begun = await beginVersion(world.api, by, dataset, { filename: 'd.csv', bytes: SIZE })
  if (!isRefusal(begun) && d % 5 > 0) await arrive(world, begun.version, c)
  return begun
})

const again = (path: string, step: typeof recheckVersion) =>
  asked('POST', `${VERSION}/${path}`, (world, { c }, { by, dataset }) => async () => {
    const version = await world.api.registry.version(dataset.id, dataset.lastVersion - (path === 'recheck' ? 0 : 1))
    const begun = version && (await step(world.api, by, dataset, version))
    if (begun && !isRefusal(begun)) await arrive(world, begun, c)
    return begun
  })

const metadata = asked('PATCH', DATASET, (world, { c, d }, { by, dataset }) => () => {
  const changes = [
    { title: `Title ${d % 3}` },
    { description: `Description ${d % 2}` },
    { classification: among(CLASSIFICATIONS, d % 7), conditions: 'Name the source.' },
    { departmentId: among(['parks', 'finance'], d) },
  ]
  return changeDataset(world.api, by, dataset, among(changes, c))
})

const handling = asked('PUT', `${DATASET}/handling`, (world, { c }, { by, dataset }) => () => {
  const redactions = c % 3 === 0 ? [{ method: 'drop' as const, column: among(['who', 'height'], c) }] : []
  return changeHandling(world.api, by, dataset, { ...NO_HANDLING, redactions })
})

/** Any role, any signature that was ever seen of it: most of it must be refused. */
const signAtRandom = asked('POST', `${VERSION}/sign-offs`, (world, { c, d }, { by, dataset, version }) => {
  if (!version) return undefined
  const role = among(SIGNING_ROLES, c)
  const now = 'candidate' in version ? version.candidate.signature : ''
  const older = world.journal.signed.map(({ signature }) => signature)
  const signature = d % 4 === 0 && older.length > 0 ? among(older, d) : now
  return () => review(world, by, dataset, version, role, d % 9 === 0 ? 'return' : 'sign', signature)
})

/** What a diligent reviewer does: looks who can, and signs what is there. */
const signAsAsked: Move = async (world, { a, b, c }) => {
  const dataset = await world.api.registry.dataset(among(DATASET_IDS, a))
  const version = dataset && (await world.api.registry.version(dataset.id, dataset.lastVersion))
  if (!dataset || !version || !hasStatus(version, 'in-review')) return undefined
  const members = await Promise.all(PERSON_IDS.map((id) => world.member(id)))
  const able = members.flatMap((by) => {
    const mine = by ? reviewsFor(version, by, world.now()).filter(({ state }) => state === 'my-turn') : []
    return mine.map(({ role }) => ({ by: by!, role }))
  })
  if (able.length === 0) return undefined
  const { by, role } = among(able, b + c)
  return () => review(world, by, dataset, version, role, 'sign', version.candidate.signature)
}

/** The page is open, the role is taken away, then they sign; later they get it back. */
const signTooLate: Move = async (world, dice) => {
  const signing = await signAsAsked(world, dice)
  if (!signing) return undefined
  const held = new Map((await world.api.registry.records('account')).map((account) => [account.id, account]))
  const set = (id: string, grants: Account['grants']) => changeAccount(world, id, (before) => ({ ...before, grants }))
  return async () => {
    for (const id of PERSON_IDS) if (id !== 'ada') await set(id, [])
    await signing()
    for (const id of PERSON_IDS) if (id !== 'ada') await set(id, held.get(id)!.grants)
  }
}

function review(
  world: World,
  by: Member,
  dataset: Dataset,
  version: Version,
  role: Role,
  decision: 'sign' | 'return',
  signature: string,
) {
  const step = 'candidate' in version ? planOf(version).steps.find((one) => one.role === role) : undefined
  const answers = yes(step?.checklist ?? [])
  return reviewVersion(world.api, by, dataset, version, { role, decision, note: 'Looked at.', signature, answers })
}

const talk = asked(
  'POST',
  `${VERSION}/comments`,
  (world, _, { by, dataset, version }) =>
    version && (() => commentOn(world.api, by, dataset, version, { about: '', text: 'Why?' })),
)

const delegation = asked(
  'POST',
  `${VERSION}/delegations`,
  (world, { c, d }, { by, dataset, version }) =>
    version &&
    (() =>
      delegateReview(world.api, by, dataset, version, {
        ...{ role: among(SIGNING_ROLES, c), to: among(PERSON_IDS, d), note: '' },
      })),
)

const releaseTime = asked('PUT', `${VERSION}/release-time`, (world, { c, d }, { by, dataset, version }) => {
  if (!version) return undefined
  const at = new Date(Date.parse(world.now()) + (1 + (d % 72)) * 3_600_000).toISOString()
  const kind = c % 2 === 0 ? ('embargo' as const) : ('set' as const)
  const time = c % 5 === 0 ? undefined : { kind, at, note: 'It was agreed with everybody.' }
  return () => changeReleaseTime(world.api, by, dataset, version, time)
})

const withdrawal = asked(
  'POST',
  `${VERSION}/withdrawal`,
  (world, _, { by, dataset, version }) =>
    version && (() => withdrawVersion(world.api, by, dataset, version, 'It was wrong.')),
)

const STANDING = `${DATASET}/standing-approval`
const ask = asked('POST', STANDING, (world, { c, d }, { by, dataset }) => () => {
  const version = dataset.publishedVersion ?? dataset.lastVersion
  const minimumQuality = [undefined, 0, 60, 99][d % 4]
  const more = minimumQuality === undefined ? {} : { minimumQuality }
  return askStanding(world.api, by, dataset, {
    version,
    days: 1 + (c % 40),
    reason: 'It is the same each day.',
    ...more,
  })
})

const consent: Move = async (world, { a, b, c, d }) => {
  const dataset = await world.api.registry.dataset(among(DATASET_IDS, a))
  const approval = await world.api.registry.record('standing-approval', among(DATASET_IDS, a))
  const by = await world.member(among(PERSON_IDS, b))
  const access = accessRow('POST', `${STANDING}/consents`)
  if (!dataset || !approval || !by || mayCall(access, by) || mayTouch(access, by, dataset.metadata.departmentId)) return
  const held = SIGNING_ROLES.filter((role) => by.roles.includes(role))
  const role = d % 2 === 0 ? among(SIGNING_ROLES, c) : among(held.length > 0 ? held : SIGNING_ROLES, c)
  const answers = yes((await world.api.registry.signOffPolicy()).checklists[role])
  const decision = d % 19 === 0 ? 'return' : 'sign'
  const signature = d % 11 === 0 ? 'f'.repeat(64) : approval.scopeHash
  return () =>
    consentStanding(world.api, by, dataset, { role, decision, note: 'It stays the same.', answers, signature })
}

/** Everybody who can, as they are asked to. */
const consentAsAsked: Move = async (world, { a, b }) => {
  const dataset = await world.api.registry.dataset(among(DATASET_IDS, a))
  const approval = await world.api.registry.record('standing-approval', among(DATASET_IDS, a))
  if (!dataset || !approval) return undefined
  const facts = { dataset, uploaders: await uploadersOf(world.api, dataset) }
  const members = await Promise.all(PERSON_IDS.map((id) => world.member(id)))
  const able = members.flatMap((by) =>
    by ? consentRolesOf(approval, by, facts, world.now()).map((role) => ({ by, role })) : [],
  )
  if (able.length === 0) return undefined
  const { by, role } = among(able, b)
  const { checklists } = await world.api.registry.signOffPolicy()
  const answers = yes((checklists as Partial<Record<Role, { id: string }[]>>)[role] ?? [])
  const signature = approval.scopeHash
  return () => consentStanding(world.api, by, dataset, { role, decision: 'sign', note: '', answers, signature })
}

const revocation = asked(
  'DELETE',
  STANDING,
  (world, _, { by, dataset }) =>
    () =>
      revokeStandingOf(world.api, by, dataset, 'It is different now.'),
)

const publication: Move = async (world) => async () => {
  await releaseDue(world.publication, await readShelves(world.publication))
  for (const id of DATASET_IDS) {
    for (const version of await world.api.registry.versions(id)) {
      if (!hasStatus(version, 'published')) continue
      const { slug } = (await world.api.registry.dataset(id))!
      const { stagedPrefix } = version.candidate.content
      const source = await world.api.incoming.readText(`${stagedPrefix}d.parquet`)
      const key = `${versionFilesPrefix(slug, version.number)}d.parquet`
      await world.api.data.write(key, source ?? '', { mediaType: 'text/plain' })
    }
  }
}

/** The file of a version that waits for one, or a second one for a version that has its own. */
const arrival: Move = async (world, { a, c }) => {
  const dataset = await world.api.registry.dataset(among(DATASET_IDS, a))
  const version = dataset && (await world.api.registry.version(dataset.id, dataset.lastVersion))
  return version && (() => arrive(world, version, c))
}

const time: Move =
  async (world, { c }) =>
  async () =>
    world.pass(among([1, 3, 12, 24, 60, 150], c))

/** Kind of move -> what it does and how often it is picked. */
export const MOVES: Readonly<Record<string, readonly [weight: number, move: Move]>> = {
  ...{ upload: [24, upload], arrival: [4, arrival], recheck: [5, again('recheck', recheckVersion)] },
  ...{ restoration: [4, again('restoration', restoreVersion)], metadata: [4, metadata], handling: [2, handling] },
  ...{
    signAtRandom: [14, signAtRandom],
    signAsAsked: [30, signAsAsked],
    signTooLate: [3, signTooLate],
    talk: [2, talk],
    delegation: [2, delegation],
  },
  ...{ releaseTime: [4, releaseTime], withdrawal: [2, withdrawal], ask: [8, ask], consent: [5, consent] },
  ...{ revocation: [1, revocation], grants: [3, grants], policy: [1, policy], publication: [16, publication] },
  ...{ time: [6, time], consentAsAsked: [18, consentAsAsked] },
}
