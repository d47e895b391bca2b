// web/console/pages/policies.tsx: the city's governance documents: what counts, what is being written, what waits for me.
import { useState } from 'preact/hooks'
import { dayText, ROLE_WORDS } from '../../catalog/words.ts'
import { useDesk } from '../context.ts'
import { beginPolicy, type ListedPolicy, policies as loadPolicies } from '../desk/policies.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PolicyForm } from '../parts/policies/policy-form.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { emptyContent } from '../policy-draft.ts'
import { mayWritePolicies } from '../rights-policies.ts'
import { goTo, hrefOf } from '../router.ts'
import { listText } from '../words.ts'

export function PoliciesPage() {
  const { api, me, announce } = useDesk()
  const policies = useLoad(() => loadPolicies(api), [api])
  const [isBeginning, setBeginning] = useState(false)
  if (isBeginning) {
    return (
      <>
        <PageHead title="New policy" crumbs={[{ href: hrefOf({ page: 'policies' }), words: 'Policies' }]}>
          <p class="lead">Its address is made from the title and stays, also when the title changes.</p>
        </PageHead>
        <div class="wrap page-body">
          <PolicyForm
            start={emptyContent(new Date().toISOString().slice(0, 10))}
            submitWords="Save the draft"
            onSubmit={async (content) => {
              const { id } = await beginPolicy(api, content)
              announce('The policy was begun.')
              goTo({ page: 'policy', id })
            }}
            onCancel={() => setBeginning(false)}
          />
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title="Policies">
        <p class="lead">
          The rules by which the city publishes data. Each is signed by the roles it names before it counts; signed
          versions are public and stay.
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        <Loader load={policies} what="the policies">
          {(list) => <Lists list={list} />}
        </Loader>
        {mayWritePolicies(me) && (
          <div class="form-actions">
            <button type="button" class="button" onClick={() => setBeginning(true)}>
              Begin another policy
            </button>
          </div>
        )}
        <section aria-labelledby="who-signs-heading">
          <h2 id="who-signs-heading">Who signs datasets</h2>
          <p>
            Which roles look at a dataset before it is published, and what they are asked:{' '}
            <a href={hrefOf({ page: 'sign-off-policy' })}>the sign-off policy</a>.
          </p>
        </section>
      </div>
    </>
  )
}

function Lists({ list }: { list: readonly ListedPolicy[] }) {
  const mine = list.filter(({ draft }) => draft && draft.myRoles.length > 0)
  return (
    <>
      {mine.length > 0 && (
        <section aria-labelledby="mine-heading">
          <h2 id="mine-heading">Waiting for your signature</h2>
          <ul class="rows">
            {mine.map(({ id, title, draft }) => (
              <li key={id} class="row">
                <h3>
                  <a href={hrefOf({ page: 'policy', id })}>{title}</a>
                </h3>
                <p class="row-meta">as {listText(draft!.myRoles.map((role) => ROLE_WORDS[role].toLowerCase()))}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="all-heading">
        <h2 id="all-heading">All policies</h2>
        <TableScroll label="Table of policies" name="policies-table">
          <table class="words">
            <thead>
              <tr>
                <th scope="col">Policy</th>
                <th scope="col">In force</th>
                <th scope="col">Being written</th>
                <th scope="col">Look at it again by</th>
              </tr>
            </thead>
            <tbody>
              {list.map((policy) => (
                <Row key={policy.id} policy={policy} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
    </>
  )
}

function Row({ policy: { id, title, inForce, coming, draft, isUntouched, reviewDaysLeft } }: { policy: ListedPolicy }) {
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'policy', id })}>{title}</a>
      </th>
      <td>
        {inForce ? (
          `Version ${inForce.number} since ${dayText(inForce.since)}`
        ) : (
          <span class="badge warn">Nothing</span>
        )}
        {coming && (
          <>
            <br />
            Version {coming.number} from {dayText(coming.from)}
          </>
        )}
      </td>
      <td>{isUntouched ? 'Starter text' : draftText(draft)}</td>
      <td>
        {inForce ? dayText(inForce.reviewBy) : ''}{' '}
        {reviewDaysLeft !== undefined && (
          <span class={`badge ${reviewDaysLeft < 0 ? 'danger' : 'warn'}`}>
            {reviewDaysLeft < 0 ? 'Overdue' : `In ${reviewDaysLeft} days`}
          </span>
        )}
      </td>
    </tr>
  )
}

function draftText(draft: ListedPolicy['draft']): string {
  if (!draft) return ''
  if (draft.state === 'writing') return `By ${draft.editedBy.name}`
  return `Waits for ${listText(draft.missingRoles.map((role) => ROLE_WORDS[role].toLowerCase()))}`
}
