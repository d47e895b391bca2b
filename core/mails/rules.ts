// core/mails/rules.ts: audit action -> who is told. Actions that are not here tell nobody.
import { GOVERNANCE_RULES } from './about-governance.ts'
import { LAUNCH_RULES } from './about-launch.ts'
import { PEOPLE_RULES } from './about-people.ts'
import { VERSION_RULES } from './about-versions.ts'
import { isWanted, type Notice } from './notice.ts'
import { unique } from './people.ts'
import type { Rule, Scene } from './telling.ts'

const RULES: readonly Readonly<Record<string, Rule>>[] = [VERSION_RULES, PEOPLE_RULES, GOVERNANCE_RULES, LAUNCH_RULES]

/** Every action that tells somebody. */
export const TOLD_ACTIONS: readonly string[] = [...new Set(RULES.flatMap((rules) => Object.keys(rules)))]

/** Whether it is worth looking at who could be told. */
export function tellsAnybody(action: string): boolean {
  return TOLD_ACTIONS.includes(action)
}

/**
 * The notices that an entry causes. Nobody hears of what they did themselves, unless it is a task that waits for them,
 * or of what they muted.
 */
export function noticesFor(scene: Scene): Notice[] {
  const { action, sequence, actor } = scene.entry
  const tellings = RULES.flatMap((rules) => (Object.hasOwn(rules, action) ? rules[action]!(scene) : []))
  return tellings
    .flatMap(({ kind, to, facts, path, key }) =>
      unique(to).map((one) => ({ key: key ?? `entry-${sequence}-${kind}`, kind, to: one, facts, path })),
    )
    .filter(({ key, to }) => to.account?.id !== actor.id || !key.startsWith('entry-'))
    .filter(isWanted)
}
