// web/islands/page.ts: small comforts on every page: copy buttons, and how long ago a date was.

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
]

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  if (!navigator.clipboard) break
  const label = button.firstChild
  const copy = label?.textContent ?? ''
  button.hidden = false
  button.addEventListener('click', async () => {
    const code = button.parentElement?.querySelector('pre')?.textContent ?? ''
    await navigator.clipboard.writeText(code)
    if (!label) return
    label.textContent = button.dataset['copied'] ?? copy
    setTimeout(() => {
      label.textContent = copy
    }, 2000)
  })
}

const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' })
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
  const words = ago(Date.parse(time.dateTime))
  if (words === null) continue
  time.title = time.textContent ?? ''
  time.textContent = words
}

/** Days are counted by the calendar of UTC, as the dates on the page are; null for a date that lies ahead. */
function ago(at: number): string | null {
  const days = Math.floor(Date.now() / 86_400_000) - Math.floor(at / 86_400_000)
  if (Number.isNaN(days) || days < 0) return null
  const seconds = days * 86_400
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? ['day', 86_400]
  return format.format(-Math.floor(seconds / length), unit)
}

export {}
