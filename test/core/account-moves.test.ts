import fc from 'fast-check'
import {
  asLiaisonOfEach,
  disable,
  enable,
  endGrant,
  giveGrant,
  isLastingAdministrator,
  remainingAdministrator,
} from '../../core/account-moves.ts'
import { type Account, DEFAULT_MAIL } from '../../core/accounts.ts'
import { isRefusal } from '../../core/errors.ts'
import type { Grant } from '../../core/members.ts'
import { mayJoin, needsSecondFactor, wasSecondFactorUsed } from '../../core/sign-in-rules.ts'
import { later, noon } from '../support/versions.ts'

const anAccount = (id: string, grants: Partial<Grant>[] = []): Account => ({
  ...{ id, revision: 1, name: id, email: `${id}@city.example`, createdAt: noon, mail: DEFAULT_MAIL },
  unsubscribeKey: '0'.repeat(32),
  grants: grants.map((grant, index) => ({
    ...{
      id: `gr_${index}`,
      role: 'administrator',
      department: '*',
      since: noon,
      by: { id: 'portal', name: '', email: '' },
    },
    ...grant,
  })),
})
const ada = anAccount('ada', [{}])
const given = { id: 'gr_new', by: ada, at: noon }

test('an account that is disabled keeps no grant, and gets none back with it', () => {
  const gone = disable(anAccount('tom', [{ role: 'publisher' }]), 'Left.', undefined, ada, noon)
  if (isRefusal(gone)) throw new Error(gone.code)
  expect([gone.grants, gone.signedOutAt, gone.disabled?.reason]).toEqual([[], noon, 'Left.'])
  const back = enable(gone, ada)
  if (isRefusal(back)) throw new Error(back.code)
  expect([back.grants, back.disabled]).toEqual([[], undefined])
})

test('a grant that ends now is one that never began', () => {
  const asked = { role: 'publisher', department: 'parks' } as const
  expect(giveGrant(anAccount('tom'), { ...asked, expiresAt: noon }, given)).toMatchObject({ code: 'bad-request' })
  expect(giveGrant(anAccount('tom'), { ...asked, expiresAt: later }, given)).toMatchObject({ revision: 2 })
})

test('several posts are one change of the account', () => {
  const grown = asLiaisonOfEach(anAccount('tom'), ['parks', 'health'], { by: ada, at: noon }, () => 'gr_x')
  expect(grown).toMatchObject({ revision: 2, grants: [{ department: 'parks' }, { department: 'health' }] })
  const leo = anAccount('leo', [{ role: 'liaison' }])
  expect(asLiaisonOfEach(leo, ['parks', 'health'], { by: ada, at: noon }, () => 'gr_x')).toBe(leo)
})

/** Tries every move that takes rights, by anybody on anybody, as the API does. */
test('however people take rights from each other, somebody who administers the portal for good remains', () => {
  const people = ['ada', 'bo', 'cy', 'di']
  const move = fc.record({
    by: fc.constantFrom(...people),
    of: fc.constantFrom(...people),
    what: fc.constantFrom('grant', 'grant with an end', 'end', 'disable', 'enable'),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const all = new Map(people.map((id) => [id, anAccount(id, id === 'ada' ? [{}] : [])]))
      for (const [index, { by, of, what }] of moves.entries()) {
        const actor = all.get(by)!
        if (!actor.grants.some(({ role }) => role === 'administrator')) continue
        const before = all.get(of)!
        const asked = { role: 'administrator', department: '*' } as const
        const id = `gr_m${index}`
        const after =
          what === 'grant'
            ? giveGrant(before, asked, { id, by: actor, at: noon })
            : what === 'grant with an end'
              ? giveGrant(before, { ...asked, expiresAt: later }, { id, by: actor, at: noon })
              : what === 'end'
                ? endGrant(before, before.grants[0]?.id ?? '', actor)
                : what === 'disable'
                  ? disable(before, 'Left.', undefined, actor, noon)
                  : enable(before, actor)
        if (isRefusal(after)) continue
        const isLess = isLastingAdministrator(before) && !isLastingAdministrator(after)
        if (isLess && isRefusal(remainingAdministrator([...all.values()], after))) continue
        all.set(of, after)
        expect([...all.values()].some(isLastingAdministrator)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

const addresses = [
  { email: 'ada@city.example', gives: true },
  { email: 'ADA@CITY.EXAMPLE', gives: true },
  { email: 'ada@evil.example', gives: false },
  { email: 'ada@evilcity.example', gives: false },
  { email: 'ada@city.example.evil.example', gives: false },
  { email: 'ada@city.example@evil.example', gives: false },
  { email: 'ada@sub.city.example', gives: false },
  { email: '', gives: false },
]
for (const { email, gives } of addresses) {
  test(`an account without an invitation: ${email || 'no address'} ${gives ? 'may' : 'may not'}`, () => {
    expect(mayJoin(email, ['city.example'])).toBe(gives)
  })
}

test('everybody who decides needs a second factor; a password alone is none', () => {
  expect(needsSecondFactor(['publisher'])).toBe(false)
  expect(needsSecondFactor(['publisher', 'privacy-reviewer'])).toBe(true)
  expect(wasSecondFactorUsed(['pwd'])).toBe(false)
  expect(wasSecondFactorUsed(['pwd', 'otp'])).toBe(true)
  expect(wasSecondFactorUsed([])).toBe(false)
})
