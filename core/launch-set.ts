// core/launch-set.ts: which datasets a city should begin with: what people ask for, what is ready, from several departments. Pure.
import type { LaunchCandidate, Sensitivity } from './preparation.ts'
import type { DatasetFacts } from './readiness-facts.ts'

/** The five things that make a dataset ready, in the order of its trip. */
export const READY_STEPS = ['checked', 'signed', 'documented', 'good', 'fresh'] as const
export type ReadyStep = (typeof READY_STEPS)[number]

/** A quality score from which on we would show a dataset on the first day: "good" in core/quality.ts. */
export const GOOD_QUALITY = 75

/** A candidate with what is known of it. */
export interface RankedCandidate extends LaunchCandidate {
  readonly title: string
  readonly departmentId: string
  /** Which of the five are done; none for what is only planned. */
  readonly steps: readonly ReadyStep[]
  /** As people judge it, raised by what is known of the data. */
  readonly sensitivityNow: Sensitivity
  /** Why it was raised. */
  readonly raisedBy?: string
  /** Demand times readiness, 1 to 30. */
  readonly score: number
  readonly isRecommended: boolean
  /** Why it is not, where it is not. */
  readonly whyNot?: WhyNot
}

export type WhyNot = 'sensitive' | 'department-has-two' | 'others-first'

/** What is known of a candidate besides what people wrote. */
export interface CandidateFacts {
  readonly title: string
  readonly departmentId: string
  /** Absent while it is only planned. */
  readonly dataset?: DatasetFacts
  /** The plan says that it is withheld. */
  readonly isWithheld?: boolean
}

export const MOST_RECOMMENDED = 5
const FEWEST_RECOMMENDED = 4
const MOST_OF_A_DEPARTMENT = 2
/** The fifth has to be worth it: people ask for it. */
const DEMAND_OF_THE_FIFTH = 3

export function stepsOf(facts: DatasetFacts | undefined): ReadyStep[] {
  if (!facts) return []
  const isDone: Readonly<Record<ReadyStep, boolean>> = {
    checked: facts.isChecked,
    signed: facts.isSigned,
    documented: facts.isChecked && facts.undocumented.length === 0,
    good: (facts.quality ?? 0) >= GOOD_QUALITY,
    fresh: facts.isSigned && facts.isFresh,
  }
  return READY_STEPS.filter((step) => isDone[step])
}

/**
 * Every candidate with its score, the best first, and which four or five to begin with.
 *
 * The rule: demand (1 to 5) times readiness (1, and one for each step that is done). The highest scores are recommended,
 * without what is highly sensitive; at most two of one department as long as others have something; the fifth only when
 * its demand is three or more. Equal scores: the higher demand first, then by title.
 */
export function rankCandidates(
  candidates: readonly LaunchCandidate[],
  factsOf: (candidate: LaunchCandidate) => CandidateFacts | undefined,
): RankedCandidate[] {
  const scored = candidates.flatMap((candidate) => {
    const facts = factsOf(candidate)
    if (!facts) return []
    const steps = stepsOf(facts.dataset)
    const { title, departmentId } = facts
    return [
      {
        ...candidate,
        ...{ title, departmentId, steps, score: candidate.demand * (1 + steps.length) },
        ...raisedSensitivity(candidate.sensitivity, facts),
      },
    ]
  })
  const ordered = scored.toSorted(
    (a, b) => b.score - a.score || b.demand - a.demand || compare(a.title, b.title) || compare(a.id, b.id),
  )
  const recommended = recommend(ordered)
  return ordered.map((one) => {
    const isRecommended = recommended.has(one.id)
    return { ...one, isRecommended, ...(isRecommended ? {} : { whyNot: whyNot(one, ordered, recommended) }) }
  })
}

type Scored = Omit<RankedCandidate, 'isRecommended' | 'whyNot'>

function recommend(ordered: readonly Scored[]): ReadonlySet<string> {
  const able = ordered.filter(({ sensitivityNow }) => sensitivityNow !== 'high')
  const taken: Scored[] = []
  const take = (mostOfOne: number, most: number) => {
    for (const one of able) {
      if (taken.length >= most || taken.includes(one)) continue
      if (taken.filter(({ departmentId }) => departmentId === one.departmentId).length >= mostOfOne) continue
      // What scores lower must not come in its place.
      if (taken.length === MOST_RECOMMENDED - 1 && one.demand < DEMAND_OF_THE_FIFTH) return
      taken.push(one)
    }
  }
  take(MOST_OF_A_DEPARTMENT, MOST_RECOMMENDED)
  // Departments are too few for the spread: four datasets matter more.
  take(Number.POSITIVE_INFINITY, FEWEST_RECOMMENDED)
  return new Set(taken.map(({ id }) => id))
}

function whyNot(one: Scored, all: readonly Scored[], recommended: ReadonlySet<string>): WhyNot {
  if (one.sensitivityNow === 'high') return 'sensitive'
  const ofDepartment = all.filter(({ id, departmentId }) => recommended.has(id) && departmentId === one.departmentId)
  const isBetterThanSome = all.some(({ id, score }) => recommended.has(id) && score < one.score)
  return ofDepartment.length >= MOST_OF_A_DEPARTMENT && isBetterThanSome ? 'department-has-two' : 'others-first'
}

function raisedSensitivity(
  declared: Sensitivity,
  { dataset, isWithheld }: CandidateFacts,
): Pick<RankedCandidate, 'sensitivityNow' | 'raisedBy'> {
  if (declared === 'high') return { sensitivityNow: 'high' }
  if (isWithheld) return { sensitivityNow: 'high', raisedBy: 'the plan says that it is withheld' }
  if (dataset?.classification === 'restricted') {
    return { sensitivityNow: 'high', raisedBy: 'it is classified as restricted' }
  }
  if (declared === 'low' && dataset?.classification === 'open-with-conditions') {
    return { sensitivityNow: 'medium', raisedBy: 'it is open with conditions' }
  }
  return { sensitivityNow: declared }
}

/** Code unit order: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
