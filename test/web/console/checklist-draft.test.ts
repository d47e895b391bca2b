import { CHECKLISTS, whyUnanswered } from '../../../core/checklists.ts'
import {
  type AnswersDraft,
  answersOf,
  missingIn,
  objections,
  progressText,
  reasonFrom,
} from '../../../web/console/checklist-draft.ts'

const checklist = CHECKLISTS['security-reviewer']
const perfect: AnswersDraft = {
  attack: { answer: 'yes', note: '' },
  secrets: { answer: 'not-applicable', note: 'It holds no texts at all.' },
}

const cases: readonly { name: string; given: AnswersDraft; missing: readonly string[] }[] = [
  { name: 'every question answered', given: perfect, missing: [] },
  { name: 'nothing touched', given: {}, missing: ['attack', 'secrets'] },
  { name: 'words but no answer', given: { ...perfect, attack: { note: 'I looked.' } }, missing: ['attack'] },
  { name: 'a no', given: { ...perfect, attack: { answer: 'no', note: '' } }, missing: ['attack'] },
  {
    name: 'does not apply, without words',
    given: { ...perfect, secrets: { answer: 'not-applicable', note: '  no.     ' } },
    missing: ['secrets'],
  },
]
for (const { name, given, missing } of cases) {
  test(`${name}: ${missing.length === 0 ? 'may sign' : 'the form says what is missing'}, as the API would`, () => {
    expect(missingIn(checklist, given).map(({ id }) => id)).toEqual(missing)
    expect(whyUnanswered(checklist, answersOf(checklist, given)).map((line) => line.split(':')[0])).toEqual(missing)
  })
}

test('words that were typed before the answer became a plain yes are not sent', () => {
  const given: AnswersDraft = { attack: { answer: 'yes', note: 'half a thought' } }
  expect(answersOf(checklist, given)).toEqual([{ id: 'attack', answer: 'yes', note: '' }])
})

test('a no becomes the reason of the return, with what was written', () => {
  const given: AnswersDraft = { ...perfect, attack: { answer: 'no', note: ' It shows the guards’ rounds. ' } }
  expect(objections(checklist, given).map(({ id }) => id)).toEqual(['attack'])
  expect(reasonFrom(checklist, given)).toBe(`“${checklist[0]!.text}” No: It shows the guards’ rounds.`)
  expect(reasonFrom(checklist, perfect)).toBe('')
})

test('a reviewer hears how far the list is', () => {
  expect(progressText(checklist, {})).toBe('0 of 2 questions are answered.')
  expect(progressText(checklist, perfect)).toBe('Every question is answered.')
})
