// The AWS Solutions rules, and what we accept of what they find.
import { ACCEPTED } from '../../lib/nag.ts'
import { read } from '../support/tree.ts'
import { settings, synthesize } from './both-stages.ts'

test('the rules find nothing that is not accepted, and everything that is', () => {
  const { stale } = synthesize(settings, '--rules')
  expect(ACCEPTED.length).toBeGreaterThan(0)
  expect(stale).toEqual([])
})

test('every acceptance has a reason, which the documents repeat', () => {
  const document = read('docs/infrastructure.md')
  for (const { reason } of ACCEPTED) expect(document).toContain(reason)
})
