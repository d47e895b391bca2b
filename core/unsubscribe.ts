// core/unsubscribe.ts: the links in mails that stop mails, without a sign-in.
import { timingSafeEqual } from 'node:crypto'
import { type Account, MAIL_TOPICS, type MailTopic } from './accounts.ts'

/** What a link is about; `all` stands under mails about several things. */
export type Stoppable = MailTopic | 'all'

const SECRET = /^(ac_[0-9a-f]{24})\.([0-9a-f]{32})\.([a-z]+)$/

export function secretFor({ id, unsubscribeKey }: Pick<Account, 'id' | 'unsubscribeKey'>, topic: Stoppable): string {
  return `${id}.${unsubscribeKey}.${topic}`
}

export interface UnsubscribeSecret {
  readonly accountId: string
  readonly key: string
  readonly topics: readonly MailTopic[]
}

/** @returns nothing when the text is no such secret at all */
export function parseSecret(text: string): UnsubscribeSecret | undefined {
  const [, accountId, key, topic] = SECRET.exec(text) ?? []
  const topics = topic === 'all' ? MAIL_TOPICS : MAIL_TOPICS.filter((one) => one === topic)
  return accountId && key && topics.length > 0 ? { accountId, key, topics } : undefined
}

/** Compares without telling by its time how much was right. */
export function opens({ key }: UnsubscribeSecret, { unsubscribeKey }: Pick<Account, 'unsubscribeKey'>): boolean {
  const [given, kept] = [Buffer.from(key), Buffer.from(unsubscribeKey)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}

/** What somebody asks for with a link: nothing more than it says, its undoing, or a choice of all topics. */
export interface Wish {
  readonly undo?: boolean | undefined
  /** The topics that shall not come any more; every other one does. */
  readonly topics?: readonly MailTopic[] | undefined
}

/** Topics that are muted afterwards, in their order; the same wish twice changes nothing the second time. */
export function mutedAfter(muted: readonly MailTopic[], topics: readonly MailTopic[], wish: Wish): MailTopic[] {
  const wanted = (topic: MailTopic): boolean => {
    if (wish.topics) return wish.topics.includes(topic)
    return topics.includes(topic) ? !wish.undo : muted.includes(topic)
  }
  return MAIL_TOPICS.filter(wanted)
}
