// web/console/pages/sign-off-policy.tsx: which roles sign what, and how that is changed.
import { useState } from 'preact/hooks'
import { policyChanges, raisesWords, SEPARATION_RULES } from '../../../core/sign-off-words.ts'
import { SIGNING_ROLES } from '../../../core/signing-roles.ts'
import { ROLE_WORDS } from '../../catalog/words.ts'
import { useDesk } from '../context.ts'
import { signOffPolicy as loadSignOffPolicy, type SignOffPolicy, type SignOffPolicyView } from '../desk/policies.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { TOPIC_WORDS } from '../parts/policies/questions-form.tsx'
import { RulesEditor } from '../parts/policies/rules-editor.tsx'
import { RulesDrawing, RulesTable } from '../parts/policies/rules-view.tsx'
import { mayChangeSignOffPolicy } from '../rights-policies.ts'
import { hrefOf } from '../router.ts'
import { listText, timeText } from '../words.ts'

export function SignOffPolicyPage() {
  const { api } = useDesk()
  const policy = useLoad(() => loadSignOffPolicy(api), [api])
  return (
    <>
      <PageHead title="Sign-off policy" crumbs={[{ href: hrefOf({ page: 'policies' }), words: 'Policies' }]}>
        <p class="lead">Which roles look at a dataset before it is published, and what they are asked.</p>
        <p>
          <a href="/about/governance/">Public page</a>
        </p>
      </PageHead>
      <div class="wrap page-body">
        <Loader load={policy} what="the sign-off policy">
          {(view) => <Loaded view={view} onChange={policy.set} />}
        </Loader>
      </div>
    </>
  )
}

function Loaded({ view, onChange }: { view: SignOffPolicyView; onChange: (view: SignOffPolicyView) => void }) {
  const { me } = useDesk()
  const [isChanging, setChanging] = useState(false)
  const { current } = view
  if (isChanging) {
    return (
      <RulesEditor
        current={current}
        onSaved={(saved) => {
          onChange(saved)
          setChanging(false)
        }}
        onCancel={() => setChanging(false)}
      />
    )
  }
  return (
    <div class="stack">
      <section aria-labelledby="rules-heading">
        <h2 id="rules-heading">Who signs what</h2>
        <RulesTable rules={current.rules} />
        {mayChangeSignOffPolicy(me) && (
          <div class="form-actions">
            <button type="button" class="button" onClick={() => setChanging(true)}>
              Change the policy
            </button>
          </div>
        )}
      </section>
      <section aria-labelledby="drawing-heading">
        <h2 id="drawing-heading">The same as a drawing</h2>
        <RulesDrawing rules={current.rules} />
      </section>
      <Raises current={current} />
      <Questions current={current} />
      <section class="prose" aria-labelledby="separation-heading">
        <h2 id="separation-heading">What always holds</h2>
        <ul>
          {SEPARATION_RULES.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <History history={view.history} />
    </div>
  )
}

function Raises({ current }: { current: SignOffPolicy }) {
  const raised = current.rules
    .map(({ classification, title }) => ({ title, classes: raisesWords(current, classification) }))
    .filter(({ classes }) => classes.length > 0)
  return (
    <section aria-labelledby="raises-heading">
      <h2 id="raises-heading">What personal data changes</h2>
      {raised.length === 0 && <p>What the check finds raises no dataset; reviewers see it all the same.</p>}
      {raised.map(({ title, classes }) => (
        <p key={title}>
          A dataset counts as <strong>{title}</strong> as soon as the check finds:{' '}
          {listText(classes.map((words) => words.toLowerCase().replace(/\bid\b/, 'ID')))}.
        </p>
      ))}
    </section>
  )
}

function Questions({ current }: { current: SignOffPolicy }) {
  return (
    <section aria-labelledby="questions-heading">
      <h2 id="questions-heading">What each role is asked</h2>
      <div class="checklists">
        {SIGNING_ROLES.map((role) => (
          <div key={role}>
            <h3>{ROLE_WORDS[role]}</h3>
            <ol class="checklist">
              {current.checklists[role].map(({ id, text, topic }) => (
                <li key={id}>
                  {text} <span class="tag">{TOPIC_WORDS[topic]}</span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  )
}

function History({ history }: { history: readonly SignOffPolicy[] }) {
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">History</h2>
      <ol class="governance-history">
        {history.map((policy, index) => {
          const before = history[index + 1]
          const changes = before ? policyChanges(before, policy, ROLE_WORDS) : []
          return (
            <li key={policy.id}>
              <h3>Version {Number(policy.id)}</h3>
              <p class="muted">{before ? `By ${policy.by.name}, ${timeText(policy.since)}` : 'Came with the portal'}</p>
              <p class="long-text">{policy.reason}</p>
              {changes.length > 0 && (
                <ul>
                  {changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
