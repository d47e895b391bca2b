// web/console/pages/plan.tsx: everything departments hold: published, planned, withheld.
import { useState } from 'preact/hooks'
import { departmentPlanPath, PLAN_PATH } from '../../../core/plan-addresses.ts'
import { useDesk } from '../context.ts'
import { type PlanItem, plan as readPlan } from '../desk/plan.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DatasetFromEntry } from '../parts/plan/dataset-from-entry.tsx'
import { EntryForm } from '../parts/plan/entry-form.tsx'
import { ImportPanel } from '../parts/plan/import-panel.tsx'
import { PlanList } from '../parts/plan/plan-list.tsx'
import type { EntryDraft, PlanChoice } from '../plan-draft.ts'
import { plannedDepartments } from '../rights-plan.ts'
import { hrefOf } from '../router.ts'

/** What the page is at: the list, or one thing being done. */
export type PlanView =
  | { readonly at: 'list' }
  | { readonly at: 'entry'; readonly start: EntryDraft; readonly item?: PlanItem }
  | { readonly at: 'import' }
  | { readonly at: 'dataset'; readonly item: PlanItem }

export function PlanPage({ departmentId = '' }: { departmentId?: string }) {
  const { api, me } = useDesk()
  const [view, setView] = useState<PlanView>({ at: 'list' })
  // The first list comes with the page; later ones come back from something and take the focus.
  const [isBack, setBack] = useState(false)
  const [choice, setChoice] = useState<PlanChoice>({ departmentId, state: '' })
  const load = useLoad(async () => {
    const [plan, datasets] = await Promise.all([readPlan(api), api.datasets()])
    return { ...plan, datasets }
  }, [])
  const departments = load.state === 'ready' ? load.value.departments : []
  const mine = plannedDepartments(me, departments)

  function back(): void {
    setBack(true)
    setView({ at: 'list' })
  }
  function done(): void {
    back()
    load.again()
  }

  return (
    <>
      <Head departmentId={departmentId} name={departments.find(({ id }) => id === departmentId)?.name} />
      <div class="wrap page-body">
        <Loader load={load} what="the plan">
          {(plan) => {
            if (view.at === 'entry') return <EntryForm {...{ plan, mine, view, done }} onCancel={back} />
            if (view.at === 'import')
              return <ImportPanel {...{ mine, done }} start={choice.departmentId} onCancel={back} />
            if (view.at === 'dataset') return <DatasetFromEntry item={view.item} onCancel={back} />
            return <PlanList {...{ plan, mine, choice, setChoice, isBack, done }} onView={setView} />
          }}
        </Loader>
      </div>
    </>
  )
}

function Head({ departmentId, name }: { departmentId: string; name: string | undefined }) {
  const crumbs = departmentId ? [{ href: hrefOf({ page: 'plan' }), words: 'Plan' }] : []
  const address = departmentId ? departmentPlanPath(departmentId) : PLAN_PATH
  return (
    <PageHead title={departmentId ? `Plan of ${name ?? departmentId}` : 'Plan and inventory'} crumbs={crumbs}>
      <p class="lead">
        Everything that departments hold: public, on its way, or withheld with a reason. What is written here is{' '}
        <a href={address}>public</a> within a minute or two.
      </p>
    </PageHead>
  )
}
