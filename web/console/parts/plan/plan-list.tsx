// web/console/parts/plan/plan-list.tsx: the plan as a table, what it is narrowed to, and what can be done with it.
import { PLAN_STATES } from '../../../../core/plan-entries.ts'
import { PLAN_STATE_WORDS } from '../../../../core/plan-words.ts'
import { countText } from '../../../catalog/words.ts'
import type { Dataset } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { inventoryFile, type Plan, type PlanItem } from '../../desk/plan.ts'
import type { PlanView } from '../../pages/plan.tsx'
import {
  chosen,
  emptyEntry,
  inOrder,
  type PlanChoice,
  restrictedWithoutEntry,
  withheldEntryOf,
} from '../../plan-draft.ts'
import { mayPlan } from '../../rights-plan.ts'
import { DownloadButton } from '../check/download-button.tsx'
import { PanelHead } from './panel-head.tsx'
import { PlanTable } from './plan-table.tsx'

export interface PlanWithDatasets extends Plan {
  readonly datasets: readonly Dataset[]
}

interface PlanListProps {
  readonly plan: PlanWithDatasets
  /** Departments on whose plan the member may write. */
  readonly mine: Plan['departments']
  readonly choice: PlanChoice
  readonly setChoice: (choice: PlanChoice) => void
  readonly isBack: boolean
  readonly onView: (view: PlanView) => void
  readonly done: () => void
}

export function PlanList({ plan, mine, choice, setChoice, isBack, onView, done }: PlanListProps) {
  const shown = inOrder(chosen(plan.items, choice))
  const late = plan.items.filter(({ isLate }) => isLate).length
  const isAll = choice.departmentId === '' && choice.state === ''
  return (
    <section class="plan" aria-labelledby="plan-heading">
      <div class="section-head">
        <PanelHead id="plan-heading" words="Inventory" isQuiet={!isBack} />
        <p role="status" class="muted">
          {isAll
            ? countText(plan.items.length, 'dataset')
            : `${shown.length} of ${countText(plan.items.length, 'dataset')}`}
          {late > 0 && `, ${late} late`}
        </p>
      </div>
      <Ways {...{ mine, choice, onView }} />
      <Restricted plan={plan} onView={onView} />
      <Filters plan={plan} choice={choice} setChoice={setChoice} />
      {shown.length === 0 ? (
        <Nothing isAll={isAll} canAdd={mine.length > 0} onAll={() => setChoice({ departmentId: '', state: '' })} />
      ) : (
        <PlanTable {...{ plan, onView, done }} items={shown} />
      )}
    </section>
  )
}

function Ways({ mine, choice, onView }: Pick<PlanListProps, 'mine' | 'choice' | 'onView'>) {
  const { api } = useDesk()
  const first = mine.find(({ id }) => id === choice.departmentId) ?? (mine.length === 1 ? mine[0] : undefined)
  return (
    <div class="form-actions plan-ways-in">
      {mine.length > 0 && (
        <>
          <button
            type="button"
            class="button"
            onClick={() => onView({ at: 'entry', start: emptyEntry(first?.id ?? '') })}
          >
            Add a dataset
          </button>
          <button type="button" class="button quiet" onClick={() => onView({ at: 'import' })}>
            Import a CSV…
          </button>
        </>
      )}
      <div>
        <DownloadButton
          words="Export as CSV"
          filename={choice.departmentId ? `inventory-${choice.departmentId}.csv` : 'inventory.csv'}
          fetchFile={() => inventoryFile(api, choice.departmentId)}
        />
      </div>
    </div>
  )
}

/** Restricted datasets are listed, never published: somebody has to say why. */
function Restricted({ plan, onView }: Pick<PlanListProps, 'plan' | 'onView'>) {
  const { me } = useDesk()
  const missing = restrictedWithoutEntry(plan.datasets, plan.items).filter(({ metadata }) =>
    mayPlan(me, metadata.departmentId),
  )
  if (missing.length === 0) return null
  return (
    <div class="alert warn">
      <p>
        <strong>{countText(missing.length, 'restricted dataset')} not listed yet.</strong> Restricted data is never
        published, but the public may know that it exists and why it is withheld.
      </p>
      <ul class="plan-missing">
        {missing.map((dataset) => (
          <li key={dataset.id}>
            <button
              type="button"
              class="link-button"
              onClick={() => onView({ at: 'entry', start: withheldEntryOf(dataset) })}
            >
              List “{dataset.metadata.title}” as withheld
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Filters({ plan, choice, setChoice }: Pick<PlanListProps, 'plan' | 'choice' | 'setChoice'>) {
  return (
    <div class="plan-filters">
      <div class="field">
        <label for="plan-department">Department</label>
        <select
          id="plan-department"
          value={choice.departmentId}
          onChange={(event) => setChoice({ ...choice, departmentId: event.currentTarget.value })}
        >
          <option value="">All departments</option>
          {plan.departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="plan-state">State</label>
        <select
          id="plan-state"
          value={choice.state}
          onChange={(event) => setChoice({ ...choice, state: event.currentTarget.value as PlanChoice['state'] })}
        >
          <option value="">All states</option>
          <option value="late">Late</option>
          {PLAN_STATES.map((state) => (
            <option key={state} value={state}>
              {PLAN_STATE_WORDS[state]}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function Nothing({ isAll, canAdd, onAll }: { isAll: boolean; canAdd: boolean; onAll: () => void }) {
  return (
    <div class="empty-state">
      <h3>{isAll ? 'The plan is empty' : 'Nothing fits'}</h3>
      {!isAll && (
        <p>
          <button type="button" class="link-button" onClick={onAll}>
            Show everything
          </button>
        </p>
      )}
      {canAdd ? (
        <p>
          List every dataset that your department holds, also what is not open yet: one by one, or from a spreadsheet.
        </p>
      ) : (
        <p>Publishers and liaisons list here what their departments hold.</p>
      )}
    </div>
  )
}

/** Name of a department in this plan, also of one that was dissolved. */
export function departmentName(plan: Plan, id: PlanItem['departmentId']): string {
  return plan.departments.find((one) => one.id === id)?.name ?? id
}
