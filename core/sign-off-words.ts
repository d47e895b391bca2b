// core/sign-off-words.ts: a sign-off policy, and what differs between two of them, in plain words. Free of Node, for browsers too.
import { canonicalJson } from './canonical-json.ts'
import type { Classification, Role } from './model.ts'
import { personalWords } from './personal-words.ts'
import type { PolicyRule, PolicyRules } from './sign-off-policy.ts'
import { SIGNING_ROLES } from './signing-roles.ts'

/** The names of roles, in the language of the reader. */
export type RoleWords = Readonly<Record<Role, string>>

/** `5 days` */
export const daysWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** `a, b and c` */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** How the signatures of a rule come together. */
export function orderWords({ order, steps }: PolicyRule): string {
  if (steps.length === 1) return 'One signature.'
  return order === 'sequence' ? 'One after the other, in this order.' : 'All at the same time, in any order.'
}

/** What happens with the last signature. */
export function outcomeWords({ publishes }: PolicyRule): string {
  return publishes ? 'Published' : 'Listed with the reason; the data is not published'
}

/** One line for each step: `Privacy review within 5 days; Legal review may sign instead when it is late`. */
export function stepWords({ role, dueDays, deputy }: PolicyRule['steps'][number], words: RoleWords): string {
  const instead = deputy ? `; ${words[deputy]} may sign instead when it is late` : ''
  return `${words[role]} within ${daysWords(dueDays)}${instead}`
}

/** What raises a dataset to a classification, in words. */
export function raisesWords(policy: Pick<PolicyRules, 'raises'>, to: Classification): string[] {
  return policy.raises.filter((raise) => raise.to === to).flatMap(({ classes }) => classes.map(personalWords))
}

/** What a change of the policy would change, one sentence each; empty when nothing differs. */
export function policyChanges(before: PolicyRules, after: PolicyRules, words: RoleWords): string[] {
  return [
    ...after.rules.flatMap((rule, index) => ruleChanges(before.rules[index], rule, words)),
    ...raiseChanges(before, after),
    ...SIGNING_ROLES.flatMap((role) => checklistChanges(before.checklists[role], after.checklists[role], words[role])),
  ]
}

function ruleChanges(before: PolicyRule | undefined, after: PolicyRule, words: RoleWords): string[] {
  if (!before) return [`${after.title}: new.`]
  const say = (text: string) => `${after.title}: ${text}`
  const changes: string[] = []
  if (before.title !== after.title) changes.push(say(`was called ${before.title}.`))
  if (before.description !== after.description) changes.push(say('its description is another.'))
  if (before.publishes !== after.publishes) {
    changes.push(say(after.publishes ? 'is published from now on.' : 'is listed only, no longer published.'))
  }
  changes.push(...stepChanges(before, after, words).map(say))
  const sameRoles = before.steps.map(({ role }) => role).join() === after.steps.map(({ role }) => role).join()
  if (before.order !== after.order) {
    changes.push(say(after.order === 'sequence' ? 'signed one after the other.' : 'signed at the same time.'))
  } else if (after.order === 'sequence' && !sameRoles) {
    changes.push(say(`the order is ${after.steps.map(({ role }) => words[role]).join(', then ')}.`))
  }
  return changes
}

function stepChanges(before: PolicyRule, after: PolicyRule, words: RoleWords): string[] {
  const gone = before.steps.filter(({ role }) => !after.steps.some((step) => step.role === role))
  const changes = gone.map(({ role }) => `${words[role]} is no longer needed.`)
  for (const step of after.steps) {
    const old = before.steps.find(({ role }) => role === step.role)
    if (!old) changes.push(`${stepWords(step, words)} is needed, too.`)
    else if (old.dueDays !== step.dueDays) {
      changes.push(`${words[step.role]} has ${daysWords(step.dueDays)} instead of ${old.dueDays}.`)
    }
    if (old && old.deputy !== step.deputy) {
      const now = step.deputy ? `${words[step.deputy]} is the deputy of` : 'there is no deputy of'
      changes.push(`${now} ${words[step.role]}.`)
    }
  }
  return changes
}

function raiseChanges(before: PolicyRules, after: PolicyRules): string[] {
  const titleOf = (to: Classification) => after.rules.find(({ classification }) => classification === to)?.title ?? to
  const pairs = (policy: PolicyRules) =>
    policy.raises.flatMap(({ classes, to }) => classes.map((one) => ({ to, name: personalWords(one) })))
  const missing = (from: PolicyRules, there: PolicyRules, to: Classification) =>
    pairs(from)
      .filter((pair) => pair.to === to && !pairs(there).some((one) => one.to === to && one.name === pair.name))
      .map(({ name }) => name)
  return after.rules.flatMap(({ classification }) => {
    const added = missing(after, before, classification)
    const removed = missing(before, after, classification)
    return [
      ...(added.length > 0 ? [`Raised to ${titleOf(classification)} by: ${listed(added)}.`] : []),
      ...(removed.length > 0 ? [`No longer raised to ${titleOf(classification)} by: ${listed(removed)}.`] : []),
    ]
  })
}

type Questions = PolicyRules['checklists'][(typeof SIGNING_ROLES)[number]]

function checklistChanges(before: Questions, after: Questions, role: string): string[] {
  const texts = (questions: Questions) => questions.map(({ text }) => text)
  const added = texts(after).filter((text) => !texts(before).includes(text))
  const removed = texts(before).filter((text) => !texts(after).includes(text))
  const changes = [
    ...added.map((text) => `${role} is asked: “${text}”`),
    ...removed.map((text) => `${role} is no longer asked: “${text}”`),
  ]
  const isReordered = changes.length === 0 && canonicalJson(before) !== canonicalJson(after)
  return isReordered
    ? [...changes, `The questions for ${role} stand in another order, or under another topic.`]
    : changes
}

/** What holds for every classification, whatever the policy says: the code keeps it. */
export const SEPARATION_RULES = [
  'Nobody signs a file that they uploaded, or that they had checked again for a colleague.',
  'Each role is signed by another person: nobody signs the same version twice.',
  'A signature is bound to exactly the data, the description and the redactions that were looked at. When one of them changes, it counts no more.',
  'Every question is answered, not just ticked. Whoever answers “no” sends the version back with the reason.',
  'A role counts only where it was granted. Signing in a role that was taken away is refused at once.',
  'A deputy may sign only when whoever is in charge is late, and the signature says so.',
  'Where reviewers have agreed in advance, a new version is published without waiting only if it brings nothing new; anything unusual goes to review.',
  'A review that has begun keeps the policy of its beginning. A change of the policy counts for reviews that begin later.',
] as const
