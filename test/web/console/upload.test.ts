import type { UploadAddress } from '../../../web/console/api.ts'
import type { StorageAnswer } from '../../../web/console/storage-words.ts'
import { PAUSES, planParts, type Sending, transfer, whyOtherFile } from '../../../web/console/upload.ts'

type Parts = Extract<UploadAddress, { method: 'parts' }>

const PART = 4
const content = 'aaaabbbbccccdddde'
const file = new Blob([content])
const expiresAt = '2026-11-25T09:30:00.000Z'
const done: StorageAnswer = { status: 200, text: '' }
const lost: StorageAnswer = { status: 0, text: '' }
const expired: StorageAnswer = { status: 403, text: '<Code>AccessDenied</Code><Message>Request has expired</Message>' }

function parts(arrived: readonly number[] = [], address = 'first'): Parts {
  const numbers = [1, 2, 3, 4, 5]
  return {
    method: 'parts',
    partBytes: PART,
    expiresAt,
    parts: numbers.map((number) => ({
      number,
      bytes: number === 5 ? 1 : PART,
      url: `${address}/${number}`,
      ...(arrived.includes(number) ? { etag: `"${number}"` } : {}),
    })),
  }
}
const form: UploadAddress = { method: 'post', url: 'form', fields: { key: 'k' }, expiresAt }

/** A storage that answers as told and remembers what it was sent, and the longest pause it was given. */
function storage(
  answer: (sending: Sending, attempt: number) => StorageAnswer,
  fresh: UploadAddress = parts([], 'fresh'),
) {
  const received: { url: string; text: string }[] = []
  const attempts = new Map<string, number>()
  const pauses: number[] = []
  const seen = { received, pauses, renewals: 0, most: 0, atOnce: 0, bytes: 0 }
  const ports = {
    async send(sending: Sending, signal: AbortSignal) {
      seen.atOnce++
      seen.most = Math.max(seen.most, seen.atOnce)
      const attempt = (attempts.get(sending.url) ?? 0) + 1
      attempts.set(sending.url, attempt)
      const text = await (sending.body as Blob).text()
      sending.onProgress(text.length)
      seen.atOnce--
      signal.throwIfAborted()
      const answered = answer(sending, attempt)
      if (answered.status === 200) received.push({ url: sending.url, text })
      return answered
    },
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
    renew: async () => {
      seen.renewals++
      return fresh
    },
    onProgress: (bytes: number) => {
      seen.bytes = bytes
    },
  }
  return { seen, ports }
}
const never = new AbortController().signal

test('the plan sends only parts that have not arrived', () => {
  const { missing, arrivedBytes } = planParts(parts([1, 3]))
  expect(missing.map(({ number }) => number)).toEqual([2, 4, 5])
  expect(arrivedBytes).toBe(8)
})

test('each part is its own slice of the file, at most three on their way at once', async () => {
  const { seen, ports } = storage(() => done)
  expect(await transfer(file, parts(), ports, never)).toEqual({ outcome: 'sent' })
  const texts = [...seen.received].sort((a, b) => (a.url < b.url ? -1 : 1)).map(({ text }) => text)
  expect(texts.join('')).toBe(content)
  expect(seen.most).toBe(3)
  expect(seen.bytes).toBe(content.length)
})

test('parts that arrived before are not sent again', async () => {
  const { seen, ports } = storage(() => done)
  await transfer(file, parts([1, 2, 4]), ports, never)
  expect(seen.received.map(({ url }) => url).sort()).toEqual(['first/3', 'first/5'])
  expect(seen.bytes).toBe(content.length)
})

test('a lost connection is tried three more times, with longer and longer pauses', async () => {
  const { seen, ports } = storage(({ url }, attempt) => (url.endsWith('/2') && attempt <= 3 ? lost : done))
  expect(await transfer(file, parts(), ports, never)).toEqual({ outcome: 'sent' })
  expect(seen.pauses).toEqual([...PAUSES])
})

test('when all tries are used up the transfer stops and says why', async () => {
  const { seen, ports } = storage(({ url }) => (url.endsWith('/2') ? lost : done))
  const stopped = await transfer(file, parts(), ports, never)
  expect(stopped).toMatchObject({ outcome: 'stopped', why: { remedy: 'again' } })
  expect(seen.pauses).toHaveLength(3)
})

test('an address that expired on the way is renewed, without a pause', async () => {
  const { seen, ports } = storage(({ url }) => (url.startsWith('first/') && url !== 'first/1' ? expired : done))
  expect(await transfer(file, parts(), ports, never)).toEqual({ outcome: 'sent' })
  expect(seen.renewals).toBeGreaterThan(0)
  expect(seen.pauses).toEqual([])
  expect(
    seen.received
      .map(({ text }) => text)
      .sort()
      .join(''),
  ).toBe(content)
})

test('a size that does not fit is not tried again', async () => {
  const { seen, ports } = storage(() => ({ status: 400, text: '<Code>EntityTooLarge</Code>' }))
  expect(await transfer(file, form, ports, never)).toMatchObject({ outcome: 'stopped', why: { remedy: 'stop' } })
  expect(seen.pauses).toEqual([])
})

test('a form carries its fields and the whole file', async () => {
  const fields: unknown[] = []
  const { seen, ports } = storage((sending) => {
    fields.push(sending.fields)
    return done
  })
  await transfer(file, form, ports, never)
  expect(fields).toEqual([{ key: 'k' }])
  expect(seen.received).toEqual([{ url: 'form', text: content }])
})

test('an expired form is replaced by a fresh one', async () => {
  const { seen, ports } = storage(({ url }) => (url === 'form' ? expired : done), { ...form, url: 'fresh form' })
  expect(await transfer(file, form, ports, never)).toEqual({ outcome: 'sent' })
  expect(seen.received.map(({ url }) => url)).toEqual(['fresh form'])
})

test('cancelling ends the transfer and sends nothing more', async () => {
  const controller = new AbortController()
  const { seen, ports } = storage(() => {
    controller.abort()
    return done
  })
  await expect(transfer(file, parts(), ports, controller.signal)).rejects.toThrow()
  expect(seen.received.length).toBeLessThanOrEqual(3)
})

test('only the file that an upload was begun with can go on', () => {
  const begun = { filename: 'trees.csv', bytes: 17 }
  expect(whyOtherFile({ name: 'trees.csv', size: 17 }, begun)).toBeUndefined()
  expect(whyOtherFile({ name: 'trees (1).csv', size: 17 }, begun)).toMatch(/called trees \(1\)\.csv/)
  expect(whyOtherFile({ name: 'trees.csv', size: 18 }, begun)).toMatch(/18 bytes/)
})
