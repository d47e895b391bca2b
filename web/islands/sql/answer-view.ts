// web/islands/sql/answer-view.ts: the answer as a table, or in words why there is none.
import type { Answer } from './engine.ts'
import type { SqlFault } from './fault.ts'
import { element, part } from './parts.ts'
import { number, rowsText, say } from './words.ts'

/** Rows shown at first, and at most: longer tables make a page slow. */
const SHOWN_ROWS = 1_000
export const MOST_SHOWN_ROWS = 10_000

/** @param shown rows to show at most */
export function showAnswer(answer: Answer, shown = SHOWN_ROWS): void {
  const { columns, rows, isCut } = answer
  const visible = rows.slice(0, shown)
  const head = element('tr')
  head.append(
    ...columns.map(({ name, isNumber }) => {
      const cell = element('th', isNumber ? 'number' : '', name)
      cell.scope = 'col'
      return cell
    }),
  )
  const body = element('tbody')
  body.append(
    ...visible.map((row) => {
      const line = element('tr')
      line.append(...row.map((cell, at) => cellElement(cell, columns[at]!.isNumber)))
      return line
    }),
  )
  const table = element(
    'table',
    'data',
    element('caption', 'visually-hidden', say('caption')),
    element('thead', '', head),
    body,
  )
  const notes = [
    rows.length === 0 ? say('none') : '',
    visible.length < rows.length ? say('shown', { count: number(visible.length) }) : '',
    isCut ? say('cut', { count: number(rows.length) }) : '',
  ]
  part('sql-summary').textContent = notes.filter(Boolean).join(' ')
  part('sql-summary').hidden = notes.every((note) => note === '')
  part('sql-rows').replaceChildren(table)
  part('sql-rows').hidden = rows.length === 0
  part('sql-download').hidden = rows.length === 0
  part('sql-more').hidden = visible.length >= Math.min(rows.length, MOST_SHOWN_ROWS)
  part('sql-answer').hidden = false
}

function cellElement(cell: string | null, isNumber: boolean): HTMLTableCellElement {
  const made = element('td', isNumber ? 'number' : '')
  made.append(cell === null ? element('span', 'sql-null', 'NULL') : cell)
  return made
}

/** Words first, then where, then what DuckDB says, which is English in any language of the page. */
export function showFault(fault: Pick<SqlFault, 'kind' | 'message' | 'place'>): void {
  const { kind, message, place } = fault
  const parts: Node[] = [element('p', '', element('strong', '', say(`fault.${kind}`)))]
  if (place) {
    const { text, at } = place
    const word = /^("[^"]*"|[\w.]+|.)/u.exec(text.slice(at))?.[0] ?? ''
    const code = element('code', '', text.slice(0, at), element('mark', '', word), text.slice(at + word.length))
    parts.push(element('p', '', say('line', { line: number(place.line) })), element('pre', 'sql-place', code))
  }
  if (message) {
    const said = element('p', 'sql-said', message)
    said.lang = 'en'
    parts.push(said)
  }
  part('sql-fault').replaceChildren(...parts)
  part('sql-fault').hidden = false
}

export function summaryOf(answer: Answer, seconds: string, bytes: string): string {
  const values = { rows: rowsText(answer.rows.length), seconds, bytes }
  return say(answer.bytes > 0 ? 'summaryRead' : 'summary', values)
}
