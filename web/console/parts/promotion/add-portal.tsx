// web/console/parts/promotion/add-portal.tsx: adds a portal by its public key, once people have compared the fingerprint.
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { addPortal, type Portals } from '../../desk/promotion.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { faultAt, useAction } from '../people/action.tsx'
import { focusOnFault } from '../people/question.tsx'

const EMPTY = { name: '', url: '', publicKey: '', fingerprint: '' }
type Draft = typeof EMPTY
type Faults = Partial<Record<keyof Draft, string>>

const FIELDS: readonly { readonly name: keyof Draft; readonly label: string; readonly hint: string }[] = [
  { name: 'name', label: 'Name', hint: 'As it is called in lists here, such as “Beta”.' },
  { name: 'url', label: 'Address', hint: 'Where its public site is.' },
  { name: 'publicKey', label: 'Public key', hint: 'From its console: Promotion, “This portal”.' },
  {
    name: 'fingerprint',
    label: 'Fingerprint that you were told',
    hint: 'Not copied from the same page or mail as the key: have somebody of the other side read it out to you. Spaces do not matter.',
  },
]

function faultsIn({ name, publicKey, fingerprint }: Draft): Faults {
  return {
    ...(name.trim() === '' ? { name: 'Write a name.' } : {}),
    ...(publicKey.trim() === '' ? { publicKey: 'Paste the public key of the other portal.' } : {}),
    ...(/^[0-9a-f]{64}$/i.test(fingerprint.replace(/\s/g, ''))
      ? {}
      : { fingerprint: 'Write all 64 digits and letters from a to f.' }),
  }
}

export function AddPortal({ onAdded }: { onAdded: (value: Portals) => void }) {
  const { api, announce } = useDesk()
  const [draft, setDraft] = useState(EMPTY)
  const [faults, setFaults] = useState<Faults>({})
  const { isBusy, problem, run } = useAction()
  const form = useRef<HTMLFormElement>(null)

  async function add(event: Event): Promise<void> {
    event.preventDefault()
    const found = faultsIn(draft)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusOnFault(form.current)
    await run(async () => {
      const { url, ...rest } = draft
      onAdded(await addPortal(api, { ...rest, ...(url.trim() ? { url: url.trim() } : {}) }))
      announce(`${draft.name} is trusted from now on.`)
      setDraft(EMPTY)
    })
  }

  return (
    <details class="promotion-add">
      <summary>Add a portal</summary>
      <p>
        The key says who signed; the fingerprint says that it is the right key. Whoever could change the key on its way
        to you could sign bundles in the other portal’s name. Comparing a fingerprint that came another way, digit by
        digit, rules that out; the portal compares it for you once you have typed what you were told.
      </p>
      <form noValidate ref={form} onSubmit={add}>
        {problem && <ProblemAlert problem={problem} />}
        {FIELDS.map(({ name, label, hint }) => (
          <Field
            key={name}
            id={`portal-${name}`}
            label={label}
            hint={hint}
            error={faults[name] ?? faultAt(problem, name)}
            optional={name === 'url'}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                inputMode={name === 'url' ? 'url' : 'text'}
                autocomplete="off"
                spellcheck={false}
                maxLength={300}
                value={draft[name]}
                onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
        <div class="form-actions">
          <button type="submit" class="button" disabled={isBusy}>
            {isBusy ? 'Comparing…' : 'Compare and add'}
          </button>
        </div>
      </form>
    </details>
  )
}
