// test/support/readiness.ts: a portal that is ready for its launch in everything that the portal can see itself; tests spoil one thing.
import type { DepartmentRecord } from '../../core/departments.ts'
import type { GovernanceDocument } from '../../core/governance-documents.ts'
import { type Launch, NO_LAUNCH } from '../../core/launch.ts'
import type { Content, Dataset, Metadata, Version, VersionIn } from '../../core/model.ts'
import { BLANK_WORK, type LaunchCandidate, type Preparation } from '../../core/preparation.ts'
import type { SignOff } from '../../core/review-model.ts'
import { candidateOf } from '../../core/signature.ts'
import { NOW, type TestApi } from './api.ts'
import { aVersion, content, dataset, metadata } from './versions.ts'

const DEPARTMENTS = ['parks', 'planning', 'finance', 'health', 'transport', 'mayor']
const leo = { id: 'leo', name: 'leo', email: 'leo@city.example' }
const priya = { id: 'priya', name: 'priya', email: 'priya@city.example' }

export const goodMetadata: Metadata = {
  ...metadata,
  title: 'Street Trees of the City',
  description:
    'Every tree along a street of the city: a row is a tree, as the gardeners counted it. Trees in gardens and forests are left out. The list comes from the tree register of Parks and is renewed once a year.',
  keywords: ['trees', 'nature', 'streets'],
  columns: [{ name: 'species', description: 'Latin name of the species' }],
  translations: {
    es: { title: 'Árboles de las calles', description: 'Todos los árboles de las calles de la ciudad.' },
  },
}

export const idOf = (number: number): string => `ds_${String(number).padStart(24, '0')}`

/** A published version that is signed as the policy asks. */
export function signedVersion(
  datasetId: string,
  own: Partial<Metadata> = {},
  more: Partial<Content> = {},
): VersionIn<'published'> {
  const candidate = candidateOf({ ...goodMetadata, ...own }, { ...content, quality: QUALITY, ...more })
  const signOff = (by: typeof leo, role: SignOff['role']): SignOff => ({
    ...{ role, by, at: NOW, note: '', signature: candidate.signature },
  })
  const signOffs = [signOff(leo, 'liaison'), signOff(priya, 'privacy-reviewer')]
  return aVersion('published', { datasetId, candidate, signOffs, publishedAt: NOW } as Partial<Version>)
}

const QUALITY = {
  total: 90,
  dimensions: [
    { dimension: 'completeness', points: 72, of: 80 },
    { dimension: 'documentation', points: 18, of: 20 },
  ],
  losses: [],
} as const satisfies Content['quality']

export function chosen(id: string, more: Partial<LaunchCandidate> = {}): LaunchCandidate {
  return {
    ...{ id, kind: 'dataset', demand: 4, origins: ['requests'], evidence: 'Asked for.', sensitivity: 'low' },
    ...{ isChosen: true, ...more },
  } as LaunchCandidate
}

export const perfectPreparation: Preparation = {
  ...BLANK_WORK,
  ...{ id: 'preparation', revision: 1, updatedAt: NOW, updatedBy: leo },
  purpose: {
    isPublic: true,
    texts: {
      en: { text: 'Residents shall see what the city does, where and at what cost.', goals: [] },
      es: { text: 'Que se vea qué hace la ciudad, dónde y a qué coste.', goals: [] },
    },
  },
  assessment: BLANK_WORK.assessment.map((item) => ({ ...item, state: 'done' })),
  candidates: [1, 2, 3, 4].map((number) => chosen(idOf(number))),
}

export function inForce(id: string, reviewBy = '2027-03-01'): GovernanceDocument {
  const version = { number: 1, title: `Policy ${id}`, text: 'Text.', summary: 'First.', signOffs: [], approvedAt: NOW }
  return { id, revision: 1, versions: [{ ...version, effective: '2026-01-01', reviewBy }] }
}

export const perfectLaunch: Launch = {
  ...NO_LAUNCH,
  ...{ id: 'launch', revision: 1, state: 'scheduled', scheduledAt: '2026-04-01T09:00:00.000Z' },
  texts: {
    en: { statement: 'Today we open our data.', pressRelease: '' },
    es: { statement: 'Hoy abrimos nuestros datos.', pressRelease: '' },
  },
  pressContact: { name: 'Press office', email: 'press@city.example', phone: '' },
  ...{ updatedAt: NOW, updatedBy: leo },
}

export function aDataset(number: number, more: Partial<Dataset> = {}): Dataset {
  const department = DEPARTMENTS[number % 2]!
  return {
    ...dataset,
    ...{ id: idOf(number), slug: `dataset-${number}`, lastVersion: 1, publishedVersion: 1, lastStatus: 'published' },
    metadata: { ...goodMetadata, title: `Dataset number ${number}`, departmentId: department },
    ...more,
  }
}

/** Puts everything in. */
export function makeReady(api: TestApi): void {
  const { registry } = api
  for (const number of [1, 2, 3, 4]) {
    const { metadata: own, ...one } = aDataset(number)
    const about = { title: own.title, departmentId: own.departmentId }
    registry.seed({ ...one, metadata: own } as Dataset, [signedVersion(one.id, about)])
  }
  registry.put('preparation', perfectPreparation)
  registry.put('launch', perfectLaunch as never)
  for (const id of [
    'purpose',
    'scope',
    'data-quality',
    'access-and-privacy',
    'upkeep',
    'correction-and-removal',
    'engagement',
  ]) {
    registry.put('document', inForce(id))
  }
  for (const id of DEPARTMENTS) registry.put('department', aDepartment(id))
  api.person('ada', 'administrator')
  api.person('root', 'administrator')
  api.person('ines', 'publisher')
  api.person('leo', 'liaison')
  api.person('priya', 'privacy-reviewer')
  api.person('tom', 'publisher of parks')
}

export function aDepartment(id: string, more: Partial<DepartmentRecord> = {}): DepartmentRecord {
  const contact = { accountId: 'leo', name: 'leo', email: 'leo@city.example' }
  return { id, revision: 1, name: `Department ${id}`, about: '', website: '', liaison: contact, history: [], ...more }
}
