// web/console/parts/people/access-matrix.tsx: the whole access table, role by route, with a filter.
import { useState } from 'preact/hooks'
import type { AccessRow } from '../../../../core/access-table.ts'
import { ROLES } from '../../../../core/model.ts'
import { countText } from '../../../catalog/words.ts'
import { filtered, type Reach, reachOf, statesOf, statesText, type TableFilter, wordsText } from '../../access-view.ts'
import { routeText } from '../../access-words.ts'
import { ROLE_NAMES, TOKEN_ACTION_WORDS } from '../../people-words.ts'
import { STATUS_WORDS } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'

const VIEWERS = ['nobody', 'person', ...ROLES] as const
const NAMES: Readonly<Record<(typeof VIEWERS)[number], string>> = {
  nobody: 'Anybody',
  person: 'Signed in',
  ...ROLE_NAMES,
}
const REACH: Readonly<Record<Reach, { readonly sign: string; readonly words: string }>> = {
  no: { sign: '–', words: 'no' },
  own: { sign: 'own', words: 'own departments' },
  everywhere: { sign: 'yes', words: 'yes' },
}
const ALL: TableFilter = { text: '', viewer: '', state: '' }

export function AccessMatrix({ table }: { table: readonly AccessRow[] }) {
  const [filter, setFilter] = useState(ALL)
  const shown = filtered(table, filter)
  return (
    <section aria-labelledby="matrix-heading">
      <div class="section-head">
        <h2 id="matrix-heading">The whole table</h2>
        <p role="status" class="muted">
          {shown.length === table.length
            ? countText(table.length, 'route')
            : `${shown.length} of ${countText(table.length, 'route')}`}
        </p>
      </div>
      <p>
        A row for every address of the API. <strong>own</strong>: in the departments that the role was given for.
      </p>
      <Filter filter={filter} states={statesOf(table)} onChange={setFilter} />
      {shown.length === 0 ? (
        <p>
          No row fits.{' '}
          <button type="button" class="link-button" onClick={() => setFilter(ALL)}>
            Show all
          </button>
        </p>
      ) : (
        <TableScroll label="Access table" name="access-table">
          <table class="words">
            <thead>
              <tr>
                <th scope="col">What</th>
                {VIEWERS.map((viewer) => (
                  <th scope="col" key={viewer}>
                    {NAMES[viewer]}
                  </th>
                ))}
                <th scope="col">Only while the version is</th>
                <th scope="col">Token</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <MatrixRow key={routeText(row)} row={row} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  )
}

interface FilterProps {
  readonly filter: TableFilter
  readonly states: readonly (keyof typeof STATUS_WORDS)[]
  readonly onChange: (filter: TableFilter) => void
}

function Filter({ filter, states, onChange }: FilterProps) {
  const change = (changes: Partial<TableFilter>) => onChange({ ...filter, ...changes })
  return (
    <div class="people-filter">
      <div class="field">
        <label for="matrix-text">Words or address</label>
        <input
          id="matrix-text"
          type="search"
          value={filter.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="matrix-role">Open to</label>
        <select
          id="matrix-role"
          value={filter.viewer}
          onChange={(event) => change({ viewer: event.currentTarget.value as TableFilter['viewer'] })}
        >
          <option value="">Whoever</option>
          {VIEWERS.map((viewer) => (
            <option key={viewer} value={viewer}>
              {NAMES[viewer]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="matrix-state">State of the version</label>
        <select
          id="matrix-state"
          value={filter.state}
          onChange={(event) => change({ state: event.currentTarget.value })}
        >
          <option value="">Whichever</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {STATUS_WORDS[state].words}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function MatrixRow({ row }: { row: AccessRow }) {
  return (
    <tr>
      <th scope="row">
        {wordsText(row)}
        <code class="route">{routeText(row)}</code>
      </th>
      {VIEWERS.map((viewer) => {
        const { sign, words } = REACH[reachOf(row, viewer)]
        return (
          <td key={viewer} class={`reach-${sign === '–' ? 'no' : sign}`}>
            <span aria-hidden="true">{sign}</span>
            <span class="visually-hidden">{words}</span>
          </td>
        )
      })}
      <td>{statesText(row)}</td>
      <td>{row.token ? TOKEN_ACTION_WORDS[row.token].title : ''}</td>
    </tr>
  )
}
