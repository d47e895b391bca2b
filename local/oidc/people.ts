// local/oidc/people.ts: who may sign in on this machine, and whether a password is right.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

export interface Person {
  /** Permanent; the `sub` of tokens. */
  readonly id: string
  readonly email: string
  readonly name: string
  readonly password: string
  /** What the person is here for, shown on the sign-in page. */
  readonly about?: string
}

/** A person without the password: nothing beyond this file needs it. */
export type Account = Omit<Person, 'password'>

export interface People {
  readonly accounts: readonly Account[]
  find(id: string): Account | undefined
  findByEmail(email: string): Account | undefined
  /** @returns the person when e-mail and password belong together; takes as long when there is no such person */
  check(email: string, password: string): Promise<Account | undefined>
}

interface Secret {
  readonly salt: Buffer
  readonly hash: Buffer
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const HASH_BYTES = 32

/** Hashes the passwords and forgets them. */
export async function createPeople(people: readonly Person[]): Promise<People> {
  const accounts = people.map(({ password: _, ...account }) => account)
  const secrets = new Map<string, Secret>()
  for (const { id, password } of people) secrets.set(id, await hash(password))
  const nobody = await hash(randomBytes(16).toString('hex'))

  const findByEmail = (email: string) =>
    accounts.find((account) => account.email.toLowerCase() === email.trim().toLowerCase())
  return {
    accounts,
    find: (id) => accounts.find((account) => account.id === id),
    findByEmail,
    check: async (email, password) => {
      const account = findByEmail(email)
      const secret = (account && secrets.get(account.id)) ?? nobody
      const isRight = timingSafeEqual(await derive(password, secret.salt, HASH_BYTES), secret.hash)
      return isRight ? account : undefined
    },
  }
}

async function hash(password: string): Promise<Secret> {
  const salt = randomBytes(16)
  return { salt, hash: await derive(password, salt, HASH_BYTES) }
}
