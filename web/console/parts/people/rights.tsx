// web/console/parts/people/rights.tsx: what somebody may do, by area, with where, when, and for which tokens.
import type { AccessRow } from '../../../../core/access-table.ts'
import type { Department } from '../../../../core/model.ts'
import { countText } from '../../../catalog/words.ts'
import { type Right, rightsOf, statesText, type Viewer } from '../../access-view.ts'
import { useDesk } from '../../context.ts'
import { placeText, TOKEN_ACTION_WORDS } from '../../people-words.ts'
import { listText } from '../../words.ts'

export function Rights({ viewer, table }: { viewer: Viewer; table: readonly AccessRow[] }) {
  const { me } = useDesk()
  const groups = rightsOf(table, viewer, me.grants)
  return (
    <div class="rights">
      {groups.map(({ area, rights }) => (
        <details key={area} class="rights-area" open>
          <summary>
            <h3>{area}</h3>
            <span class="muted">{countText(rights.length, 'right')}</span>
          </summary>
          <ul class="rights-list">
            {rights.map((right) => (
              <RightRow key={right.words} right={right} isMe={viewer === 'me'} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

function RightRow({ right, isMe }: { right: Right; isMe: boolean }) {
  const { me } = useDesk()
  const { row, words } = right
  const where = whereText(right, isMe, me.city.departments)
  const states = statesText(row)
  return (
    <li>
      <span class="right-words">{sentence(words)}</span>
      <span class="right-limits muted">
        {where && <span>{where}</span>}
        {states && <span>while: {states}</span>}
        {row.token && <span>token action: {TOKEN_ACTION_WORDS[row.token].title.toLowerCase()}</span>}
      </span>
    </li>
  )
}

function whereText({ row, reach, departments }: Right, isMe: boolean, names: readonly Department[]): string {
  if (!row.ownDepartment) return ''
  if (reach === 'everywhere') return 'in every department'
  if (!isMe) return 'in the departments the role was given for'
  return `in ${listText(departments.map((id) => placeText(id, names)))}`
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
