// core/checklists.ts: what each reviewer is asked before signing, in plain words, as a city begins with it.
import type { Answer, Question } from './review-model.ts'

const ask = (id: string, topic: Question['topic'], text: string): Question => ({ id, topic, text })

/** Questions per role that signs. An administrator may change them with the policy. */
export const CHECKLISTS = {
  liaison: [
    ask('looked', 'quality', 'Did you look at the first rows and at the columns of this version?'),
    ask('described', 'quality', 'Do the title, the description and the columns say what the data is?'),
    ask('licence', 'legal', 'Does your department want this to be public, under the licence named?'),
    ask('warnings', 'quality', 'Can you live with the warnings of the check and with what was decided about them?'),
  ],
  'privacy-reviewer': [
    ask('people', 'privacy', 'Did you look at every column marked as data about people, and at every free text?'),
    ask('redacted', 'privacy', 'Is everything redacted that must be, and is it redacted well enough?'),
    ask('recognised', 'privacy', 'Is nobody recognisable, not even by joining rows with other public data?'),
    ask('meant', 'legal', 'Is what is left about people meant to be public, by law or by their consent?'),
  ],
  'legal-reviewer': [
    ask('allowed', 'legal', 'Is there no contract, court order or law that forbids to publish this?'),
    ask('rights', 'legal', 'Does the city hold the rights that the licence gives away?'),
    ask('conditions', 'legal', 'Are the conditions of use, if any, lawful and clear?'),
  ],
  'security-reviewer': [
    ask('attack', 'security', 'Does nothing here help to attack people, buildings, networks or systems?'),
    ask('secrets', 'security', 'Are there no passwords, keys or internal addresses in it?'),
  ],
}

/** Words that a note needs at least, where a plain yes does not say it. */
export const MIN_NOTE_CHARACTERS = 10

/**
 * What is missing before a checklist counts as answered, one line per question; empty when nothing is.
 *
 * Every question has an answer. `no` keeps from signing: what is wrong is returned. `not-applicable` needs words.
 */
export function whyUnanswered(checklist: readonly Question[], answers: readonly Answer[]): string[] {
  return checklist.flatMap(({ id, text }) => {
    const given = answers.find((answer) => answer.id === id)
    if (!given) return [`${id}: "${text}" has no answer`]
    if (given.answer === 'no') return [`${id}: you answered no to "${text}", so return the version with the reason`]
    const needsNote = given.answer === 'not-applicable' && given.note.trim().length < MIN_NOTE_CHARACTERS
    return needsNote ? [`${id}: say in ${MIN_NOTE_CHARACTERS} characters or more why it does not apply`] : []
  })
}
