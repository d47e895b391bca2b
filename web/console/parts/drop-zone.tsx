// web/console/parts/drop-zone.tsx: a place to drop a file, and a button for people who do not drag.
import { useRef, useState } from 'preact/hooks'

interface DropZoneProps {
  readonly label: string
  readonly hint: string
  readonly disabled?: boolean
  readonly onFile: (file: File) => void
}

/** What the file window offers first; the check itself looks at the content. */
const ACCEPT = '.csv,.tsv,.tab,.psv,.txt,.json,.ndjson,.jsonl,.geojson,.xlsx,.xls,.dbf,.parquet,.gz,.zip'

export function DropZone({ label, hint, disabled = false, onFile }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)

  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (file && !disabled) onFile(file)
  }

  function pick(): void {
    const file = input.current?.files?.[0]
    if (!file) return
    onFile(file)
    // The same file chosen again counts as a choice.
    input.current!.value = ''
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse; the button does the same
    <div
      class={`drop-zone ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input ref={input} type="file" accept={ACCEPT} hidden onChange={pick} aria-label={label} />
      <button type="button" class="button" disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <p class="muted">{hint}</p>
    </div>
  )
}
