// web/console/parts/plan/import-panel.tsx: an inventory from a spreadsheet: first what would happen, row by row, then the change itself.
import { useState } from 'preact/hooks'
import { INVENTORY_COLUMNS, MAX_INVENTORY_ROWS } from '../../../../core/inventory-csv.ts'
import { countText } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type ImportResult, importInventory, type Plan } from '../../desk/plan.ts'
import { dictionaryText } from '../../dictionary.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { ImportRows } from './import-rows.tsx'
import { PanelHead } from './panel-head.tsx'

interface ImportPanelProps {
  readonly mine: Plan['departments']
  /** Department that the page shows; empty when it shows all. */
  readonly start: string
  readonly done: () => void
  readonly onCancel: () => void
}

interface Preview {
  readonly csv: string
  readonly departmentId: string
  readonly result: ImportResult
}

/** What the API takes. */
const MOST_BYTES = 2_000_000

export function ImportPanel({ mine, start, done, onCancel }: ImportPanelProps) {
  const { api, announce } = useDesk()
  const [departmentId, setDepartment] = useState(mine.some(({ id }) => id === start) ? start : '')
  const [preview, setPreview] = useState<Preview>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  /** Asks, and shows what went wrong. */
  async function asking<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    setProblem(undefined)
    try {
      return await work()
    } catch (cause) {
      setProblem(problemOf(cause).document)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  async function look(file: File): Promise<void> {
    setPreview(undefined)
    if (file.size > MOST_BYTES) return setProblem(TOO_LARGE)
    const result = await asking(async () => {
      const csv = dictionaryText(new Uint8Array(await file.arrayBuffer()))
      const body = { csv, dryRun: true, ...(departmentId ? { departmentId } : {}) }
      return { csv, departmentId, result: await importInventory(api, body) }
    })
    setPreview(result)
  }

  async function save({ csv, departmentId: chosen }: Preview): Promise<void> {
    const body = { csv, dryRun: false, ...(chosen ? { departmentId: chosen } : {}) }
    const result = await asking(() => importInventory(api, body))
    if (!result) return
    announce(`The inventory was imported: ${result.added} added, ${result.changed} changed.`)
    done()
  }

  return (
    <section class="plan-panel" aria-labelledby="import-heading">
      <PanelHead id="import-heading" words="Import an inventory" />
      <Help />
      <Field
        id="import-department"
        label="Department"
        hint="Rows that name no department go there; rows that name another are refused."
      >
        {(control) => (
          <select
            {...control}
            value={departmentId}
            onChange={(event) => {
              setDepartment(event.currentTarget.value)
              setPreview(undefined)
            }}
          >
            <option value="">Every row names its own</option>
            {mine.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FileField isBusy={isBusy} onFile={look} />
      {problem && <ProblemAlert problem={problem} />}
      <div role="status">{isBusy && <p class="loading">Working…</p>}</div>
      {preview && <Outcome {...{ preview, isBusy }} onSave={() => save(preview)} />}
      <div class="form-actions">
        <button type="button" class="button quiet" onClick={onCancel}>
          Back to the plan
        </button>
      </div>
    </section>
  )
}

const TOO_LARGE: ProblemDocument = {
  code: 'bad-request',
  title: 'The file is too large for an inventory.',
  detail: 'It has more than 2 MB.',
  fix: 'Split it, and import one part after the other.',
}

function Help() {
  return (
    <>
      <p>
        A CSV file with one row per dataset. The easiest way: export the plan, change it in a spreadsheet, save it as
        CSV and send it back. Nothing is changed before you have seen what would happen.
      </p>
      <details>
        <summary>Columns of the file</summary>
        <p>
          In any order: <code>{INVENTORY_COLUMNS.join(', ')}</code>. Only <code>title</code> is needed for new datasets.
          A row with the <code>id</code> of an entry, or with the department and title of one, changes that entry; what
          is missing in the file stays. At most {MAX_INVENTORY_ROWS} rows.
        </p>
      </details>
    </>
  )
}

function FileField({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  return (
    <Field id="import-file" label="CSV file" hint="It is only looked at, for now.">
      {(control) => (
        <input
          {...control}
          type="file"
          accept=".csv,.txt,text/csv"
          disabled={isBusy}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            // The same file chosen again, after a correction, counts as a choice.
            event.currentTarget.value = ''
            if (file) onFile(file)
          }}
        />
      )}
    </Field>
  )
}

function Outcome({ preview: { result }, isBusy, onSave }: { preview: Preview; isBusy: boolean; onSave: () => void }) {
  const { added, changed, unchanged, refused, rows } = result
  const moves = added + changed
  return (
    <div class="import-outcome">
      <div class={`alert ${refused > 0 ? 'danger' : 'ok'}`} role="status">
        <p>
          <strong>
            {refused > 0
              ? `${countText(refused, 'row')} cannot be taken. Nothing was changed.`
              : 'Every row can be taken.'}
          </strong>
        </p>
        <p>
          {added} to add, {changed} to change, {unchanged} as they are
          {refused > 0 && `, ${refused} refused`}. {refused > 0 && 'Correct the file and choose it again.'}
        </p>
      </div>
      {refused === 0 && moves > 0 && (
        <div class="form-actions">
          <button type="button" class="button" disabled={isBusy} onClick={onSave}>
            Import: add {added}, change {changed}
          </button>
        </div>
      )}
      <ImportRows rows={rows} />
    </div>
  )
}
