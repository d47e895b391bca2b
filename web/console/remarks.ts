// web/console/remarks.ts: what a remark can be about (a finding, a column, a field of the description), and what is typed. Pure.
import type { Remark } from '../../core/review-model.ts'
import type { Metadata } from './api.ts'
import { findingTitle, isKnownFinding } from './finding-titles.ts'

/** Fields of a description that a reviewer can speak of, in the words of the form. */
export const FIELD_WORDS: Readonly<Record<Exclude<keyof Metadata, 'columns'>, string>> = {
  title: 'Title',
  description: 'Description',
  departmentId: 'Department',
  topic: 'Topic',
  keywords: 'Keywords',
  license: 'Licence',
  frequency: 'Renewed',
  contactName: 'Contact',
  contactEmail: 'E-mail of the contact',
  classification: 'Classification',
  conditions: 'Conditions of use',
  knownIssues: 'Known issues',
  translations: 'Texts in other languages',
}

export interface Subject {
  /** As it travels in `about`. */
  readonly about: string
  readonly words: string
}

export interface Subjects {
  readonly findings: readonly Subject[]
  readonly columns: readonly Subject[]
  readonly fields: readonly Subject[]
}

/** A column that is called like a field or a finding is told apart from it. */
const COLUMN = 'column '

/** What can be chosen on the page of a version. */
export function subjectsOf(codes: readonly string[], columns: readonly string[]): Subjects {
  return {
    findings: [...new Set(codes)].map((code) => ({ about: code, words: findingTitle(code) })),
    columns: [...new Set(columns)].map((name) => ({ about: isTaken(name) ? COLUMN + name : name, words: name })),
    fields: Object.entries(FIELD_WORDS).map(([about, words]) => ({ about, words })),
  }
}

function isTaken(name: string): boolean {
  return Object.hasOwn(FIELD_WORDS, name) || isKnownFinding(name) || name.startsWith(COLUMN)
}

/** What a remark or a comment is about, in words; undefined: the version as a whole. */
export function aboutWords(about: string): string | undefined {
  if (about === '') return undefined
  if (Object.hasOwn(FIELD_WORDS, about)) return `${FIELD_WORDS[about as keyof typeof FIELD_WORDS]} (description)`
  if (isKnownFinding(about)) return findingTitle(about)
  return `Column ${about.startsWith(COLUMN) ? about.slice(COLUMN.length) : about}`
}

/** A remark while it is typed. */
export interface RemarkDraft {
  /** Tells rows of the form apart. */
  readonly key: number
  readonly about: string
  readonly text: string
}

/** Rows of the form that say something; one that was added and left empty says nothing. */
export function remarksOf(drafts: readonly RemarkDraft[]): Remark[] {
  return drafts.filter(({ text }) => text.trim() !== '').map(({ about, text }) => ({ about, text: text.trim() }))
}

/** Rows where something was chosen and nothing was said. */
export function unsaid(drafts: readonly RemarkDraft[]): RemarkDraft[] {
  return drafts.filter(({ about, text }) => about !== '' && text.trim() === '')
}
