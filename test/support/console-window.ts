// test/support/console-window.ts: a browser window of its own, signed in to the staff console as a person of the sample city.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { PEOPLE } from '../../local/people.ts'

export interface ConsoleWindow {
  readonly page: Page
  readonly context: BrowserContext
}

/**
 * Signs in through the provider's form, then goes to an address of the console; stays on its first page without one.
 *
 * @param faults gets every error of the scripts and of the content security policy
 */
export async function consoleWindow(
  browser: Browser,
  portal: string,
  who: { readonly id: string; readonly address?: string },
  faults: string[],
  options: BrowserContextOptions = {},
): Promise<ConsoleWindow> {
  const { email, password } = PEOPLE.find((person) => person.id === who.id)!
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  page.on('dialog', (dialog) => dialog.accept())
  await page.goto(`${portal}/console/`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/console\/(#.*)?$/)
  // The address of the page belongs to the sign-in until the first page is there.
  await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor()
  if (who.address) await page.goto(`${portal}/console/${who.address}`)
  return { page, context }
}

/** Waits until something has the focus: the console moves it with the next frame. @throws Error when it never comes */
export async function untilFocused(page: Page, id: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)
}

/** Presses Tab until the focus is on something with these words. @throws Error when it never gets there */
export async function tabTo(page: Page, words: RegExp, most = 200): Promise<void> {
  const seen: string[] = []
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }
      const label = [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ')
      return (element.getAttribute('aria-label') ?? (label || element.textContent) ?? '').trim()
    })
    if (words.test(name)) return
    seen.push(name.slice(0, 30))
  }
  throw new Error(`Tab never came to ${words}; it came by ${seen.join(' | ')}`)
}
