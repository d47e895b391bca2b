// web/console/parts/dictionary-panel.tsx: fills the form of the columns from a data dictionary, and saves it as one.
import { useRef, useState } from 'preact/hooks'
import { countText } from '../../catalog/words.ts'
import type { ColumnDraft } from '../columns-draft.ts'
import { type Dictionary, dictionaryText, readDictionary, writeDictionary } from '../dictionary.ts'
import { saveFile } from './check/download-button.tsx'

interface DictionaryPanelProps {
  readonly names: readonly string[]
  /** What stands in the form now. */
  readonly drafts: readonly ColumnDraft[]
  readonly canEdit: boolean
  readonly onFound: (found: readonly ColumnDraft[]) => void
}

/** A dictionary of 5,000 columns at full length has about 10 MB; more is another file. */
const MOST_BYTES = 20_000_000

export function DictionaryPanel({ names, drafts, canEdit, onFound }: DictionaryPanelProps) {
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Dictionary>()

  async function pick(): Promise<void> {
    const file = input.current?.files?.[0]
    if (!file) return
    input.current!.value = ''
    if (file.size > MOST_BYTES) return setRead({ fault: 'The file is too large for a data dictionary.' })
    const dictionary = readDictionary(dictionaryText(new Uint8Array(await file.arrayBuffer())), names)
    setRead(dictionary)
    if ('found' in dictionary) onFound(dictionary.found)
  }

  return (
    <div class="dictionary">
      <div class="form-actions">
        {canEdit && (
          <>
            <input
              ref={input}
              type="file"
              accept=".csv,.tsv,.txt"
              hidden
              onChange={pick}
              aria-label="Data dictionary"
            />
            <button type="button" class="button quiet" onClick={() => input.current?.click()}>
              Fill in from a data dictionary…
            </button>
          </>
        )}
        <button
          type="button"
          class="button quiet"
          onClick={() => saveFile(new Blob([writeDictionary(drafts)], { type: 'text/csv' }), 'data-dictionary.csv')}
        >
          Download as a data dictionary
        </button>
      </div>
      {canEdit && (
        <p class="muted">
          A CSV file with one row per column of the data: its name, and its title or what it means. Nothing is saved
          before you press the button below.
        </p>
      )}
      <div role="status">{read && <Outcome read={read} />}</div>
    </div>
  )
}

function Outcome({ read }: { read: Dictionary }) {
  if ('fault' in read) {
    return (
      <div class="alert danger">
        <p>
          <strong>The dictionary could not be used.</strong> {read.fault}
        </p>
        <p>From a spreadsheet, save it as CSV first.</p>
      </div>
    )
  }
  const { found, unknown, missing } = read
  return (
    <div class={`alert ${found.length > 0 ? 'ok' : 'warn'}`}>
      <p>
        <strong>
          {found.length > 0
            ? `${countText(found.length, 'column')} filled in from the dictionary, not saved yet.`
            : 'No name in the dictionary is that of a column.'}
        </strong>
      </p>
      <Names words="In the dictionary, but not in the data:" names={unknown} />
      <Names words="The dictionary says nothing about:" names={missing} />
    </div>
  )
}

/** Longer lists are cut: they help nobody. */
const SHOWN = 12

function Names({ words, names }: { words: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <p>
      {words} <code>{names.slice(0, SHOWN).join(', ')}</code>
      {names.length > SHOWN && ` and ${names.length - SHOWN} more`}
    </p>
  )
}
