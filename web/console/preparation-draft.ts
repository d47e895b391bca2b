// web/console/preparation-draft.ts: the preparation in the words of its page, and what its forms make of what is typed. Pure.
import type { WhyNot } from '../../core/launch-set.ts'
import type {
  AssessmentArea,
  DemandOrigin,
  ItemState,
  MilestonePhase,
  Sensitivity,
  WorkState,
} from '../../core/preparation.ts'
import { doneShare, isOverdue } from '../../core/preparation.ts'
import type { Candidate, Item, Milestone, Preparation } from './desk/preparation.ts'
import type { Tone } from './words.ts'

interface Worded {
  readonly words: string
  readonly tone: Tone
}

export const ITEM_STATE_WORDS: Readonly<Record<ItemState, Worded>> = {
  open: { words: 'Open', tone: '' },
  'in-progress': { words: 'In progress', tone: 'warn' },
  done: { words: 'Done', tone: 'ok' },
  'not-needed': { words: 'Does not apply', tone: '' },
}

export const WORK_STATE_WORDS: Readonly<Record<WorkState, Worded>> = ITEM_STATE_WORDS

export const AREA_WORDS: Readonly<Record<AssessmentArea, { readonly title: string; readonly about: string }>> = {
  'political-will': {
    title: 'Political will',
    about: 'Whether the city will stand by its data when it is asked about it.',
  },
  resources: {
    title: 'Means after the launch',
    about: 'Launching is a week of work; keeping the promise is work every week.',
  },
  policies: { title: 'Policies and procedures', about: 'What is settled before somebody asks.' },
  people: { title: 'Staff and departments', about: 'Who does it, and whether they know how.' },
}

export const ORIGIN_WORDS: Readonly<Record<DemandOrigin, string>> = {
  requests: 'Records requests',
  '311': '311 and service calls',
  search: 'Searches on the site',
  council: 'Council and committees',
  press: 'Press',
  departments: 'Other departments',
  partners: 'Universities, businesses, groups',
}

export const SENSITIVITY_WORDS: Readonly<Record<Sensitivity, Worded>> = {
  low: { words: 'Low', tone: 'ok' },
  medium: { words: 'Medium', tone: 'warn' },
  high: { words: 'High', tone: 'danger' },
}

export const STEP_WORDS = {
  checked: 'Checked',
  signed: 'Signed',
  documented: 'Documented',
  good: 'Good quality',
  fresh: 'Up to date',
} as const

export const WHY_NOT_WORDS: Readonly<Record<WhyNot, string>> = {
  sensitive: 'Not recommended: it is highly sensitive.',
  'department-has-two': 'Not recommended yet: two others of this department are.',
  'others-first': 'Not among the first: others score higher, or are asked for more.',
}

export const PHASE_WORDS: Readonly<Record<MilestonePhase, string>> = {
  preparation: 'Preparation',
  beta: 'Beta',
  feedback: 'Feedback',
  launch: 'Launch',
  after: 'After the launch',
}

export const DOCUMENT_STATE_WORDS: Readonly<Record<Preparation['documents'][number]['state'], Worded>> = {
  'in-force': { words: 'In force', tone: 'ok' },
  coming: { words: 'Signed, coming', tone: 'ok' },
  proposed: { words: 'Up for signature', tone: 'warn' },
  writing: { words: 'Not signed', tone: '' },
}

/** How far a section is, for its heading and the list at the top. */
export interface SectionProgress {
  readonly done: number
  readonly of: number
  readonly words: string
}

export type SectionName = 'purpose' | 'assessment' | 'launch-set' | 'governance' | 'people' | 'plan'

export const SECTION_TITLES: Readonly<Record<SectionName, string>> = {
  purpose: 'Purpose and goals',
  assessment: 'Readiness assessment',
  'launch-set': 'Launch set',
  governance: 'Governance documents',
  people: 'People and departments',
  plan: 'Plan with dates',
}

/** The fewest datasets a city should begin with; see core/readiness-about-data.ts. */
const FEWEST_DATASETS = 4

export function progressOf(prep: Preparation): Readonly<Record<SectionName, SectionProgress>> {
  const { purpose, assessment, ranked, documents, departments, milestones } = prep
  const items = doneShare(assessment)
  const chosen = ranked.filter(({ isChosen }) => isChosen)
  const ready = chosen.filter(({ steps }) => steps.includes('signed') && steps.includes('fresh')).length
  const inForce = documents.filter(({ state }) => state === 'in-force').length
  const withContact = departments.filter(({ liaison }) => liaison).length
  const plan = doneShare(milestones)
  return {
    purpose: { done: purpose.isPublic ? 1 : 0, of: 1, words: purpose.isPublic ? 'public' : 'not public yet' },
    assessment: { ...items, words: `${items.done} of ${items.of} done` },
    'launch-set': {
      done: Math.min(ready, Math.max(chosen.length, FEWEST_DATASETS)),
      of: Math.max(chosen.length, FEWEST_DATASETS),
      words: `${chosen.length} chosen, ${ready} signed and up to date`,
    },
    governance: { done: inForce, of: documents.length, words: `${inForce} of ${documents.length} in force` },
    people: {
      done: withContact,
      of: departments.length,
      words: `${withContact} of ${departments.length} departments with a contact`,
    },
    plan: { ...plan, words: planWords(prep, plan) },
  }
}

function planWords({ milestones, today }: Preparation, { done, of }: { done: number; of: number }): string {
  const late = milestones.filter((one) => isOverdue(one, today)).length
  return `${done} of ${of} done${late > 0 ? `, ${late} late` : ''}`
}

/** The first thing to do, for a page where little is written yet; undefined when every section has begun. */
export function firstStep(prep: Preparation): { readonly section: SectionName; readonly words: string } | undefined {
  const { purpose, assessment, candidates, milestones } = prep
  if (Object.keys(purpose.texts).length === 0) {
    return { section: 'purpose', words: 'Begin with the purpose: a few sentences that everything else is measured by.' }
  }
  if (assessment.every(({ state, owner }) => state === 'open' && !owner)) {
    return {
      section: 'assessment',
      words: 'Go through the assessment with the people who will run the portal, and give each item an owner.',
    }
  }
  if (candidates.length === 0) {
    return {
      section: 'launch-set',
      words: 'Collect candidates for the launch set: what people ask for, department by department.',
    }
  }
  if (milestones.every(({ to }) => !to)) {
    return { section: 'plan', words: 'Give the plan its days, the launch first, the others backwards from it.' }
  }
  return undefined
}

/** A free id for something of one's own. @param taken ids that are there */
export function ownId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id))
  for (let number = 1; ; number++) if (!ids.has(`${prefix}-${number}`)) return `${prefix}-${number}`
}

/** The list with one of them replaced, or added at the end. */
export function withOne<T extends { readonly id: string }>(list: readonly T[], one: T): T[] {
  return list.some(({ id }) => id === one.id) ? list.map((old) => (old.id === one.id ? one : old)) : [...list, one]
}

export function without<T extends { readonly id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((one) => one.id !== id)
}

export const newItem = (area: AssessmentArea, taken: readonly Item[]): Item => ({
  ...{ id: ownId('own', taken), area, title: '', state: 'open', evidence: '' },
})

export const newMilestone = (taken: readonly Milestone[]): Milestone => ({
  ...{ id: ownId('own', taken), phase: 'preparation', title: '', state: 'open' },
})

/** Candidates as they are sent: without what the portal adds. */
export function candidateOf(one: Candidate): Candidate {
  const { id, kind, demand, origins, evidence, sensitivity, isChosen } = one
  return { id, kind, demand, origins, evidence, sensitivity, isChosen }
}

/** By day, what has none last; equal days in the order in which they were written. */
export function byDay(milestones: readonly Milestone[]): Milestone[] {
  const day = ({ from, to }: Milestone) => from ?? to ?? '9999'
  return milestones.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}
