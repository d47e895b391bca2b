// test/support/api.ts: the real API over a table in memory: people sign in by their name, the clock stands where a test puts it.

import { accountIdFor } from '../../core/account-ids.ts'
import type { Account } from '../../core/accounts.ts'
import { DEFAULT_MAIL } from '../../core/accounts.ts'
import { checksSchema } from '../../core/checks.ts'
import { refuse } from '../../core/errors.ts'
import type { IsoTime, Role } from '../../core/model.ts'
import { citySchema, readSettings } from '../../core/settings.ts'
import { createApp } from '../../functions/api/app.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import plazaConfig from '../../plaza.config.ts'
import { type MemoryRegistry, memoryAlarms, memoryRegistry, memoryStores } from './memory.ts'

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: documents of the API, whose shapes the API's own schemas hold
  readonly body: any
}

export interface TestApi {
  readonly registry: MemoryRegistry
  /** Puts somebody in who has signed in before. @param grants `role` for every department, or `role of department` */
  person(id: string, ...grants: string[]): Account
  /** Asks as somebody, by id, or with the secret of an API token. */
  call(who: string | undefined, method: string, path: string, body?: unknown): Promise<Answered>
  /** Sets the portal's clock. */
  setClock(now: IsoTime): void
  /** Sets the moment at which everybody signed in, by the provider's clock. */
  setSignIn(at: IsoTime): void
  readonly uses: Map<string, IsoTime>
}

const ISSUER = 'https://sign-in.example'
export const NOW = '2026-03-01T12:00:00.000Z'

export const accountId = (id: string): string => accountIdFor(ISSUER, id)

/** @param spoiled ports of the test's own, e.g. a registry that changes something in between */
export function testApi(spoiled: (ports: ApiPorts) => ApiPorts = (ports) => ports): TestApi {
  const registry = memoryRegistry()
  const [incoming, data] = memoryStores('incoming', 'data')
  const uses = new Map<string, IsoTime>()
  let now: IsoTime = NOW
  let signedInAt: IsoTime = NOW
  let dice = 0
  const ports: ApiPorts = {
    ...{
      registry,
      incoming: incoming!,
      data: data!,
      alarms: memoryAlarms(),
      portalUrl: 'https://portal.example',
      stage: 'beta' as const,
      notice: { mode: 'label' as const },
      send: async () => 'sent' as const,
    },
    desk: undefined as never,
    downloads: async (key) => `https://storage.example/${key}`,
    signIn: {
      identityOf: async (token) =>
        token === 'nobody'
          ? refuse('not-signed-in')
          : {
              ...{ issuer: ISSUER, subject: token, name: token, email: `${token}@city.example`, emailVerified: true },
              ...{ signedInAt, issuedAt: signedInAt, methods: ['pwd'] },
            },
    },
    outside: {
      now: () => now,
      random: (bytes) => {
        dice += 1
        return Buffer.alloc(bytes).fill(`${dice}.`)
      },
    },
    city: citySchema.parse(readSettings(plazaConfig).city),
    checks: checksSchema.parse({}),
    access: {
      mailDomains: ['city.example'],
      secondFactor: false,
      vouchesForMail: false,
      firstAdministrator: 'root@city.example',
    },
    tokenUse: async (id, at) => void uses.set(id, at),
    tokenUses: async () => uses,
  }
  const app = createApp(spoiled(ports), (error) => {
    throw error
  })
  return {
    registry,
    uses,
    setClock: (at) => (now = at),
    setSignIn: (at) => (signedInAt = at),
    person(id, ...grants) {
      const account: Account = {
        ...{
          id: accountId(id),
          revision: 1,
          name: id,
          email: `${id}@city.example`,
          createdAt: NOW,
          mail: DEFAULT_MAIL,
        },
        unsubscribeKey: '0'.repeat(32),
        grants: grants.map((text, index) => {
          const [role, department = '*'] = text.split(' of ') as [Role, string?]
          return { id: `gr_${id}_${index}`, role, department, since: NOW, by: { id: 'portal', name: '', email: '' } }
        }),
      }
      registry.put('account', account)
      return account
    },
    async call(who, method, path, body) {
      const response = await app.request(`/api/v1${path}`, {
        method,
        headers: {
          ...(who === undefined ? {} : { authorization: `Bearer ${who}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    },
  }
}
