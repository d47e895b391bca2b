// Mails through the running portal: who is told, in which language, once; and the ways out.
import type { Mail } from '../../local/ses/mail.ts'
import { listMails } from '../../local/ses/outbox.ts'
import { as, createDataset, eventually, signAndWait, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url, dir } = sharedPortal()
const mails = () => listMails(`${dir}/mail`, 10_000)
const about = (title: string) => mails().filter(({ subject }) => subject.includes(title))
const told = (found: readonly Mail[]) => found.map(({ to, subject }) => `${to[0]!.split('@')[0]}: ${subject}`).sort()
const bytes = new TextEncoder().encode('a,b\n1,x\n2,y\n')

test('from upload to publication everybody concerned is told once, duty without a way out, the rest with one', async () => {
  const title = 'Mailed About'
  const tom = await as(url, 'tom')
  const { id, slug } = await createDataset(tom, title)
  const { number } = await uploadAndWait(tom, id, 'a.csv', bytes)
  await signAndWait(url, id, number)
  const found = await eventually(
    async () => about(title),
    (all) =>
      all.some(({ subject }) => subject.startsWith('Published:')) && all.some(({ to }) => to[0]!.startsWith('mara')),
  )
  const asked = found.filter(({ subject }) => subject.startsWith('To review by'))
  expect(new Set(asked.map(({ to }) => to[0]!.split('@')[0]))).toEqual(new Set(['leo', 'mara', 'priya']))
  expect(told(found.filter(({ to }) => to[0]!.startsWith('tom')))).toEqual([
    `tom: In review: ${title}, version 1`,
    `tom: Published: ${title}, version 1`,
  ])
  expect(new Set(told(found)).size).toBe(found.length)
  for (const { subject, headers, text } of found) {
    const isDuty = subject.startsWith('To review by')
    expect([subject, headers.map(({ name }) => name)]).toEqual([
      subject,
      isDuty ? [] : ['List-Unsubscribe', 'List-Unsubscribe-Post'],
    ])
    expect(text).toContain(
      subject.startsWith('Now') || subject.startsWith('Published') ? `/datasets/${slug}/` : `/datasets/${id}/`,
    )
  }
})

test('one request to the address in the header stops the topic, as mail programs do it', async () => {
  const mail = mails().find(({ to, headers }) => to[0]!.startsWith('tom') && headers.length > 0)!
  const address = /^<(.*)>$/.exec(mail.headers[0]!.value)![1]!
  const secret = new URL(address).searchParams.get('secret')!
  const stop = () =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  const muted = async () => (await (await as(url, 'tom')).must('GET', '/me')).mail.muted
  for (let time = 0; time < 2; time++) {
    const response = await stop()
    expect([response.status, await response.json()]).toEqual([200, { topics: ['published'], muted: ['published'] }])
  }
  expect(await muted()).toEqual(['published'])
  const undone = await fetch(`${url}/api/v1/mail/unsubscribed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, undo: true }),
  })
  expect(undone.status).toBe(200)
  expect(await muted()).toEqual([])
})

test('a title with a line break in it makes no header of its own', async () => {
  const tom = await as(url, 'tom')
  const title = 'Trees\r\nBcc: somebody@evil.example'
  const { id } = await createDataset(tom, title)
  await uploadAndWait(tom, id, 'a.csv', bytes)
  const [mail] = await eventually(
    async () => about('somebody@evil.example'),
    (all) => all.length > 0,
  )
  expect(mail!.subject).not.toMatch(/[\r\n]/)
  expect([...mail!.cc, ...mail!.bcc]).toEqual([])
})

test('the outbox shows it all to whoever sits at this machine', async () => {
  const page = await (await fetch(`${url}/outbox/`)).text()
  expect(page).toContain('<h1>Outbox</h1>')
  expect(page.match(/<article/g)!.length).toBeGreaterThan(5)
})

test('a dataset that rests says so in public, with the reason, and is taken up again', async () => {
  const ada = await as(url, 'ada')
  const { id } = (await ada.must('GET', '/datasets/street-trees')) as { id: string }
  const reason = 'Counted anew in spring; the list of last year would mislead.'
  const page = () => fetch(`${url}/datasets/street-trees/`).then((response) => response.text())
  await ada.must('PUT', `/datasets/${id}/upkeep`, { state: 'paused', reason })
  expect(await eventually(page, (text) => text.includes(reason))).toContain('Paused')
  await ada.must('PUT', `/datasets/${id}/upkeep`, { state: 'active' })
  await eventually(page, (text) => !text.includes(reason))
})
