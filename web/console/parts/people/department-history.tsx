// web/console/parts/people/department-history.tsx: who was contact of a department before, newest first.
import type { DepartmentOfNow } from '../../desk/people.ts'
import { timeText } from '../../words.ts'
import { PART_WORDS } from './contact-line.tsx'

export function DepartmentHistory({ history }: { history: NonNullable<DepartmentOfNow['history']> }) {
  return (
    <section aria-labelledby="contact-history-heading">
      <h2 id="contact-history-heading">Earlier contacts</h2>
      {history.length === 0 ? (
        <p>Nobody was contact before.</p>
      ) : (
        <ul class="rows">
          {history.map(({ part, person, until, by, note }) => (
            <li class="row" key={`${part} ${until}`}>
              <h3>
                {person.name}, {PART_WORDS[part].toLowerCase()}
              </h3>
              <p class="row-meta">
                Until {timeText(until)}, handed over by {by.name}
                {note ? `: ${note}` : '.'}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
