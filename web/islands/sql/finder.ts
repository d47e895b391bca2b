// web/islands/sql/finder.ts: finds further datasets of this portal by what somebody types.
import type { SearchRow } from '../../../core/search/documents.ts'
import { openIndex, type Reader } from '../../../core/search/reader.ts'
import { languagePrefix } from '../view-data.ts'
import { button, element, part } from './parts.ts'
import { number, say } from './words.ts'

const SHOWN = 6
const PAUSE_MILLISECONDS = 150

/** @param choose is given the slug of what was chosen @param has whether a dataset is a table already */
export function startFinder(choose: (slug: string) => void, has: (slug: string) => boolean): void {
  const form = part<HTMLFormElement>('sql-find')
  const input = part<HTMLInputElement>('sql-find-text')
  const list = part('sql-found')
  const count = part('sql-found-count')
  let reader: Promise<Reader> | undefined
  let latest = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function find(): Promise<void> {
    const turn = ++latest
    const text = input.value.trim()
    if (text === '') return show([], '')
    try {
      reader ??= openIndex(fetchJson)
      const index = await reader
      const rows = await index.rows('rows', (await index.find(text)).slice(0, SHOWN * 2))
      const fitting = rows
        .filter((row) => row !== null)
        .filter(({ slug }) => !has(slug))
        .slice(0, SHOWN)
      if (turn !== latest) return
      show(fitting, fitting.length > 0 ? say('found', { count: number(fitting.length) }) : say('foundNone'))
    } catch {
      reader = undefined
      if (turn === latest) show([], say('searchFailed'))
    }
  }

  function show(rows: readonly SearchRow[], said: string): void {
    count.textContent = said
    list.replaceChildren(
      ...rows.map(({ slug, title, department }) => {
        const choice = button('sql-found-choice', '', () => {
          input.value = ''
          show([], '')
          choose(slug)
        })
        choice.append(element('span', '', say('addThis', { title })), ' ', element('span', 'hint', department))
        return element('li', '', choice)
      }),
    )
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void find()
  })
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void find(), PAUSE_MILLISECONDS)
  })
}

async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(`${languagePrefix()}/${path}`)
  if (!response.ok) throw new Error(`${path} answered ${response.status}, expected 200`)
  return response.json()
}
