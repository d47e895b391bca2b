// web/console/parts/people/token-form.tsx: what a new API token is for, what it may do, and for how long.
import { useState } from 'preact/hooks'
import type { TokenAction } from '../../../../core/members.ts'
import { useDesk } from '../../context.ts'
import { type MadeToken, makeToken } from '../../desk/people.ts'
import { TOKEN_ACTION_WORDS } from '../../people-words.ts'
import {
  emptyToken,
  faultsInToken,
  isWithin,
  LIFETIMES,
  possibleActions,
  reachable,
  type TokenDraft,
  tokenFrom,
  withDepartment,
} from '../../token-draft.ts'
import { Field } from '../field.tsx'
import { Loader, ProblemAlert, useLoad } from '../load.tsx'
import { faultAt, useAction } from './action.tsx'
import { CheckGroup } from './check-group.tsx'
import { focusOnFault } from './question.tsx'

interface TokenFormProps {
  readonly onMade: (token: MadeToken) => void
  readonly onCancel: () => void
}

export function TokenForm({ onMade, onCancel }: TokenFormProps) {
  const { api, me } = useDesk()
  const [draft, setDraft] = useState<TokenDraft>(() => emptyToken(me))
  const [isTried, setTried] = useState(false)
  const { isBusy, problem, run } = useAction()
  const datasets = useLoad(() => api.datasets(), [])
  const faults = isTried ? faultsInToken(draft) : {}

  async function make(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsInToken(draft)).length > 0) return focusOnFault(event.currentTarget as HTMLElement)
    const known = datasets.state === 'ready' ? datasets.value : []
    const inside = known.map(({ id, metadata }) => ({ id, departmentId: metadata.departmentId }))
    await run(async () => onMade(await makeToken(api, tokenFrom(draft, inside))))
  }

  return (
    <form class="card" noValidate onSubmit={make} aria-labelledby="token-form-heading">
      <h3 id="token-form-heading">New token</h3>
      {problem && <ProblemAlert problem={problem} />}
      <Field
        id="token-name"
        label="Name"
        hint="The program or machine that will use it."
        error={faults.name ?? faultAt(problem, 'name')}
      >
        {(control) => (
          <input
            {...control}
            maxLength={80}
            autocomplete="off"
            value={draft.name}
            onInput={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
        )}
      </Field>
      <CheckGroup
        legend="What it may do"
        error={faults.actions}
        choices={possibleActions(me).map((id) => ({ id, ...TOKEN_ACTION_WORDS[id] }))}
        chosen={draft.actions}
        onChange={(id, isChosen) => {
          const others = draft.actions.filter((one) => one !== id)
          setDraft({ ...draft, actions: isChosen ? [...others, id as TokenAction] : others })
        }}
      />
      <CheckGroup
        legend="In which departments"
        error={faults.departments}
        choices={reachable(me).map(({ id, name }) => ({ id, title: name }))}
        chosen={draft.departments}
        onChange={(id, isChosen) => setDraft(withDepartment(draft, id, isChosen))}
      />
      <Loader load={datasets} what="datasets to choose from">
        {(all) => {
          const inside = all.filter(({ metadata }) => isWithin(draft, metadata.departmentId))
          return (
            inside.length > 0 && (
              <details>
                <summary>Only some datasets ({draft.datasetIds.length || 'all'} chosen)</summary>
                <CheckGroup
                  legend="Only these datasets"
                  hint="None ticked: all datasets of the departments, also those to come."
                  choices={inside.map(({ id, metadata }) => ({ id, title: metadata.title }))}
                  chosen={draft.datasetIds}
                  onChange={(id, isChosen) => {
                    const others = draft.datasetIds.filter((one) => one !== id)
                    setDraft({ ...draft, datasetIds: isChosen ? [...others, id] : others })
                  }}
                />
              </details>
            )
          )
        }}
      </Loader>
      <Field id="token-days" label="Good for" hint="Then it ends by itself. Shorter is safer.">
        {(control) => (
          <select
            {...control}
            value={draft.days}
            onChange={(event) => setDraft({ ...draft, days: Number(event.currentTarget.value) })}
          >
            {LIFETIMES.map(({ days, words }) => (
              <option key={days} value={days}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Making it…' : 'Make the token'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
