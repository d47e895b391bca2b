// core/sign-off-words.ts: a sign-off policy, and what differs between two of them, in plain words. Free of Node, for browsers too.
import { canonicalJson } from './canonical-json.ts'
import type { Language } from './languages.ts'
import type { Classification, Role } from './model.ts'
import { personalWordsIn } from './personal-words.ts'
import type { PolicyRule, PolicyRules } from './sign-off-policy.ts'
import { signOffTexts } from './sign-off-texts.ts'
import { SIGNING_ROLES } from './signing-roles.ts'

/** The names of roles, in the language of the reader. */
export type RoleWords = Readonly<Record<Role, string>>

/** `a, b and c` */
function listed(items: readonly string[], language: Language): string {
  if (items.length < 2) return items.join('')
  return signOffTexts(language).and(items.slice(0, -1).join(', '), items.at(-1)!)
}

/** How the signatures of a rule come together. */
export function orderWords({ order, steps }: PolicyRule, language: Language = 'en'): string {
  const texts = signOffTexts(language)
  if (steps.length === 1) return texts.oneSignature
  return order === 'sequence' ? texts.inOrder : texts.together
}

/** What happens with the last signature. */
export function outcomeWords({ publishes }: PolicyRule, language: Language = 'en'): string {
  const texts = signOffTexts(language)
  return publishes ? texts.published : texts.listedOnly
}

type Step = PolicyRule['steps'][number]

/** One line for each step: `Privacy review within 5 days; Legal review may sign instead when it is late`. */
export function stepWords({ role, dueDays, deputy }: Step, words: RoleWords, language: Language = 'en'): string {
  const texts = signOffTexts(language)
  return texts.step(words[role], texts.days(dueDays)) + (deputy ? texts.deputySigns(words[deputy]) : '')
}

/** What raises a dataset to a classification, in words. */
export function raisesWords(
  policy: Pick<PolicyRules, 'raises'>,
  to: Classification,
  language: Language = 'en',
): string[] {
  return policy.raises
    .filter((raise) => raise.to === to)
    .flatMap(({ classes }) => classes.map(personalWordsIn(language)))
}

/** How changes are told: names of roles and the language around them. */
interface Telling {
  readonly words: RoleWords
  readonly language: Language
}

/** What a change of the policy would change, one sentence each; empty when nothing differs. */
export function policyChanges(
  before: PolicyRules,
  after: PolicyRules,
  words: RoleWords,
  language: Language = 'en',
): string[] {
  const telling = { words, language }
  return [
    ...after.rules.flatMap((rule, index) => ruleChanges(before.rules[index], rule, telling)),
    ...raiseChanges(before, after, language),
    ...SIGNING_ROLES.flatMap((role) =>
      checklistChanges(before.checklists[role], after.checklists[role], words[role], language),
    ),
  ]
}

function ruleChanges(before: PolicyRule | undefined, after: PolicyRule, telling: Telling): string[] {
  const { words, language } = telling
  const texts = signOffTexts(language).changes
  if (!before) return [texts.isNew(after.title)]
  const say = (text: string) => `${after.title}: ${text}`
  const changes: string[] = []
  if (before.title !== after.title) changes.push(say(texts.wasCalled(before.title)))
  if (before.description !== after.description) changes.push(say(texts.otherDescription))
  if (before.publishes !== after.publishes) changes.push(say(after.publishes ? texts.nowPublished : texts.nowListed))
  changes.push(...stepChanges(before, after, telling).map(say))
  const sameRoles = before.steps.map(({ role }) => role).join() === after.steps.map(({ role }) => role).join()
  if (before.order !== after.order) {
    changes.push(say(after.order === 'sequence' ? texts.inOrder : texts.together))
  } else if (after.order === 'sequence' && !sameRoles) {
    changes.push(say(texts.order(after.steps.map(({ role }) => words[role]))))
  }
  return changes
}

function stepChanges(before: PolicyRule, after: PolicyRule, { words, language }: Telling): string[] {
  const { changes: texts, days } = signOffTexts(language)
  const gone = before.steps.filter(({ role }) => !after.steps.some((step) => step.role === role))
  const changes = gone.map(({ role }) => texts.noLongerNeeded(words[role]))
  for (const step of after.steps) {
    const name = words[step.role]
    const old = before.steps.find(({ role }) => role === step.role)
    if (!old) changes.push(texts.needed(stepWords(step, words, language)))
    else if (old.dueDays !== step.dueDays) changes.push(texts.otherDays(name, days(step.dueDays), old.dueDays))
    if (old && old.deputy !== step.deputy) {
      changes.push(step.deputy ? texts.deputy(words[step.deputy], name) : texts.noDeputy(name))
    }
  }
  return changes
}

function raiseChanges(before: PolicyRules, after: PolicyRules, language: Language): string[] {
  const texts = signOffTexts(language).changes
  const titleOf = (to: Classification) => after.rules.find(({ classification }) => classification === to)?.title ?? to
  const pairs = (policy: PolicyRules) =>
    policy.raises.flatMap(({ classes, to }) => classes.map((one) => ({ to, name: personalWordsIn(language)(one) })))
  const missing = (from: PolicyRules, there: PolicyRules, to: Classification) =>
    pairs(from)
      .filter((pair) => pair.to === to && !pairs(there).some((one) => one.to === to && one.name === pair.name))
      .map(({ name }) => name)
  return after.rules.flatMap(({ classification }) => {
    const added = missing(after, before, classification)
    const removed = missing(before, after, classification)
    const title = titleOf(classification)
    return [
      ...(added.length > 0 ? [texts.raised(title, listed(added, language))] : []),
      ...(removed.length > 0 ? [texts.notRaised(title, listed(removed, language))] : []),
    ]
  })
}

type Questions = PolicyRules['checklists'][(typeof SIGNING_ROLES)[number]]

function checklistChanges(before: Questions, after: Questions, role: string, language: Language): string[] {
  const words = signOffTexts(language).changes
  const texts = (questions: Questions) => questions.map(({ text }) => text)
  const added = texts(after).filter((text) => !texts(before).includes(text))
  const removed = texts(before).filter((text) => !texts(after).includes(text))
  const changes = [
    ...added.map((text) => words.asked(role, text)),
    ...removed.map((text) => words.notAsked(role, text)),
  ]
  const isReordered = changes.length === 0 && canonicalJson(before) !== canonicalJson(after)
  return isReordered ? [...changes, words.reordered(role)] : changes
}

/** What holds for every classification, in English, for the console. */
export const SEPARATION_RULES = signOffTexts('en').separation
