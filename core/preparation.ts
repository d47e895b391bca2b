// core/preparation.ts: the workspace of a city before its launch: purpose, readiness, launch set, dates. Pure.
import { type Refusal, refuse } from './errors.ts'
import type { IsoDay } from './governance-documents.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { actorOf } from './lifecycle.ts'
import type { Actor, IsoTime, Member } from './model.ts'
import { isDay } from './plan-rules.ts'
import { DEFAULT_ITEMS, DEFAULT_MILESTONES } from './preparation-defaults.ts'

/** What the city wants to reach, and how people will see whether it did. */
export interface Goal {
  readonly goal: string
  /** How it is measured; may be empty. */
  readonly measure: string
}

/** Why there is a portal, in one language. `text` is plain text as in core/plain-text.ts. */
export interface PurposeText {
  readonly text: string
  readonly goals: readonly Goal[]
}

export interface Purpose {
  readonly texts: Readonly<Partial<Record<Language, PurposeText>>>
  /** Whether it stands at `/about/purpose/`. */
  readonly isPublic: boolean
}

export const ASSESSMENT_AREAS = ['political-will', 'resources', 'policies', 'people'] as const
/** The four things a city needs before software helps: will, means for the years after, rules, people. */
export type AssessmentArea = (typeof ASSESSMENT_AREAS)[number]

export const WORK_STATES = ['open', 'in-progress', 'done'] as const
export type WorkState = (typeof WORK_STATES)[number]
export const ITEM_STATES = [...WORK_STATES, 'not-needed'] as const
/** `not-needed`: it does not apply here; the evidence says why. */
export type ItemState = (typeof ITEM_STATES)[number]

/** Who sees to it. */
export type Owner = Pick<Actor, 'id' | 'name'>

/** One thing of the readiness assessment. */
export interface AssessmentItem {
  readonly id: string
  readonly area: AssessmentArea
  readonly title: string
  readonly state: ItemState
  readonly owner?: Owner
  /** What shows that it is so: words, addresses. */
  readonly evidence: string
}

export const DEMAND_ORIGINS = ['requests', '311', 'search', 'council', 'press', 'departments', 'partners'] as const
/** Where people ask for it. */
export type DemandOrigin = (typeof DEMAND_ORIGINS)[number]

export const SENSITIVITIES = ['low', 'medium', 'high'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

/** Something that may be among the first datasets. */
export interface LaunchCandidate {
  /** Id of a dataset of the portal, or of an entry of the plan that is no dataset yet. */
  readonly id: string
  readonly kind: 'dataset' | 'plan-entry'
  /** 1 (somebody might want it) to 5 (people ask for it all the time). */
  readonly demand: number
  readonly origins: readonly DemandOrigin[]
  /** What shows the demand: counts, names of requests, links. */
  readonly evidence: string
  /** As people judge it; what the check found can only raise it. */
  readonly sensitivity: Sensitivity
  /** Whether it belongs to the launch set. */
  readonly isChosen: boolean
}

export const PHASES = ['preparation', 'beta', 'feedback', 'launch', 'after'] as const
export type MilestonePhase = (typeof PHASES)[number]

/** A stretch of the plan, or a single day of it. */
export interface PreparationMilestone {
  readonly id: string
  readonly phase: MilestonePhase
  readonly title: string
  readonly from?: IsoDay
  /** The last day; what is not done after it is late. */
  readonly to?: IsoDay
  readonly owner?: Owner
  readonly state: WorkState
}

/** The one record of it; its id is `preparation`. */
export interface Preparation {
  readonly id: 'preparation'
  readonly revision: number
  readonly purpose: Purpose
  readonly assessment: readonly AssessmentItem[]
  readonly candidates: readonly LaunchCandidate[]
  readonly milestones: readonly PreparationMilestone[]
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

export const PREPARATION_SECTIONS = ['purpose', 'assessment', 'candidates', 'milestones'] as const
export type PreparationSection = (typeof PREPARATION_SECTIONS)[number]
export type PreparationWork = Pick<Preparation, PreparationSection>
export type PreparationChange = { readonly [S in PreparationSection]?: PreparationWork[S] | undefined }

export const PREPARATION_LIMITS = {
  text: 6000,
  goal: 300,
  goals: 12,
  title: 160,
  evidence: 1500,
  items: 80,
  candidates: 60,
  milestones: 40,
} as const

/** What a city begins with: our own list of what to look at, and the stretches of a plan without days. */
export const BLANK_WORK: PreparationWork = {
  purpose: { texts: {}, isPublic: false },
  assessment: DEFAULT_ITEMS.map(({ id, area, title }) => ({ id, area, title, state: 'open', evidence: '' })),
  candidates: [],
  milestones: DEFAULT_MILESTONES.map((one) => ({ ...one, state: 'open' })),
}

/** The work as it stands; revision 0 as long as nobody has written anything. */
export function preparationNow(
  record: Preparation | undefined,
): PreparationWork & Pick<Preparation, 'revision'> & Partial<Preparation> {
  return record ?? { ...BLANK_WORK, revision: 0 }
}

/**
 * Writes one section or more.
 *
 * @param first the city's first language
 * @returns the very same record when nothing differs
 */
export function changePreparation(
  before: Preparation | undefined,
  change: PreparationChange,
  first: Language,
  by: Member,
  at: IsoTime,
): Preparation | Refusal {
  const old = preparationNow(before)
  const work: PreparationWork = {
    purpose: change.purpose ?? old.purpose,
    assessment: change.assessment ?? old.assessment,
    candidates: change.candidates ?? old.candidates,
    milestones: change.milestones ?? old.milestones,
  }
  const faults = [...purposeFaults(work.purpose, first), ...setFaults(work.candidates), ...planFaults(work.milestones)]
  const ids = [...repeated(work.assessment, 'assessment'), ...repeated(work.milestones, 'milestones')]
  if (faults.length + ids.length > 0) return refuse('bad-request', [...faults, ...ids].join('; '))
  if (before && changedSections(before, work).length === 0) return before
  return { id: 'preparation', revision: old.revision + 1, ...work, updatedAt: at, updatedBy: actorOf(by) }
}

export function changedSections(before: PreparationWork, after: PreparationWork): PreparationSection[] {
  return PREPARATION_SECTIONS.filter((section) => JSON.stringify(before[section]) !== JSON.stringify(after[section]))
}

function purposeFaults({ texts, isPublic }: Purpose, first: Language): string[] {
  if (!isPublic || (texts[first]?.text.trim().length ?? 0) >= MIN_PURPOSE) return []
  return [`purpose.texts.${first}.text: expected ${MIN_PURPOSE} characters or more before it is shown to the public`]
}

/** A sentence. */
const MIN_PURPOSE = 40

function setFaults(candidates: readonly LaunchCandidate[]): string[] {
  return [
    ...repeated(candidates, 'candidates'),
    ...candidates
      .filter(({ isChosen, sensitivity }) => isChosen && sensitivity === 'high')
      .map(({ id }) => `candidates: ${id} is highly sensitive and cannot be in the launch set`),
  ]
}

function planFaults(milestones: readonly PreparationMilestone[]): string[] {
  return milestones.flatMap(({ id, from, to }) => {
    const bad = [from, to].find((day) => day !== undefined && !isDay(day))
    if (bad !== undefined) return [`milestones: expected a day such as 2027-03-31, found ${bad} at ${id}`]
    return from !== undefined && to !== undefined && from > to
      ? [`milestones: ${id} ends on ${to}, before it begins on ${from}`]
      : []
  })
}

function repeated(list: readonly { readonly id: string }[], where: string): string[] {
  const ids = list.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `${where}: ${id} is there more than once`,
  )
}

/** Whether its last day has passed and it is not done. @param today such as 2027-03-01 */
export function isOverdue({ to, state }: Pick<PreparationMilestone, 'to' | 'state'>, today: IsoDay): boolean {
  return state !== 'done' && to !== undefined && to < today
}

/** What is settled, of everything. */
export function doneShare(items: readonly { readonly state: ItemState }[]): { done: number; of: number } {
  const needed = items.filter(({ state }) => state !== 'not-needed')
  return { done: needed.filter(({ state }) => state === 'done').length, of: needed.length }
}

/** Purpose and goals in the reader's language, else in one there is, which is named then; undefined while not public. */
export function publicPurpose(
  { purpose }: Pick<Preparation, 'purpose'>,
  language: Language,
  first: Language,
): (PurposeText & { readonly language?: Language }) | undefined {
  if (!purpose.isPublic) return undefined
  const own = purpose.texts[language]
  if (own && own.text.trim() !== '') return own
  const other = [first, ...LANGUAGES].find((one) => (purpose.texts[one]?.text ?? '').trim() !== '')
  return other && { ...purpose.texts[other]!, language: other }
}
