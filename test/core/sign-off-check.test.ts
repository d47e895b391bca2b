// The judge of the random walks is judged: each history with one thing spoiled must be found at fault.
import { isRefusal } from '../../core/errors.ts'
import type { Version, VersionIn } from '../../core/model.ts'
import { askStanding, consentStanding, revokeStandingOf } from '../../functions/api/steps/standing.ts'
import { faultsOf, type Journal, placeOf } from '../support/sign-off-check.ts'
import { MOVES } from '../support/sign-off-moves.ts'
import { aWorld, DATASET_IDS, type World } from '../support/sign-off-world.ts'

const id = DATASET_IDS[0]!
const dice = { a: 0, b: 1, c: 0, d: 1 }

async function make(world: World, kind: string, more: Partial<typeof dice> = {}): Promise<void> {
  const act = await MOVES[kind]![1](world, { ...dice, ...more })
  const outcome = act ? await act() : undefined
  if (isRefusal(outcome)) throw new Error(`${kind}: ${outcome.code} ${outcome.detail}`)
}

type History = { world: World; version: VersionIn<'published'>; journal: Journal }

async function published(world: World): Promise<History> {
  await make(world, 'publication')
  const { lastVersion } = (await world.api.registry.dataset(id))!
  const version = (await world.api.registry.version(id, lastVersion)) as VersionIn<'published'>
  expect(version.status).toBe('published')
  return { world, version, journal: world.journal }
}

/** Uploaded, signed by two people, published. */
async function signed(): Promise<History> {
  const world = aWorld()
  await make(world, 'upload')
  await make(world, 'signAsAsked')
  await make(world, 'signAsAsked')
  return published(world)
}

/** A second version that a standing approval let through. */
async function letThrough(): Promise<History> {
  const { world } = await signed()
  const dataset = async () => (await world.api.registry.dataset(id))!
  const person = async (name: string) => (await world.member(name))!
  const asked = { version: 1, days: 30, reason: 'The same each day.' }
  expect(isRefusal(await askStanding(world.api, await person('ines'), await dataset(), asked))).toBe(false)
  await make(world, 'consentAsAsked')
  await make(world, 'consentAsAsked', { b: 0 })
  await make(world, 'upload')
  const history = await published(world)
  expect(history.version.standing).toBeDefined()
  return history
}

const spoil = <T extends object>(value: T, change: Partial<Record<keyof T, unknown>>): T =>
  ({ ...value, ...change }) as T
type Spoiler = (history: History) => { version: Version; journal: Journal }
const inVersion =
  (change: (version: VersionIn<'published'>) => object): Spoiler =>
  ({ version, journal }) => ({ version: spoil(version, change(version)), journal })
const inJournal =
  (change: (journal: Journal, version: VersionIn<'published'>) => Partial<Journal>): Spoiler =>
  ({ version, journal }) => ({ version, journal: { ...journal, ...change(journal, version) } })

const histories: { of: () => Promise<History>; spoilers: Record<string, Spoiler> }[] = [
  {
    of: signed,
    spoilers: {
      'a sign-off is missing': inVersion(({ signOffs }) => ({ signOffs: signOffs.slice(1) })),
      'a sign-off was never given': inJournal(({ signed: all }) => ({ signed: all.slice(1) })),
      'one person signed in both roles': inVersion(({ signOffs }) => ({
        signOffs: signOffs.map((one) => ({ ...one, by: signOffs[0]!.by })),
      })),
      'a signature is of something else': inVersion(({ signOffs }) => ({
        signOffs: signOffs.map((one) => ({ ...one, signature: 'f'.repeat(64) })),
      })),
      'the description changed afterwards': inVersion(({ candidate }) => ({
        candidate: { ...candidate, metadata: { ...candidate.metadata, title: 'Other' } },
      })),
      'what is redacted changed afterwards': inVersion(({ candidate }) => ({
        candidate: { ...candidate, content: { ...candidate.content, handling: { redactions: [] } } },
      })),
      'a file changed afterwards': inJournal(() => ({ stored: () => 'f'.repeat(64) })),
      'a signer uploaded it': inJournal(({ uploaders }, { signOffs, datasetId, number }) => ({
        uploaders: new Map([...uploaders, [placeOf(datasetId, number), new Set([signOffs[0]!.by.id])]]),
      })),
      'a signer did not hold the role': inJournal(({ signed: all }) => ({
        signed: all.map((one) => ({ ...one, held: [] })),
      })),
      'a deputy signed before it was overdue': inJournal(({ signed: all }) => ({
        signed: all.map((one) => ({ ...one, held: ['legal-reviewer'] })),
      })),
      'the plan asks for less than the policy': inVersion(({ plan, signOffs }) => ({
        plan: { ...plan, steps: plan!.steps.slice(1) },
        signOffs: signOffs.slice(1),
      })),
      'personal data should have raised the classification': inVersion(({ candidate }) => ({
        candidate: { ...candidate, content: { ...candidate.content, personal: ['EMAIL'] } },
      })),
      'its data is never published': inVersion(({ candidate }) => ({
        candidate: { ...candidate, metadata: { ...candidate.metadata, classification: 'restricted' } },
      })),
      'it came out before its time': inVersion(() => ({ releaseTime: { at: '2999-01-01T00:00:00.000Z' } })),
      'it came out under an embargo that was forgotten': inJournal((_, { datasetId, number }) => ({
        embargo: new Map([[placeOf(datasetId, number), '2999-01-01T00:00:00.000Z']]),
      })),
    },
  },
  {
    of: letThrough,
    spoilers: {
      'nobody consented': inJournal(() => ({ consented: [] })),
      'one consent is missing': inVersion(({ standing }) => ({
        standing: { ...standing, consents: standing!.consents.slice(1) },
      })),
      'one person consented in both roles': inVersion(({ standing }) => ({
        standing: {
          ...standing,
          consents: standing!.consents.map((one) => ({ ...one, by: standing!.consents[0]!.by })),
        },
      })),
      'it had expired': inVersion(({ standing }) => ({
        standing: { ...standing, expiresAt: '2026-01-01T00:00:00.000Z' },
      })),
      'it had been revoked': inJournal((_, { standing }) => ({ ended: new Map([[standing!.approvalId, 1]]) })),
      'it had lapsed before': inJournal((_, { standing }) => ({ lapsed: new Map([[standing!.approvalId, 1]]) })),
      'its scope was widened': inVersion(({ standing }) => ({
        standing: { ...standing, scope: { ...standing!.scope, minimumQuality: 0 } },
      })),
      'there is another column': inVersion(({ candidate }) => ({
        candidate: { ...candidate, content: { ...candidate.content, columns: [{ name: 'who', type: 'text' }] } },
      })),
      'the uploader consented': inJournal(({ uploaders }, { standing, datasetId, number }) => ({
        uploaders: new Map([...uploaders, [placeOf(datasetId, number), new Set([standing!.consents[0]!.by.id])]]),
      })),
      'somebody consented without the role': inJournal(({ consented }) => ({
        consented: consented.map((one) => ({ ...one, held: [] })),
      })),
    },
  },
]

for (const { of, spoilers } of histories) {
  test(`${of.name}: a history as it should be has no fault`, async () => {
    const { version, journal } = await of()
    expect(faultsOf(version, journal)).toEqual([])
  })
  for (const [name, spoiler] of Object.entries(spoilers)) {
    test(`${of.name}: found when ${name}`, async () => {
      const { version, journal } = spoiler(await of())
      expect(faultsOf(version, journal)).not.toEqual([])
    })
  }
}

test('revoking a standing approval ends what it let through and is not public yet', async () => {
  const { world } = await letThrough()
  await make(world, 'upload')
  const dataset = (await world.api.registry.dataset(id))!
  expect((await world.api.registry.version(id, 3))?.status).toBe('approved')
  const sofia = (await world.member('sofia'))!
  await revokeStandingOf(world.api, sofia, dataset, 'It is different now.')
  await make(world, 'publication')
  expect(await world.api.registry.version(id, 3)).toMatchObject({
    status: 'rejected',
    rejection: { code: 'called-off' },
  })
  expect((await world.api.registry.version(id, 2))?.status).toBe('published')
})

test('an approval does not let through what somebody uploaded who consented', async () => {
  const { world } = await letThrough()
  const approval = (await world.api.registry.record('standing-approval', id))!
  const liaison = approval.consents.find(({ role }) => role === 'liaison')!.by.id
  const act = await MOVES['upload']![1](world, {
    ...dice,
    d: 4,
    b: ['ada', 'ines', 'tom', 'both', 'leo', 'mara'].indexOf(liaison),
  })
  await act!()
  expect((await world.api.registry.version(id, 3))?.status).toBe('in-review')
  expect((await world.api.registry.record('standing-approval', id))?.ended).toBeUndefined()
})

test('a deviation lapses the approval, and the version is reviewed', async () => {
  const { world } = await letThrough()
  await make(world, 'upload', { c: 3 })
  expect((await world.api.registry.version(id, 3))?.status).toBe('in-review')
  expect(await world.api.registry.record('standing-approval', id)).toMatchObject({
    ended: { kind: 'lapsed', why: expect.stringContaining('the columns differ') },
  })
})

test('nobody who asked, or ever uploaded, consents; nor twice; nor to another scope', async () => {
  const { world } = await signed()
  const dataset = async () => (await world.api.registry.dataset(id))!
  const all = (await world.member('all'))!
  const lena = (await world.member('lena'))!
  await askStanding(world.api, all, await dataset(), { version: 1, days: 30, reason: 'The same each day.' })
  const { scopeHash } = (await world.api.registry.record('standing-approval', id))!
  const { checklists } = await world.api.registry.signOffPolicy()
  const as = async (member: typeof all, role: 'liaison' | 'privacy-reviewer', signature = scopeHash) => {
    const answers = checklists[role].map((question) => ({ id: question.id, answer: 'yes' as const, note: '' }))
    const said = { role, decision: 'sign' as const, note: '', answers, signature }
    return consentStanding(world.api, member, await dataset(), said)
  }
  expect(await as(all, 'liaison')).toMatchObject({ code: 'own-upload' })
  expect(await as(lena, 'privacy-reviewer', 'f'.repeat(64))).toMatchObject({ code: 'content-changed' })
  expect(await as((await world.member('sofia'))!, 'liaison')).toMatchObject({ code: 'not-allowed' })
  expect(isRefusal(await as(lena, 'privacy-reviewer'))).toBe(false)
  expect(await as(lena, 'privacy-reviewer')).toMatchObject({ code: 'role-signed-already' })
})
