import fc from 'fast-check'
import { isInDepartment, mayCall } from '../../core/access.ts'
import { ACCESS } from '../../core/access-table.ts'
import { type AuditHead, firstBroken, GENESIS, nextEntry, PORTAL } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { datasetWith } from '../../core/dataset.ts'
import { problemOf, REFUSALS, type RefusalCode, refuse } from '../../core/errors.ts'
import { isSlug, parseUploadKey, slugFor, stagedPrefix, uploadKey } from '../../core/keys.ts'

import { MAX_DELETED_SHARE, PHASES, planSite, whyTooManyDeletes } from '../../core/plan.ts'
import { ada, everybody, ines, leo, priya } from '../support/people.ts'
import { aVersion, DATASET_ID, dataset, later } from '../support/versions.ts'

describe('keys', () => {
  test('an upload key comes back as its dataset and version', () => {
    expect(parseUploadKey(uploadKey(DATASET_ID, 12))).toEqual({ datasetId: DATASET_ID, version: 12 })
  })
  test('no client text becomes a key: other keys are nobody’s', () => {
    for (const key of ['uploads/../x/00001', 'uploads/ds_zz/00001', `staged/${DATASET_ID}/00001`, '']) {
      expect(parseUploadKey(key)).toBeUndefined()
    }
  })
  test('any title gives an address or nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => slugFor(title) === '' || isSlug(slugFor(title))))
    expect(slugFor('Árboles de la Calle, 2024!')).toBe('arboles-de-la-calle-2024')
  })
  test('a version number that is none is a fault', () => {
    for (const number of [0, -1, 1.5, 100_000])
      expect(() => stagedPrefix(DATASET_ID, number, 'x')).toThrow('version number')
  })
})

describe('audit chain', () => {
  const entries: AuditEntry[] = []
  let head: AuditHead = GENESIS
  for (const action of ['dataset-created', 'version-begun', 'signed', 'published']) {
    const entry = nextEntry(head, { at: later, actor: PORTAL, action, datasetId: DATASET_ID, version: 1 })
    entries.push(entry)
    head = entry
  }
  test('an untouched chain fits', () => expect(firstBroken(entries)).toBeUndefined())
  test('a changed, a missing and a swapped entry are found', () => {
    const changed = entries.map((entry) => (entry.sequence === 2 ? { ...entry, action: 'nothing' } : entry))
    expect(firstBroken(changed)).toBe(2)
    expect(firstBroken(entries.filter(({ sequence }) => sequence !== 3))).toBe(4)
    expect(firstBroken([entries[1]!, entries[0]!])).toBe(2)
  })
  test('a rewritten entry with a fresh hash breaks the next one', () => {
    const { hash: _hash, ...second } = entries[1]!
    const forged = nextEntry(entries[0]!, { ...second, action: 'nothing' })
    expect(firstBroken([entries[0]!, forged, ...entries.slice(2)])).toBe(3)
  })
})

describe('access', () => {
  test('every row names its audience and only staff routes are limited to departments', () => {
    expect(ACCESS.length).toBeGreaterThan(15)
    for (const row of ACCESS) {
      if (row.ownDepartment) expect(Array.isArray(row.audience)).toBe(true)
      // Links from mails are their own key.
      const isLink = /previews.opened|mail.unsubscribed/.test(row.path)
      // What visitors say and ask for changes nothing that is public.
      const isForm = /^\/api\/v1\/(feedback|invitation-mails)$/.test(row.path)
      if (row.method !== 'GET' && !isLink && !isForm) expect(row.audience).not.toBe('public')
    }
  })
  test('who is not signed in may call public routes only', () => {
    for (const row of ACCESS) {
      expect(mayCall(row, undefined)?.code).toBe(row.audience === 'public' ? undefined : 'not-signed-in')
    }
  })
  test('a member may call what one of the roles allows', () => {
    for (const row of ACCESS) {
      for (const member of everybody) {
        const roles = row.audience
        const allowed = typeof roles === 'string' || member.roles.some((role) => roles.includes(role))
        expect(mayCall(row, member)?.code).toBe(allowed ? undefined : 'not-allowed')
      }
    }
  })
  test('departments: a grant for every department sees all, others their own', () => {
    expect([ada, priya, ines, leo].map((member) => isInDepartment(member, 'parks'))).toEqual([true, true, true, true])
    expect([ada, priya, ines, leo].map((member) => isInDepartment(member, 'finance'))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

test('every refusal says what happened and how to go on', () => {
  for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
    const problem = problemOf(refuse(code))
    expect(problem.title).toMatch(/\.$/)
    expect(problem.fix).toMatch(/\.$/)
    expect(problem.status).toBeGreaterThanOrEqual(400)
  }
})

describe('a dataset keeps its facts about versions true', () => {
  const cases = [
    { status: 'in-review', open: 1, published: undefined },
    { status: 'rejected', open: undefined, published: undefined },
    { status: 'published', open: undefined, published: 1 },
    { status: 'withdrawn', open: undefined, published: undefined },
  ] as const
  for (const { status, open, published } of cases) {
    test(`after ${status}`, () => {
      const after = datasetWith(
        { ...dataset, publishedVersion: status === 'withdrawn' ? 1 : undefined } as never,
        aVersion(status),
        later,
      )
      expect(after.openVersion).toBe(open)
      expect(after.publishedVersion).toBe(published)
      expect(after.lastStatus).toBe(status)
    })
  }
})

describe('the plan of publication', () => {
  const anyWanted = fc.uniqueArray(
    fc.record({
      key: fc.string({ maxLength: 4 }),
      phase: fc.constantFrom(...PHASES),
      fingerprint: fc.constantFrom('a', 'b'),
    }),
    { selector: ({ key }) => key },
  )
  const anyExisting = fc.dictionary(fc.string({ maxLength: 4 }), fc.constantFrom('a', 'b', 'c'))

  test('applied in part or whole and planned again, it always ends with exactly what is wanted', () => {
    fc.assert(
      fc.property(anyWanted, anyExisting, fc.nat(), (wanted, existing, stop) => {
        const site = new Map(Object.entries(existing))
        const apply = (steps: number) => {
          const plan = planSite(wanted, site)
          const all = [
            ...plan.writes.map(
              ({ key, fingerprint }) =>
                () =>
                  site.set(key, fingerprint),
            ),
            ...plan.deletes.map((key) => () => site.delete(key)),
          ]
          for (const step of all.slice(0, steps)) step()
        }
        apply(stop % 7)
        apply(Number.POSITIVE_INFINITY)
        expect(site).toEqual(new Map(wanted.map(({ key, fingerprint }) => [key, fingerprint])))
        expect(planSite(wanted, site)).toMatchObject({ writes: [], deletes: [] })
      }),
    )
  })

  test('data is written before pages, data.json last', () => {
    const wanted = [...PHASES].reverse().map((phase) => ({ key: phase, phase, fingerprint: 'x' }))
    expect(planSite(wanted, new Map()).writes.map(({ phase }) => phase)).toEqual([...PHASES])
  })

  test('two objects under one key are a fault', () => {
    const twice = [
      { key: 'a', phase: 'pages' as const, fingerprint: '1' },
      { key: 'a', phase: 'lists' as const, fingerprint: '2' },
    ]
    expect(() => planSite(twice, new Map())).toThrow('two objects want the key a')
  })

  test('losing more than a small share of the catalog needs a person', () => {
    const slugs = (count: number) => new Set(Array.from({ length: count }, (_, index) => `d${index}`))
    expect(whyTooManyDeletes(slugs(100), slugs(100 * (1 - MAX_DELETED_SHARE)))).toBeUndefined()
    expect(whyTooManyDeletes(slugs(100), slugs(89))).toContain('11 of 100')
    expect(whyTooManyDeletes(slugs(4), slugs(1))).toBeUndefined()
    expect(whyTooManyDeletes(slugs(5), slugs(0))).toContain('5 of 5')
  })
})
