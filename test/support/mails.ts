// test/support/mails.ts: people of a city with accounts, and ports of the mails kept in memory.
import type { MailNotes } from '../../adapters/mail-notes.ts'
import type { Sending } from '../../adapters/mailer.ts'
import type { Account } from '../../core/accounts.ts'
import { DEFAULT_MAIL } from '../../core/accounts.ts'
import type { Mail } from '../../core/mail.ts'
import type { WaitingNotice } from '../../core/mails/notice.ts'
import type { World } from '../../core/mails/people.ts'
import type { Member } from '../../core/model.ts'
import type { NotifyPorts } from '../../functions/notify/ports.ts'
import { memoryRegistry } from './memory.ts'
import { everybody } from './people.ts'
import { CITY } from './published.ts'
import { noon } from './versions.ts'

/** The account of a member of test/support/people.ts; the id stays the short one. */
export function anAccount(member: Member, spoiled: Partial<Account> = {}): Account {
  const by = { id: 'portal', name: 'Plaza', email: '' }
  return {
    ...{ id: member.id, revision: 1, name: member.name, email: member.email, createdAt: noon },
    grants: member.grants.map((grant, index) => ({ ...grant, id: `gr-${member.id}-${index}`, since: noon, by })),
    ...{ mail: DEFAULT_MAIL, unsubscribeKey: 'ab'.repeat(16) },
    ...spoiled,
  }
}

/** @param spoiled what differs for whom */
export function aWorld(now: string = noon, spoiled: Readonly<Record<string, Partial<Account>>> = {}): World {
  const accounts = everybody.map((member) => anAccount(member, spoiled[member.id]))
  return { now, city: CITY, accounts, departments: [] }
}

export interface MailDesk {
  readonly ports: NotifyPorts
  readonly registry: ReturnType<typeof memoryRegistry>
  readonly sent: Mail[]
  /** What waits for daily mails. */
  waiting(): Promise<WaitingNotice[]>
  /** What the mail service does with the next mails; `sent` when nothing is said. */
  readonly outcomes: (Sending | 'crash')[]
  /** Subjects with who got them, and forgets them. */
  taken(): string[]
  at(now: string): void
}

export function aMailDesk(world: World = aWorld()): MailDesk {
  const registry = memoryRegistry()
  for (const account of world.accounts) registry.put('account', account)
  let { now } = world
  const sent: Mail[] = []
  const outcomes: MailDesk['outcomes'] = []
  const notes = memoryMailNotes()
  const ports: NotifyPorts = {
    registry,
    notes,
    send: async (mail) => {
      const outcome = outcomes.shift() ?? 'sent'
      if (outcome === 'crash') throw new Error('the process ended')
      if (outcome === 'sent') sent.push(mail)
      return outcome
    },
    outside: { now: () => now },
    watch: async () => {},
    city: world.city,
    portalUrl: 'https://data.alderbay.example',
  }
  const taken = () => sent.splice(0).map(({ to, subject }) => `${to.split('@')[0]}: ${subject}`)
  return { ports, registry, sent, waiting: notes.waiting, outcomes, taken, at: (next) => void (now = next) }
}

export function memoryMailNotes(): MailNotes {
  const claims = new Set<string>()
  const waiting = new Map<string, WaitingNotice>()
  const claim = (key: string, to: string) => !claims.has(`${key} ${to}`) && !!claims.add(`${key} ${to}`)
  const nameOf = ({ accountId, key }: WaitingNotice) => `${accountId} ${key}`
  return {
    claim: async (key, to) => claim(key, to),
    unclaim: async (key, to) => void claims.delete(`${key} ${to}`),
    keep: async (notice) => claim(notice.key, notice.accountId) && !!waiting.set(nameOf(notice), notice),
    waiting: async () => [...waiting.values()].sort((a, b) => (a.at < b.at ? -1 : 1)),
    forget: async (notices) => {
      for (const notice of notices) waiting.delete(nameOf(notice))
    },
  }
}
