// functions/publish/forget.ts: forgets who sent feedback that was dealt with long enough ago.
import { PORTAL } from '../../core/audit.ts'
import { isRefusal } from '../../core/errors.ts'
import { withoutOldContact } from '../../core/feedback.ts'
import { subjectOf } from '../../core/records.ts'
import type { PublishPorts } from './ports.ts'

/** An address is forgotten within an hour of its day; more often would only read the same. */
const EVERY_MILLISECONDS = 3_600_000

/** @returns a step for every run, which looks once an hour and says how many it forgot */
export function createForgetting(): (ports: Pick<PublishPorts, 'registry' | 'outside'>) => Promise<number> {
  let lookedAt = Number.NEGATIVE_INFINITY
  return async ({ registry, outside }) => {
    const at = outside.now()
    if (Date.parse(at) - lookedAt < EVERY_MILLISECONDS) return 0
    lookedAt = Date.parse(at)
    const old = (await registry.records('feedback')).flatMap((before) => {
      const after = withoutOldContact(before, at)
      return after ? [{ before, after }] : []
    })

    let forgotten = 0
    for (const { before, after } of old) {
      const saved = await registry.commit({
        records: [{ kind: 'feedback', before, after }],
        event: { at, actor: PORTAL, action: 'feedback-contact-forgotten', subject: subjectOf('feedback', after.id) },
      })
      if (!isRefusal(saved)) forgotten++ // changed meanwhile: the next hour looks again
    }
    return forgotten
  }
}
