// web/console/parts/promotion/offer-group.tsx: what can go along of one kind, to tick one by one or all at once.
import { useId } from 'preact/hooks'
import { matching, type OfferedLine, withLines } from '../../promotion-draft.ts'

interface OfferGroupProps {
  readonly legend: string
  readonly lines: readonly OfferedLine[]
  readonly search: string
  readonly chosen: readonly string[]
  /** Most of this kind in one bundle. */
  readonly most: number
  readonly onChange: (chosen: string[]) => void
}

export function OfferGroup({ legend, lines, search, chosen, most, onChange }: OfferGroupProps) {
  const shown = matching(lines, search)
  const able = shown.filter(({ whyNot }) => whyNot === undefined)
  const isAll = able.length > 0 && able.every(({ id }) => chosen.includes(id))
  const name = useId()
  if (lines.length === 0) return null
  return (
    <fieldset class="choice-group promotion-group">
      <legend>
        {legend}{' '}
        <span class="muted">
          {chosen.length} chosen of {lines.length}
        </span>
      </legend>
      {chosen.length > most && (
        <p class="error" id={`${name}-most`}>
          At most {most} go in one bundle. Choose fewer; a second bundle can take the others.
        </p>
      )}
      {able.length > 1 && (
        <label class="check promotion-all">
          <input
            type="checkbox"
            checked={isAll}
            onChange={(event) => onChange(withLines(chosen, able, event.currentTarget.checked))}
          />
          <span>{search.trim() ? `All ${able.length} that were found` : `All ${able.length} that can go`}</span>
        </label>
      )}
      {shown.length === 0 && <p class="muted">Nothing of this kind was found.</p>}
      {shown.map((line) => (
        <Line
          key={line.id}
          line={line}
          isChosen={chosen.includes(line.id)}
          onChange={(isChosen) => onChange(withLines(chosen, [line], isChosen))}
        />
      ))}
    </fieldset>
  )
}

function Line(props: { line: OfferedLine; isChosen: boolean; onChange: (isChosen: boolean) => void }) {
  const { line, isChosen, onChange } = props
  const { title, facts, whyNot } = line
  return (
    <label class={`check ${whyNot ? 'promotion-held' : ''}`}>
      <input
        type="checkbox"
        checked={isChosen}
        disabled={whyNot !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {title}
        <span class="muted check-help">{facts.join(' · ')}</span>
        {whyNot && <span class="check-help promotion-why">Cannot go: {whyNot}</span>}
      </span>
    </label>
  )
}
