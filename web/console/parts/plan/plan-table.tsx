// web/console/parts/plan/plan-table.tsx: the rows of the plan, with what the member may do to each.
import { useState } from 'preact/hooks'
import { PLAN_STATE_WORDS, PRIORITY_WORDS, planDayText, WITHHELD_WORDS } from '../../../../core/plan-words.ts'
import { useDesk } from '../../context.ts'
import type { PlanItem } from '../../desk/plan.ts'
import type { PlanView } from '../../pages/plan.tsx'
import { entryDraftOf } from '../../plan-draft.ts'
import { mayCreateDatasets } from '../../rights.ts'
import { mayPlan, mayRemoveFromPlan } from '../../rights-plan.ts'
import { hrefOf } from '../../router.ts'
import type { Tone } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'
import { departmentName, type PlanWithDatasets } from './plan-list.tsx'
import { RemoveEntry } from './remove-entry.tsx'

interface RowsProps {
  readonly plan: PlanWithDatasets
  readonly items: readonly PlanItem[]
  readonly onView: (view: PlanView) => void
  readonly done: () => void
}

export function PlanTable({ plan, items, onView, done }: RowsProps) {
  const [removing, setRemoving] = useState<PlanItem>()
  return (
    <>
      <TableScroll label="Table of the inventory" name="plan-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col">State</th>
              <th scope="col">Planned for</th>
              <th scope="col">Priority</th>
              <th scope="col">Do</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Row key={item.id} {...{ plan, item, onView }} onRemove={setRemoving} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {removing && <RemoveEntry key={removing.id} item={removing} done={done} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

interface RowProps extends Pick<RowsProps, 'onView'> {
  readonly item: PlanItem
  readonly onRemove: (item: PlanItem) => void
}

function Row({ plan, item, onView, onRemove }: RowProps & Pick<RowsProps, 'plan'>) {
  const { title, departmentId, priority, plannedFor, isLate, withheld } = item
  return (
    <tr class={isLate ? 'late' : ''}>
      <th scope="row">
        <span class="plan-title">{title}</span>
        <span class="plan-department">{departmentName(plan, departmentId)}</span>
        {withheld && <span class="plan-why">{WITHHELD_WORDS[withheld.reason]}</span>}
      </th>
      <td>
        <StateBadge item={item} />
      </td>
      <td class="plan-day">
        {plannedFor ? planDayText(plannedFor) : isComing(item) && <span class="empty">no day</span>}
      </td>
      <td>
        {PRIORITY_WORDS[priority]} <span class="plan-label">priority</span>
      </td>
      <td>
        <Actions {...{ item, onView, onRemove }} />
      </td>
    </tr>
  )
}

function isComing({ state }: PlanItem): boolean {
  return state !== 'published' && state !== 'withheld'
}

const TONES: Readonly<Record<PlanItem['state'], Tone>> = {
  idea: '',
  planned: '',
  'in-preparation': '',
  published: 'ok',
  withheld: 'warn',
}

function StateBadge({ item: { state, isLate } }: { item: PlanItem }) {
  return (
    <>
      <span class={`badge ${TONES[state]}`}>{PLAN_STATE_WORDS[state]}</span>
      {isLate && (
        <>
          {' '}
          <span class="badge danger">Late</span>
        </>
      )}
    </>
  )
}

function Actions({ item, onView, onRemove }: RowProps) {
  const { me } = useDesk()
  const { title, departmentId, datasetId, revision, page } = item
  const canWrite = mayPlan(me, departmentId)
  return (
    <ul class="plan-actions">
      {canWrite && (
        <li>
          <button
            type="button"
            class="link-button"
            aria-label={`${revision ? 'Change' : 'Add an entry for'} ${title}`}
            onClick={() => onView({ at: 'entry', start: entryDraftOf(item), ...(revision ? { item } : {}) })}
          >
            {revision ? 'Change' : 'Add an entry'}
          </button>
        </li>
      )}
      {canWrite && isComing(item) && !datasetId && mayCreateDatasets(me) && (
        <li>
          <button
            type="button"
            class="link-button"
            aria-label={`Create the dataset ${title}`}
            onClick={() => onView({ at: 'dataset', item })}
          >
            Create the dataset
          </button>
        </li>
      )}
      <DatasetLink {...{ title, page }} datasetId={canWrite ? datasetId : undefined} />
      {revision && mayRemoveFromPlan(me, departmentId) && (
        <li>
          <button type="button" class="link-button" aria-label={`Take off… ${title}`} onClick={() => onRemove(item)}>
            Take off…
          </button>
        </li>
      )}
    </ul>
  )
}

/** To its desk for those who work on it, to its public page for others. */
function DatasetLink(props: { title: string; page: string | undefined; datasetId: string | undefined }) {
  const { title, page, datasetId } = props
  const href = datasetId ? hrefOf({ page: 'dataset', id: datasetId }) : page && new URL(page).pathname
  if (!href) return null
  return (
    <li>
      <a href={href} aria-label={`Open the dataset ${title}`}>
        Open the dataset
      </a>
    </li>
  )
}
