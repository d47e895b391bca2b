// Random walks through the whole trip, with the real steps: nothing is public that was not signed by everybody who had to.
import fc from 'fast-check'
import { hasStatus } from '../../core/lifecycle.ts'
import type { VersionIn } from '../../core/model.ts'
import { faultsOf } from '../support/sign-off-check.ts'
import { MOVES } from '../support/sign-off-moves.ts'
import type { Dice } from '../support/sign-off-settings.ts'
import { aWorld, DATASET_IDS, type World } from '../support/sign-off-world.ts'

const WALKS = 100
const STEPS = 200
const LEAST_MOVES = 20_000

type Step = Dice & { readonly kind: string; readonly other: string; readonly isRace: boolean }
type Seen = Record<'published' | 'standing' | 'deputy' | 'embargo' | 'restored' | 'rechecked' | 'raised', number>

/** How often each move is picked, where it differs from the table of moves. */
const PACES: { name: string; more: Readonly<Record<string, number>>; seen: (keyof Seen)[] }[] = [
  { name: 'as in a city', more: {}, seen: ['published', 'deputy', 'embargo', 'restored', 'rechecked', 'raised'] },
  {
    name: 'with consent in advance above all',
    more: { ask: 25, consent: 25, consentAsAsked: 60, upload: 50, publication: 30, metadata: 1, handling: 1, time: 2 },
    seen: ['published', 'standing', 'raised'],
  },
]

const die = fc.nat({ max: 10_000 })
/** One in six requests meets another one at the same instant. */
const isRace = fc.nat({ max: 5 }).map((rolled) => rolled === 0)

function stepsAt(more: Readonly<Record<string, number>>): fc.Arbitrary<Step[]> {
  const weighted = Object.entries(MOVES).map(([name, [usual]]) => ({
    ...{ weight: more[name] ?? usual, arbitrary: fc.constant(name) },
  }))
  const kind = fc.oneof(...weighted)
  const step = fc.record({ kind, other: kind, isRace, a: die, b: die, c: die, d: die })
  return fc.array(step, { minLength: STEPS, maxLength: STEPS })
}

/** Does one step, or two at the same instant: both have read the table before either writes. @returns moves made */
async function walk(world: World, { kind: first, other, isRace: isTwice, ...dice }: Step): Promise<number> {
  const again = { ...dice, b: dice.b + 1, c: dice.c + 1 }
  const acts = [await MOVES[first]![1](world, dice), isTwice ? await MOVES[other]![1](world, again) : undefined]
  await Promise.all(acts.map((act) => act?.()))
  return isTwice ? 2 : 1
}

/** Every version that is public now. */
async function published(world: World): Promise<VersionIn<'published'>[]> {
  const all = await Promise.all(DATASET_IDS.map((id) => world.api.registry.versions(id)))
  return all.flat().filter((version) => hasStatus(version, 'published'))
}

function count(seen: Seen, version: VersionIn<'published'>): void {
  seen.published++
  if (version.standing) seen.standing++
  if (version.signOffs.some(({ asDeputy }) => asDeputy)) seen.deputy++
  if (version.releaseTime) seen.embargo++
  if (version.upload.copyOf) seen[version.upload.copyOf.bucket === 'data' ? 'restored' : 'rechecked']++
  if (version.plan?.raisedBy.length) seen.raised++
}

for (const { name, more, seen: wanted } of PACES) {
  test(`no sequence of moves publishes what was not signed by every person it needs, ${name}`, async () => {
    let moves = 0
    const seen: Seen = { published: 0, standing: 0, deputy: 0, embargo: 0, restored: 0, rechecked: 0, raised: 0 }
    const walks = fc.asyncProperty(stepsAt(more), async (steps) => {
      const world = aWorld()
      const known = new Set<string>()
      for (const one of steps) {
        moves += await walk(world, one)
        for (const version of await published(world)) {
          const place = `${version.datasetId} ${version.number}`
          const faults = faultsOf(version, world.journal)
          if (faults.length > 0) throw new Error(`${place}, after ${one.kind} and ${one.other}: ${faults.join('; ')}`)
          if (!known.has(place)) count(seen, version)
          known.add(place)
        }
      }
    })
    // Shorter walks that fail as well would take minutes to find; the seed that is printed walks it again.
    await fc.assert(walks, { numRuns: WALKS, endOnFailure: true })
    expect(moves).toBeGreaterThanOrEqual(LEAST_MOVES)
    // The walks come to where it matters.
    for (const what of wanted) expect([what, seen[what] > 0]).toEqual([what, true])
  }, 300_000)
}
