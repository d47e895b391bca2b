import { MAIL_TOPICS } from '../../../core/accounts.ts'
import { TOKEN_ACTIONS } from '../../../core/members.ts'
import { ROLES } from '../../../core/model.ts'
import { ALL_ACCOUNTS, filteredAccounts } from '../../../web/console/account-filter.ts'
import type { Account } from '../../../web/console/desk/people.ts'
import {
  endOfDay,
  grantText,
  ROLE_DOES,
  ROLE_NAMES,
  TOKEN_ACTION_WORDS,
  TOPIC_WORDS,
  timeLeftText,
  tomorrow,
} from '../../../web/console/people-words.ts'

const departments = [{ id: 'parks', name: 'Parks' }]

test('every role, mail topic and action of a token has words', () => {
  expect(Object.keys(ROLE_NAMES)).toEqual([...ROLES])
  expect(Object.keys(ROLE_DOES)).toEqual([...ROLES])
  expect(Object.keys(TOPIC_WORDS)).toEqual([...MAIL_TOPICS])
  expect(Object.keys(TOKEN_ACTION_WORDS)).toEqual([...TOKEN_ACTIONS])
})

test('a grant reads as role and place; a department that is gone by its id', () => {
  expect(grantText({ role: 'publisher', department: 'parks' }, departments)).toBe('Publisher in Parks')
  expect(grantText({ role: 'liaison', department: '*' }, departments)).toBe('Department liaison in every department')
  expect(grantText({ role: 'liaison', department: 'old' }, departments)).toBe('Department liaison in old')
})

test('a last day counts to its end, on the clock of whoever chose it', () => {
  const end = new Date(endOfDay('2027-06-30')!)
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2027, 5, 30, 23])
  expect(endOfDay('')).toBeUndefined()
})

test('tomorrow is the next day also at the end of a year', () => {
  expect(tomorrow(new Date(2026, 11, 31, 23, 59).getTime())).toBe('2027-01-01')
})

const now = Date.parse('2027-01-01T12:00:00Z')
const left = [
  { end: '2027-01-01T12:00:00Z', gives: 'over' },
  { end: '2027-01-01T20:00:00Z', gives: 'less than a day left' },
  { end: '2027-01-02T13:00:00Z', gives: '1 day left' },
  { end: '2027-01-11T13:00:00Z', gives: '10 days left' },
]
for (const { end, gives } of left) {
  test(`until ${end}: ${gives}`, () => expect(timeLeftText(end, now)).toBe(gives))
}

const by = { id: 'ada', name: 'Ada', email: 'ada@city.example' }
const grant = (more: Partial<Account['grants'][number]>) => ({
  ...{ id: 'gr_1', role: 'publisher' as const, department: 'parks', since: '', by, isOver: false },
  ...more,
})
const account = (name: string, more: Partial<Account> = {}): Account => ({
  ...{ id: name, name, email: `${name.toLowerCase()}@city.example`, createdAt: '', grants: [], ...more },
})
const all = [
  account('Zoe', { grants: [grant({})] }),
  account('Bo', { grants: [grant({ isOver: true })] }),
  account('Ann', { disabled: { at: '', by, reason: '' } }),
]
const filters = [
  { name: 'nothing leaves out who is disabled', filter: {}, gives: ['Bo', 'Zoe'] },
  { name: 'disabled ones come last', filter: { withDisabled: true }, gives: ['Bo', 'Zoe', 'Ann'] },
  { name: 'a role that is over does not count', filter: { role: 'publisher' as const }, gives: ['Zoe'] },
  { name: 'no role', filter: { role: 'none' as const }, gives: ['Bo'] },
  { name: 'an address', filter: { text: 'ZOE@city' }, gives: ['Zoe'] },
  { name: 'the name of a department', filter: { text: 'parks publisher' }, gives: ['Zoe'] },
]
for (const { name, filter, gives } of filters) {
  test(`accounts, filtered by: ${name}`, () => {
    expect(filteredAccounts(all, { ...ALL_ACCOUNTS, ...filter }, departments).map((one) => one.name)).toEqual(gives)
  })
}
