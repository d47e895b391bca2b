// web/console/checklist-draft.ts: a reviewer's answers while they are given, and what is missing before a signature. Pure.
import { MIN_NOTE_CHARACTERS } from '../../core/checklists.ts'
import type { Answer, Question } from '../../core/review-model.ts'

/** By id of the question; a question that nobody touched is absent. */
export type AnswersDraft = Readonly<Record<string, { readonly answer?: Answer['answer']; readonly note: string }>>

export const ANSWER_WORDS: Readonly<Record<Answer['answer'], string>> = {
  yes: 'Yes',
  no: 'No',
  'not-applicable': 'Does not apply',
}

export type AskedQuestion = Pick<Question, 'id' | 'text'> & { readonly topic: string }

/** What the API takes: what was answered so far, in the order of the list. */
export function answersOf(checklist: readonly AskedQuestion[], draft: AnswersDraft): Answer[] {
  return checklist.flatMap(({ id }) => {
    const given = draft[id]
    if (!given?.answer) return []
    // Words belong to what is no plain yes: they may have been typed before the answer changed.
    return [{ id, answer: given.answer, note: given.answer === 'yes' ? '' : given.note.trim() }]
  })
}

export interface Missing {
  /** Id of the question. */
  readonly id: string
  readonly words: string
}

/** What keeps from signing, one line per question; empty when nothing does. See `whyUnanswered` in core/checklists.ts. */
export function missingIn(checklist: readonly AskedQuestion[], draft: AnswersDraft): Missing[] {
  return checklist.flatMap(({ id }, index) => {
    const words = whyMissing(draft[id])
    return words ? [{ id, words: `Question ${index + 1}: ${words}` }] : []
  })
}

function whyMissing(given: AnswersDraft[string] | undefined): string | undefined {
  if (!given?.answer) return 'choose an answer.'
  if (given.answer === 'no') return 'you answered no, so this version has to be returned.'
  const isShort = given.answer === 'not-applicable' && given.note.trim().length < MIN_NOTE_CHARACTERS
  return isShort ? `say in ${MIN_NOTE_CHARACTERS} characters or more why it does not apply.` : undefined
}

/** How far the reviewer is: `3 of 4 questions are answered.` */
export function progressText(checklist: readonly AskedQuestion[], draft: AnswersDraft): string {
  const done = checklist.length - missingIn(checklist, draft).length
  return done === checklist.length
    ? 'Every question is answered.'
    : `${done} of ${checklist.length} questions are answered.`
}

/** Questions answered with no: what a return is about. */
export function objections(checklist: readonly AskedQuestion[], draft: AnswersDraft): AskedQuestion[] {
  return checklist.filter(({ id }) => draft[id]?.answer === 'no')
}

/** The reason of a return, as far as the answers give it. */
export function reasonFrom(checklist: readonly AskedQuestion[], draft: AnswersDraft): string {
  return objections(checklist, draft)
    .map(({ id, text }) => {
      const note = draft[id]!.note.trim()
      return `“${text}” No${note ? `: ${note}` : '.'}`
    })
    .join('\n')
}
