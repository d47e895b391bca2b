// The reviewer's desk in a real browser: sign by keyboard on a phone, return with reasons, a time of release, a preview link, axe.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { type ConsoleWindow, consoleWindow, tabTo, untilFocused } from '../support/console-window.ts'
import { as, createDataset, eventually, signAndWait, signAs, statusOf, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const windowOf = (id: string, address: string, options = {}): Promise<ConsoleWindow> =>
  consoleWindow(browser, url, { id, address }, faults, options)

const versionAddress = (id: string, number = 1) => `#/datasets/${id}/versions/${number}`

const TREES = new TextEncoder().encode(
  `tree,ward,height_m\n${Array.from({ length: 60 }, (_, row) => `T${row},${row % 7},${row / 10}`).join('\n')}\n`,
)

/** A first version in review, brought by the publisher. */
async function inReview(title: string): Promise<{ id: string; slug: string }> {
  const ines = await as(url, 'ines')
  const dataset = await createDataset(ines, title)
  const { status } = await uploadAndWait(ines, dataset.id, 'trees.csv', TREES)
  expect(status).toBe('in-review')
  return dataset
}

async function answerAll(page: Page): Promise<void> {
  for (const yes of await page.getByRole('radio', { name: 'Yes', exact: true }).all()) await yes.check()
}

test('a reviewer comes from the queue to a signature by keyboard alone, on a phone', async () => {
  const { id } = await inReview('Signed By Keyboard')
  const { page, context } = await windowOf('priya', '#/reviews', { viewport: { width: 390, height: 800 } })
  await page.getByRole('heading', { name: 'To sign' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await tabTo(page, /^Signed By Keyboard, version 1$/)
  await page.keyboard.press('Enter')

  await page.getByRole('button', { name: 'Sign this version' }).waitFor()
  await tabTo(page, /^Your review$/)
  await page.keyboard.press('Enter')
  await untilFocused(page, 'review-heading')

  // Too early: it says what is missing, and leads there.
  await tabTo(page, /^Sign this version$/)
  await page.keyboard.press('Enter')
  await page.getByText('Not signed yet: something is missing').waitFor()
  await tabTo(page, /^Question 1: choose an answer/)
  await page.keyboard.press('Enter')
  const questions = await page.locator('.question').count()
  for (let question = 0; question < questions; question++) {
    await page.keyboard.press('Space')
    if (question < questions - 1) await tabTo(page, /^Yes$/)
  }
  await page.getByText('Every question is answered.').waitFor()
  await tabTo(page, /^Sign this version$/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Sign this version' }).waitFor({ state: 'detached' })
  await untilFocused(page, 'state')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  const { signOffs } = await (await as(url, 'ines')).must('GET', `/datasets/${id}/versions/1`)
  expect(signOffs).toMatchObject([{ role: 'privacy-reviewer', by: { name: 'Priya Nair' } }])
  expect(signOffs[0].answers.map(({ answer }: { answer: string }) => answer)).toEqual(Array(questions).fill('yes'))
  await context.close()
})

test('what does not apply needs words, and a no leads to a return with that reason', async () => {
  const { id } = await inReview('Returned With Reasons')
  const { page, context } = await windowOf('priya', versionAddress(id))
  await page.getByRole('button', { name: 'Sign this version' }).waitFor()
  await answerAll(page)
  const last = page.locator('.question').last()
  await last.getByRole('radio', { name: 'Does not apply' }).check()
  await page.getByRole('button', { name: 'Sign this version' }).click()
  await page.getByRole('button', { name: /say in 10 characters or more why it does not apply/ }).waitFor()

  await last.getByRole('radio', { name: 'No', exact: true }).check()
  await last.getByLabel('What is wrong?').fill('The wards have names.')
  await page.getByRole('button', { name: 'Return it with this reason' }).click()
  await untilFocused(page, 'return-reason')
  expect(await page.getByLabel('Reason as a whole').inputValue()).toMatch(/” No: The wards have names\.$/)
  await page.getByRole('button', { name: 'Add a reason about one thing' }).click()
  await page.getByLabel('Reason 1 is about').selectOption({ label: 'ward' })
  await page.getByRole('button', { name: 'Return this version' }).click()
  await page.getByRole('button', { name: 'Write what is wrong, or remove it.' }).waitFor()
  await page.getByLabel('What is wrong, and what to change').fill('Write the names of the wards.')
  await page.getByRole('button', { name: 'Return this version' }).click()
  await page.getByText('A reviewer sent this version back.').waitFor()
  await context.close()

  await thePublisherAnswers(id)
})

async function thePublisherAnswers(id: string): Promise<void> {
  const { page, context } = await windowOf('ines', '#/reviews')
  const row = page.locator('.queue .row', { hasText: 'Returned With Reasons' })
  await row.getByText('Write the names of the wards.').waitFor()
  await row.getByRole('link').click()
  const answer = page.getByRole('button', { name: 'Answer about Column ward' })
  // A page that has just come takes the focus to its heading, on a busy machine a moment after it can be clicked.
  await eventually(
    async () => {
      await answer.click()
      return page.evaluate(() => document.activeElement?.id)
    },
    (focused) => focused === 'comment-text',
  )
  expect(await page.getByLabel('It is about').inputValue()).toBe('ward')
  await page.getByLabel('Question or answer').fill('Number 3 is the Old Harbour.')
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.locator('.talk').getByText('Number 3 is the Old Harbour.').waitFor()
  await context.close()
  const priya = await as(url, 'priya')
  const { comments, returned } = await priya.must('GET', `/datasets/${id}/versions/1`)
  expect(comments).toMatchObject([{ about: 'ward', by: { name: 'Inés Romero' } }])
  expect(returned.remarks).toEqual([{ about: 'ward', text: 'Write the names of the wards.' }])
}

test('a version waits for its set time, says so, and goes out when the time is cancelled', async () => {
  const { id, slug } = await inReview('Released At A Time')
  const { page, context } = await windowOf('ines', versionAddress(id), { timezoneId: 'America/New_York' })
  await page.getByRole('button', { name: 'Set a time' }).click()
  await page.getByRole('radio', { name: /At a set time/ }).check()
  await page.getByLabel('Day and time').fill('2020-01-01T09:00')
  await page.getByRole('button', { name: 'Save the time' }).click()
  await page.getByText('This time has passed.').waitFor()
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Day and time').fill(`${tomorrow}T09:30`)
  await page.getByRole('button', { name: 'Save the time' }).click()
  const state = page.locator('#state')
  await state.getByText(/It will be public from .* at 9:30 AM \(America\/New_York\), which is .* UTC on\./).waitFor()

  await signAndWaitForApproval(id)
  await page.reload()
  await state.getByText(/Everybody needed has signed\. It will be public from/).waitFor()
  expect(await statusOf(`${url}/datasets/${slug}/`)).toBe(404)
  await page.getByRole('button', { name: 'Change or cancel the time' }).click()
  await page.getByRole('radio', { name: /As soon as it is approved/ }).check()
  await page.getByRole('button', { name: 'Save the time' }).click()
  await eventually(
    () => statusOf(`${url}/datasets/${slug}/`),
    (status) => status === 200,
  )
  await context.close()
})

async function signAndWaitForApproval(id: string): Promise<void> {
  const { missingRoles } = await (await as(url, 'ines')).must('GET', `/datasets/${id}/versions/1`)
  for (const role of missingRoles) await signAs(url, id, 1, role)
}

test('an embargo is brought forward by the open data team only, with a reason', async () => {
  const { id } = await inReview('Under Embargo')
  const at = new Date(Date.now() + 5 * 86_400_000).toISOString()
  await (await as(url, 'ines')).must('PUT', `/datasets/${id}/versions/1/release-time`, { kind: 'embargo', at })
  const publisher = await windowOf('ines', versionAddress(id))
  await publisher.page.getByRole('button', { name: 'Change or cancel the time' }).click()
  await publisher.page.getByText('An embargo is in force.').waitFor()
  expect(await publisher.page.getByRole('radio', { name: /As soon as/ }).count()).toBe(0)
  await publisher.context.close()

  const { page, context } = await windowOf('ada', versionAddress(id))
  await page.getByRole('button', { name: 'Change or cancel the time' }).click()
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Day and time').fill(`${tomorrow}T09:30`)
  await page.getByRole('button', { name: 'Save the time' }).click()
  await page.getByText('why the embargo ends earlier.').waitFor()
  await page.getByLabel('Note', { exact: true }).fill('The mayor announced it today.')
  await page.getByRole('button', { name: 'Save the time' }).click()
  await page.getByText('Note: The mayor announced it today.').waitFor()
  await context.close()
})

test('a named person sees a version by its link before it is public, until the link is revoked', async () => {
  const { id, slug } = await inReview('Shown In Advance')
  await signAs(url, id, 1, 'privacy-reviewer')
  const { page, context } = await windowOf('ines', versionAddress(id))
  await page.getByText('Make a link').click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('Write for whom it is.').waitFor()
  await page.getByLabel('For whom').fill('Jo Reporter')
  await page.getByLabel('Their e-mail address').fill('jo@paper.example')
  await page.getByLabel('How long it works').selectOption('3 days')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Link for Jo Reporter').inputValue()

  const guest = await browser.newContext({ viewport: { width: 390, height: 800 } })
  const shown = await guest.newPage()
  shown.on('pageerror', (error) => faults.push(String(error)))
  await shown.goto(link)
  await shown.getByRole('heading', { level: 1, name: 'Shown In Advance' }).waitFor()
  const text = (await shown.locator('main').textContent()) ?? ''
  expect(text).toMatch(/Not public yet\. This preview is for Jo Reporter, until/)
  expect(text).toMatch(/height_m/)
  expect(await shown.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const scheme of ['light', 'dark'] as const) {
    await shown.emulateMedia({ colorScheme: scheme })
    expect(await violations(shown)).toEqual([])
  }
  expect(await statusOf(`${url}/datasets/${slug}/`)).toBe(404)

  await page.getByRole('button', { name: 'Revoke the link for Jo Reporter' }).click()
  await page.getByText('Revoked', { exact: true }).waitFor()
  await shown.reload()
  await shown.getByRole('heading', { name: 'This preview link does not work' }).waitFor()
  expect(await violations(shown)).toEqual([])
  await guest.close()
  await context.close()
})

test('reviewers consent in advance on the page of the dataset, and it can be revoked', async () => {
  const { id } = await inReview('Approved In Advance')
  await signAndWait(url, id, 1)
  const publisher = await windowOf('ines', `#/datasets/${id}`)
  await publisher.page.getByText('Ask for a standing approval').click()
  await publisher.page.getByLabel('Why').fill('The sensors send the same table every night.')
  await publisher.page.getByRole('button', { name: 'Ask the reviewers' }).click()
  await publisher.page.getByText('Asked for', { exact: true }).waitFor()

  for (const reviewer of ['leo', 'priya']) {
    const { page, context } = await windowOf(reviewer, '#/reviews')
    await page.getByRole('link', { name: 'Approved In Advance' }).click()
    await page.getByRole('button', { name: 'Consent in advance' }).waitFor()
    await answerAll(page)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Consent in advance' }).click()
    await page.getByRole('button', { name: 'Consent in advance' }).waitFor({ state: 'detached' })
    await context.close()
  }
  await publisher.page.reload()
  await publisher.page.getByText('In force', { exact: true }).waitFor()
  await publisher.page.getByRole('button', { name: 'Revoke it…' }).click()
  await publisher.page.getByRole('dialog').getByLabel('Reason').fill('The sensors are replaced.')
  await publisher.page.getByRole('button', { name: 'Revoke it', exact: true }).click()
  await publisher.page.getByText('The sensors are replaced.').waitFor()
  await publisher.context.close()
})

/** Every form of the desk, open. */
async function openForms(page: Page): Promise<void> {
  for (const summary of await page.locator('.return-form > summary').all()) await summary.click()
  const buttons = ['Add a reason about one thing', 'Set a time']
  for (const name of buttons) {
    const button = page.getByRole('button', { name })
    if ((await button.count()) > 0) await button.click()
  }
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the desk, and it fits a phone, ${scheme}`, async () => {
    const { id } = await inReview(`Looked At In The ${scheme}`)
    for (const who of ['priya', 'ines']) {
      const { page, context } = await windowOf(who, '#/reviews', { colorScheme: scheme })
      for (const address of ['#/reviews', versionAddress(id), `#/datasets/${id}`]) {
        await page.goto(`${url}/console/${address}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        await openForms(page)
        expect([who, address, await violations(page)]).toEqual([who, address, []])
        await page.setViewportSize({ width: 360, height: 800 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
        await page.setViewportSize({ width: 1280, height: 900 })
      }
      await context.close()
    }
  })
}

test('nothing was refused by the content security policy and no script failed', () => {
  const serious = faults.filter((line) => !/Failed to load resource|net::ERR_(FAILED|ABORTED)/.test(line))
  expect(serious).toEqual([])
})
