// web/console/parts/launch/gate.tsx: what stands in the way of the launch, and what two administrators let pass.
import { useState } from 'preact/hooks'
import type { ReadinessCheck } from '../../../../core/readiness.ts'
import { dayText } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type Launch, overrideCheck, takeOverrideBack } from '../../desk/launch.ts'
import { mayOverride } from '../../rights-launch.ts'
import { hrefOf } from '../../router.ts'
import { ProblemAlert } from '../load.tsx'
import { Text } from '../preparation/fields.tsx'

interface GateProps {
  readonly launch: Launch
  readonly checks: readonly ReadinessCheck[]
  readonly onChange: (launch: Launch) => void
}

const NEEDED = 2
/** So few are shown whole; of more only what they are about. */
const SHOWN_WHOLE = 3
type Override = Launch['overrides'][number]

export const redIn = (checks: readonly ReadinessCheck[]): ReadinessCheck[] =>
  checks.filter(({ required, state, overridden }) => required && state !== 'met' && !overridden)

export function Gate({ launch, checks, onChange }: GateProps) {
  const red = redIn(checks)
  const passed = checks.filter(({ required, state, overridden }) => required && state !== 'met' && overridden)
  const required = checks.filter((check) => check.required)
  return (
    <>
      <p>
        {required.length - red.length - passed.length} of {required.length} required checks are met.{' '}
        <a href={hrefOf({ page: 'readiness' })}>All checks of readiness</a>
      </p>
      {red.length === 0 ? (
        <div class="alert ok">
          <p>Nothing stands in the way of the launch.</p>
        </div>
      ) : (
        <>
          <div class="alert warn">
            <p>
              <strong>
                {red.length === 1 ? 'One check stands' : `${red.length} checks stand`} in the way of the launch.
              </strong>{' '}
              Put them right; or two administrators let the launch go on without a check, with a reason that stays on
              record.
            </p>
          </div>
          <ul class="launch-checks">
            {red.map((check) => (
              <RedCheck key={check.id} {...{ check, launch, onChange }} isOpen={red.length <= SHOWN_WHOLE} />
            ))}
          </ul>
        </>
      )}
      {passed.length > 0 && (
        <>
          <h3>Let pass by two administrators</h3>
          <ul class="launch-checks">
            {passed.map((check) => (
              <RedCheck key={check.id} {...{ check, launch, onChange }} isOpen />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface RedCheckProps {
  readonly check: ReadinessCheck
  readonly launch: Launch
  readonly isOpen: boolean
  readonly onChange: (launch: Launch) => void
}

function RedCheck({ check, launch, isOpen, onChange }: RedCheckProps) {
  const { me } = useDesk()
  const given = launch.overrides.find((one) => one.check === check.id)
  return (
    <li class="card">
      <details open={isOpen || given !== undefined}>
        <summary>{check.title}</summary>
        <p>{check.found}</p>
        {check.fix && <p class="muted">{check.fix}</p>}
        {check.href && (
          <p>
            <a href={check.href}>
              Put it right<span class="visually-hidden">: {check.title}</span>
            </a>
          </p>
        )}
        {given && <Given override={given} />}
        {mayOverride(me) && <OverrideActions {...{ check, given, onChange }} />}
      </details>
    </li>
  )
}

function Given({ override: { reason, by } }: { override: Override }) {
  const [first, second] = by
  return (
    <div class="launch-override">
      <p>
        <strong>{second ? 'Let pass' : 'Half let pass'}:</strong> {reason}
      </p>
      <p class="muted">
        {first && `${first.actor.name}, ${dayText(first.at)}`}
        {second
          ? `; confirmed by ${second.actor.name}, ${dayText(second.at)}.`
          : '. A second administrator has to confirm it.'}
      </p>
    </div>
  )
}

interface ActionsProps {
  readonly check: ReadinessCheck
  readonly given: Override | undefined
  readonly onChange: (launch: Launch) => void
}

function OverrideActions({ check, given, onChange }: ActionsProps) {
  const { api, me, announce } = useDesk()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const isWhole = (given?.by.length ?? 0) >= NEEDED
  const isMine = given?.by.some(({ actor }) => actor.id === me.id) === true
  const hidden = <span class="visually-hidden">: {check.title}</span>

  async function attempt(step: () => Promise<Launch>, words: string): Promise<void> {
    setProblem(undefined)
    try {
      onChange(await step())
      setAsking(false)
      announce(words)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    }
  }

  function ask(event: Event): void {
    event.preventDefault()
    const isShort = reason.trim().length < 10
    setError(isShort ? 'Write in a sentence why the launch can go on without it.' : undefined)
    if (isShort) return
    void attempt(
      () => overrideCheck(api, check.id, reason),
      'The reason was kept; another administrator has to confirm it.',
    )
  }

  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {!given && !isAsking && (
        <p>
          <button type="button" class="button quiet" onClick={() => setAsking(true)}>
            Go on without it…{hidden}
          </button>
        </p>
      )}
      {!given && isAsking && (
        <form noValidate onSubmit={ask}>
          <Text
            id={`override-${check.id}`}
            label="Why the launch can go on without it"
            error={error}
            rows={3}
            max={1000}
            value={reason}
            onChange={setReason}
          />
          <div class="form-actions">
            <button type="submit" class="button danger">
              Ask a second administrator
            </button>
            <button type="button" class="button quiet" onClick={() => setAsking(false)}>
              Cancel
            </button>
          </div>
        </form>
      )}
      {given && !isWhole && !isMine && (
        <p>
          <button
            type="button"
            class="button danger"
            onClick={() => attempt(() => overrideCheck(api, check.id), 'The launch can go on without it.')}
          >
            Confirm: go on without it{hidden}
          </button>
        </p>
      )}
      {given && (
        <p>
          <button
            type="button"
            class="button quiet"
            onClick={() => attempt(() => takeOverrideBack(api, check.id), 'It was taken back.')}
          >
            Take it back{hidden}
          </button>
        </p>
      )}
    </>
  )
}
