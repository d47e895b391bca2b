// web/console/pages/policy.tsx: one governance document: draft, signatures, versions, differences.
import { useState } from 'preact/hooks'
import { useDesk } from '../context.ts'
import { policy as loadPolicy, type Policy, writePolicy } from '../desk/policies.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PolicyActions, PolicyDraftView } from '../parts/policies/policy-draft-view.tsx'
import { PolicyForm } from '../parts/policies/policy-form.tsx'
import { PolicySign, PolicySignatures } from '../parts/policies/policy-sign.tsx'
import { PolicyVersions } from '../parts/policies/policy-versions.tsx'
import { contentOf } from '../policy-draft.ts'
import { hrefOf } from '../router.ts'

export function PolicyPage({ id }: { id: string }) {
  const { api } = useDesk()
  const policy = useLoad(() => loadPolicy(api, id), [api, id])
  const title = policy.state === 'ready' ? policy.value.title : 'Policy'
  return (
    <>
      <PageHead title={title} crumbs={[{ href: hrefOf({ page: 'policies' }), words: 'Policies' }]}>
        {policy.state === 'ready' && policy.value.versions.length > 0 && (
          <p>
            <a href={`/about/policies/${id}/`}>Public page</a>
          </p>
        )}
      </PageHead>
      <div class="wrap page-body">
        <Loader load={policy} what="the policy">
          {(value) => <Loaded policy={value} onChange={policy.set} onStale={policy.again} />}
        </Loader>
      </div>
    </>
  )
}

interface LoadedProps {
  readonly policy: Policy
  readonly onChange: (policy: Policy) => void
  readonly onStale: () => void
}

function Loaded({ policy, onChange, onStale }: LoadedProps) {
  const { api, me, announce } = useDesk()
  const [isWriting, setWriting] = useState(false)
  const { draft } = policy
  if (isWriting) {
    return (
      <PolicyForm
        start={contentOf(policy, new Date().toISOString().slice(0, 10))}
        submitWords="Save the draft"
        onSubmit={async (content) => {
          onChange(await writePolicy(api, policy.id, content, policy.revision))
          setWriting(false)
          announce('The draft was saved.')
        }}
        onCancel={() => setWriting(false)}
      />
    )
  }
  const isOwn = draft?.writers.some((writer) => writer.id === me.id)
  const couldSign = draft?.missingRoles.some((role) => me.roles.includes(role))
  return (
    <div class="stack">
      {draft && <PolicyDraftView policy={policy} draft={draft} />}
      {draft?.state === 'proposed' && <PolicySignatures draft={draft} />}
      {draft?.state === 'proposed' && isOwn && couldSign && (
        <p class="muted">You wrote or proposed this text, so colleagues have to sign it.</p>
      )}
      {draft && draft.myRoles.length > 0 && (
        <PolicySign key={draft.signature} {...{ policy, draft, onChange, onStale }} />
      )}
      <PolicyActions {...{ policy, onChange, onStale }} onEdit={() => setWriting(true)} />
      <PolicyVersions policy={policy} />
    </div>
  )
}
