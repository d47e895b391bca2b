import { dueText, inOrder, passes, QUEUE_FILTERS, type QueueFilter } from '../../../web/console/review-queue.ts'

const mine = { state: 'my-turn' as const, isOverdue: false, due: '2026-11-30T09:00:00.000Z' }
const queue = [
  { ...mine, name: 'later' },
  { ...mine, name: 'sooner', due: '2026-11-28T09:00:00.000Z' },
  { ...mine, name: 'not my turn', state: 'waiting-for-others' as const, due: '2026-11-20T09:00:00.000Z' },
  { ...mine, name: 'overdue', isOverdue: true, due: '2026-11-25T09:00:00.000Z' },
]

test('what is overdue comes first, then by due day; what waits for others comes last', () => {
  expect(inOrder(queue).map(({ name }) => name)).toEqual(['overdue', 'sooner', 'later', 'not my turn'])
})

const filters: readonly { filter: QueueFilter; gives: number }[] = [
  { filter: 'all', gives: 4 },
  { filter: 'my-turn', gives: 3 },
  { filter: 'overdue', gives: 1 },
  { filter: 'waiting-for-others', gives: 1 },
]
for (const { filter, gives } of filters) {
  test(`the filter "${QUEUE_FILTERS[filter]}" shows ${gives}`, () =>
    expect(queue.filter((one) => passes(one, filter))).toHaveLength(gives))
}

const now = new Date('2026-11-27T09:00:00.000Z')
const dues = [
  { due: '2026-11-30T10:00:00.000Z', gives: 'due in 3 days' },
  { due: '2026-11-28T09:00:00.000Z', gives: 'due in 1 day' },
  { due: '2026-11-27T09:01:00.000Z', gives: 'due within a day' },
  { due: '2026-11-27T08:59:00.000Z', gives: 'overdue since today' },
  { due: '2026-11-26T08:00:00.000Z', gives: 'overdue by 1 day' },
  { due: '2026-11-20T08:00:00.000Z', gives: 'overdue by 7 days' },
]
for (const { due, gives } of dues) {
  test(`${due} is ${gives}`, () => expect(dueText(due, now)).toBe(gives))
}
