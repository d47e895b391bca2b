// web/console/sign-off-policy-draft.ts: a sign-off policy while it is being changed: each move gives the next draft.
import { PERSONAL_CLASSES, type PersonalClassName } from '../../core/engine/personal/classes.ts'
import { slugFor } from '../../core/keys.ts'
import type { Classification } from '../../core/model.ts'
import type { Question } from '../../core/review-model.ts'
import { SIGNING_ROLES, type SigningRole } from '../../core/signing-roles.ts'
import type { SignOffPolicy, SignOffPolicyBody } from './desk/policies.ts'

export type Rules = Pick<SignOffPolicyBody, 'rules' | 'raises' | 'checklists'>
export type Rule = Rules['rules'][number]
export type Step = Rule['steps'][number]

const DAYS = 5

export function rulesFrom({ rules, raises, checklists }: SignOffPolicy): Rules {
  return { rules, raises, checklists }
}

export function changeRule(rules: Rules, index: number, changes: Partial<Rule>): Rules {
  return { ...rules, rules: rules.rules.map((rule, at) => (at === index ? { ...rule, ...changes } : rule)) }
}

/** Adds a role at the end, or takes it out; a deputy who now signs is no deputy any more. */
export function toggleRole({ steps }: Rule, role: SigningRole, isOn: boolean): Step[] {
  if (!isOn) return steps.filter((step) => step.role !== role)
  return [...steps.map((step) => (step.deputy === role ? withoutDeputy(step) : step)), { role, dueDays: DAYS }]
}

/** @param by -1 for earlier, 1 for later */
export function moveStep({ steps }: Rule, index: number, by: -1 | 1): Step[] {
  const moved = [...steps]
  const [step] = moved.splice(index, 1)
  moved.splice(index + by, 0, step!)
  return moved
}

export function changeStep(
  { steps }: Rule,
  role: SigningRole,
  dueDays: number,
  deputy: SigningRole | undefined,
): Step[] {
  return steps.map((step) => {
    if (step.role !== role) return step
    return deputy ? { role, dueDays, deputy } : { role, dueDays }
  })
}

/** Who may stand in for somebody: nobody who signs anyway. */
export function deputiesFor({ steps }: Rule): SigningRole[] {
  return SIGNING_ROLES.filter((role) => !steps.some((step) => step.role === role))
}

function withoutDeputy({ role, dueDays }: Step): Step {
  return { role, dueDays }
}

/** What a class of personal data raises a dataset to; nothing when it raises none. */
export function raisedTo({ raises }: Rules, name: PersonalClassName): Classification | undefined {
  return raises.find(({ classes }) => classes.includes(name))?.to
}

/** Each class raises to one classification at most; classes stay in the order in which the check lists them. */
export function setRaise(rules: Rules, name: PersonalClassName, to: Classification | undefined): Rules {
  const wanted = PERSONAL_CLASSES.map((one) => ({ name: one, to: one === name ? to : raisedTo(rules, one) }))
  const raises = raiseTargets(rules).map((target) => ({
    to: target.classification,
    classes: wanted.filter((one) => one.to === target.classification).map((one) => one.name),
  }))
  return { ...rules, raises: raises.filter(({ classes }) => classes.length > 0) }
}

/** What can be raised to. To the lowest it would do nothing; what is not published is offered only where it is set. */
export function raiseTargets({ rules, raises }: Rules): Rule[] {
  const isSet = ({ classification }: Rule) => raises.some(({ to }) => to === classification)
  return rules.filter((rule, index) => index > 0 && (rule.publishes || isSet(rule)))
}

export function setQuestions(rules: Rules, role: SigningRole, questions: Question[]): Rules {
  return { ...rules, checklists: { ...rules.checklists, [role]: questions } }
}

/** A question without words yet; its id is made when it is saved. */
export const NEW_QUESTION: Question = { id: '', topic: 'quality', text: '' }

/** Gives every new question an id from its words, another one for each. */
export function withIds(rules: Rules): Rules {
  const lists = SIGNING_ROLES.map((role) => {
    const taken = new Set(rules.checklists[role].map(({ id }) => id))
    const questions = rules.checklists[role].map((question) => {
      if (question.id !== '') return question
      const id = freeId(slugFor(question.text).slice(0, 34).replace(/-+$/, '') || 'question', taken)
      taken.add(id)
      return { ...question, id }
    })
    return [role, questions] as const
  })
  return { ...rules, checklists: Object.fromEntries(lists) as Rules['checklists'] }
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted.length < 2 ? `${wanted}-q` : wanted
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}

/** What keeps it from being saved, one sentence each. */
export function whyUnfit({ rules, raises, checklists }: Rules): string[] {
  // Raising to what is never published would leave a false alarm without a way out.
  const isRaisedTo = (name: string) => raises.some(({ to }) => to === name)
  const ofRules = rules.flatMap(({ classification, publishes, title, steps, description }) => [
    ...(!publishes && isRaisedTo(classification)
      ? [`${title}: personal data raises to it, so it has to be published; or let that data raise nothing.`]
      : []),
    ...(title.trim().length < 2 ? ['A classification needs a name.'] : []),
    ...(description.trim().length < 10 ? [`${title}: say in a sentence what it is for.`] : []),
    ...(steps.length === 0 ? [`${title}: at least one role must sign.`] : []),
    ...(steps.some(({ dueDays }) => !Number.isInteger(dueDays) || dueDays < 1 || dueDays > 60)
      ? [`${title}: days are whole numbers from 1 to 60.`]
      : []),
  ])
  const isShort = SIGNING_ROLES.some((role) => checklists[role].some(({ text }) => text.trim().length < 10))
  const isEmpty = SIGNING_ROLES.some((role) => checklists[role].length === 0)
  return [
    ...ofRules,
    ...(isShort ? ['Every question needs 10 characters or more.'] : []),
    ...(isEmpty ? ['Every role needs at least one question.'] : []),
  ]
}
