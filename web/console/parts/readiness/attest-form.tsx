// web/console/parts/readiness/attest-form.tsx: says by name what was looked at, and whether it is as it must be.
import { useState } from 'preact/hooks'
import { ATTESTATION_LIMITS } from '../../../../core/readiness-checks.ts'
import { useDesk } from '../../context.ts'
import { attest, type Check, type Said } from '../../desk/preparation.ts'
import { Choice, Text } from '../preparation/fields.tsx'
import { EditForm } from '../preparation/section.tsx'

const MIN_NOTE_CHARACTERS = 10

interface AttestFormProps {
  readonly check: Check
  readonly onChange: () => void
  readonly onClose: () => void
}

export function AttestForm({ check: { id, title }, onChange, onClose }: AttestFormProps) {
  const { api, me, announce } = useDesk()
  const [said, setSaid] = useState<Required<Said>>({ state: 'met', note: '', evidence: '' })
  const [error, setError] = useState<string>()
  const change = (part: Partial<Said>) => setSaid((before) => ({ ...before, ...part }))

  function isReady(): boolean {
    const isShort = said.note.trim().length < MIN_NOTE_CHARACTERS
    setError(isShort ? 'Write what you looked at, and what you found.' : undefined)
    return !isShort
  }
  async function send(): Promise<void> {
    await attest(api, id, said)
    announce('Your attestation was saved.')
    onChange()
  }
  return (
    <EditForm
      title={`Attest: ${title}`}
      submitWords="Attest it"
      onSave={send}
      focusAfter={`check-${id}`}
      {...{ isReady, onClose }}
    >
      <p>Your name, {me.name}, and today’s date stand with it, here and in the audit log.</p>
      <Choice
        id={`attest-state-${id}`}
        label="What you found"
        value={said.state}
        options={[
          ['met', 'It is so'],
          ['not-met', 'It is not so yet'],
        ]}
        onChange={(state) => change({ state })}
      />
      <Text
        id={`attest-note-${id}`}
        label="What you looked at"
        rows={3}
        max={ATTESTATION_LIMITS.note}
        value={said.note}
        error={error}
        onChange={(note) => change({ note })}
      />
      <Text
        id={`attest-evidence-${id}`}
        label="Evidence"
        hint="Where others can read it up: an address, a file number, what a tool printed."
        rows={2}
        max={ATTESTATION_LIMITS.evidence}
        value={said.evidence}
        optional
        onChange={(evidence) => change({ evidence })}
      />
    </EditForm>
  )
}
