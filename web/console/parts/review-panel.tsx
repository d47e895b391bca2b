// web/console/parts/review-panel.tsx: where a reviewer answers the questions of a role, then signs, returns or hands over.
import { useState } from 'preact/hooks'
import type { Role } from '../../../core/model.ts'
import { type ProblemDocument, problemOf, type Review, type Version } from '../api.ts'
import { answersOf, reasonFrom } from '../checklist-draft.ts'
import { useDesk } from '../context.ts'
import { ROLE_NAMES } from '../people-words.ts'
import { remarksOf, type Subjects } from '../remarks.ts'
import { draftFor, keepDraft, type ReviewDraft } from '../review-draft.ts'
import { DelegateForm } from './desk/delegate-form.tsx'
import { ReturnForm } from './desk/return-form.tsx'
import { SignForm } from './desk/sign-form.tsx'
import { SignedSubject } from './desk/signed-subject.tsx'
import { ProblemAlert } from './load.tsx'

interface ReviewPanelProps {
  readonly version: Version
  readonly department: string
  /** What a reason can be about. */
  readonly subjects: Subjects
  readonly onChange: (version: Version) => void
  /** Loads the version again: it is not what the reviewer looked at any more. */
  readonly onStale: () => void
}

export function ReviewPanel({ version, department, subjects, onChange, onStale }: ReviewPanelProps) {
  const [chosen, setRole] = useState<Role>()
  const roles = version.mySigningRoles
  const role = chosen && roles.includes(chosen) ? chosen : roles[0]!
  return (
    <section class="card review" aria-labelledby="review-heading">
      <h2 id="review-heading" tabIndex={-1}>
        Your review
      </h2>
      <SignedSubject version={version} department={department} />
      {roles.length > 1 && <RoleChoice roles={roles} role={role} onChange={setRole} />}
      <Capacity version={version} role={role} />
      <Decision key={`${role} ${version.signature}`} {...{ version, role, subjects, onChange, onStale }} />
    </section>
  )
}

/** In which role, and whether for somebody else. */
function Capacity({ version, role }: { version: Version; role: Role }) {
  const { me } = useDesk()
  const handedOver = version.delegations?.findLast((one) => one.role === role)
  const isDeputy = !me.roles.includes(role)
  return (
    <>
      <p>
        You sign as <strong>{ROLE_NAMES[role].toLowerCase()}</strong>
        {isDeputy && ', as a deputy, because it is overdue'}.
      </p>
      {handedOver?.to.id === me.id && (
        <p>
          {handedOver.by.name} handed this to you{handedOver.note && `: ${handedOver.note}`}
        </p>
      )}
      {handedOver && handedOver.to.id !== me.id && (
        <p class="muted">It was handed to {handedOver.to.name}. You can still sign it yourself.</p>
      )}
    </>
  )
}

const LOADED_AGAIN = 'It has been loaded again: look at what is there now, then decide.'

interface DecisionProps extends Omit<ReviewPanelProps, 'department'> {
  readonly role: Role
}

function Decision({ version, role, subjects, onChange, onStale }: DecisionProps) {
  const { api, me, announce } = useDesk()
  const key = `${version.datasetId} ${version.number} ${role} ${version.signature}`
  const [draft, setDraft] = useState(() => draftFor(key))
  const [isReturning, setReturning] = useState(false)
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const step = version.review?.steps.find((one) => one.role === role)
  const checklist = step?.checklist ?? []
  const publishes = version.review?.publishes ?? true

  function change(changes: Partial<ReviewDraft>): void {
    const changed = { ...draft, ...changes }
    keepDraft(key, changed)
    setDraft(changed)
  }

  async function decide(said: Pick<Review, 'decision' | 'note' | 'remarks'>): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      // The signature says what was on the screen: anything newer is refused.
      const signature = version.signature ?? ''
      const answers = answersOf(checklist, draft.answers)
      onChange(await api.review(version.datasetId, version.number, { role, answers, signature, ...said }))
      announce(said.decision === 'sign' ? 'You have signed this version.' : 'You have returned this version.')
    } catch (cause) {
      const { document } = problemOf(cause)
      const isStale = STALE.has(document.code)
      setProblem(isStale ? { ...document, fix: LOADED_AGAIN } : document)
      if (isStale) onStale()
    } finally {
      setBusy(false)
    }
  }

  /** The reason begins with what was answered with no. */
  function beginReturn(): void {
    if (draft.reason.trim() === '') change({ reason: reasonFrom(checklist, draft.answers) })
    setReturning(true)
    requestAnimationFrame(() => document.getElementById('return-reason')?.focus())
  }

  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {publishes && (
        <SignForm
          {...{ checklist, draft, isBusy }}
          onChange={change}
          onSign={() => decide({ decision: 'sign', note: draft.note })}
          onReturn={beginReturn}
        />
      )}
      <ReturnForm
        {...{ draft, subjects, isBusy }}
        isOpen={isReturning || !publishes}
        onToggle={setReturning}
        onChange={change}
        onReturn={() => decide({ decision: 'return', note: draft.reason, remarks: remarksOf(draft.remarks) })}
      />
      {/* A deputy stands in; only whoever is in charge hands over. */}
      {me.roles.includes(role) && <DelegateForm version={version} role={role} onChange={onChange} />}
    </>
  )
}

/** Somebody was faster: the page shows something that is no more. */
const STALE: ReadonlySet<string> = new Set([
  'content-changed',
  'wrong-state',
  'role-signed-already',
  'not-your-turn',
  'role-not-needed',
])

function RoleChoice({ roles, role, onChange }: { roles: readonly Role[]; role: Role; onChange: (role: Role) => void }) {
  return (
    <fieldset class="choice-group">
      <legend>You can sign in one of your roles. Which?</legend>
      {roles.map((one) => (
        <label key={one} class="check">
          <input type="radio" name="role" checked={one === role} onChange={() => onChange(one)} />
          <span>{ROLE_NAMES[one]}</span>
        </label>
      ))}
    </fieldset>
  )
}
