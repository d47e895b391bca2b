// web/islands/sql/table-list.ts: the tables a query may name, with their columns. Choosing one puts its name into the query.
import type { DatasetJson } from '../../../core/catalog/dataset-json.ts'
import { titleIn } from '../view-data.ts'
import { nameInQuery, tableName } from './names.ts'
import { button, element, part } from './parts.ts'
import { rowsText, say } from './words.ts'

export interface TableListActions {
  readonly insert: (name: string) => void
  readonly remove: (dataset: DatasetJson) => void
}

/** @param datasets the first one is the page's own and stays */
export function showTables(datasets: readonly DatasetJson[], actions: TableListActions): void {
  const list = part('sql-tables')
  const open = new Set([...list.querySelectorAll('details[open]')].map(({ id }) => id))
  list.replaceChildren(
    ...datasets.map((dataset, at) => {
      const table = tableElement(dataset, actions, at > 0)
      table.open = open.size === 0 ? at === 0 : open.has(table.id) || !list.querySelector(`#${CSS.escape(table.id)}`)
      return table
    }),
  )
}

function tableElement(dataset: DatasetJson, actions: TableListActions, isAdded: boolean): HTMLDetailsElement {
  const name = tableName(dataset.slug)
  const table = element('details', 'sql-table')
  table.id = `sql-table-${name}`
  table.append(
    element('summary', '', element('code', '', name), ' ', element('span', 'hint', rowsText(dataset.rows))),
    element('p', 'sql-table-title', titleIn(dataset)),
    columnList(dataset, name, actions),
  )
  if (isAdded) {
    const label = say('remove', { title: titleIn(dataset) })
    table.append(button('button quiet sql-remove', label, () => actions.remove(dataset)))
  }
  return table
}

function columnList(dataset: DatasetJson, table: string, actions: TableListActions): HTMLUListElement {
  const list = element('ul', 'sql-columns')
  list.setAttribute('aria-label', say('columnsOf', { table }))
  const entries = [
    { name: table, type: '', label: say('insertTable', { name: table }) },
    ...dataset.columns.map(({ name, type }) => ({ name, type: say(`type.${type}`), label: say('insert', { name }) })),
  ]
  list.append(
    ...entries.map(({ name, type, label }) => {
      const choice = button('sql-column', '', () => actions.insert(nameInQuery(name)))
      choice.append(element('code', '', name), ' ', element('span', 'hint', type))
      choice.title = label
      return element('li', '', choice)
    }),
  )
  return list
}
