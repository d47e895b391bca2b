// web/console/parts/people/person-work.tsx: what waits for a person: to be handed over before they leave.
import type { ComponentChildren } from 'preact'
import { useDesk } from '../../context.ts'
import type { AccountPage } from '../../desk/people.ts'
import { placeText, ROLE_NAMES } from '../../people-words.ts'
import { hrefOf } from '../../router.ts'

export function PersonWork({ person }: { person: AccountPage }) {
  const { me } = useDesk()
  const { posts, reviews, datasets } = person.work
  const isNothing = posts.length + reviews.length + datasets.length === 0
  return (
    <section aria-labelledby="work-heading">
      <h2 id="work-heading">Work under way</h2>
      {isNothing && <p>Nothing waits for {person.name}.</p>}
      <WorkList title="Contact of">
        {posts.map(({ department, name, part }) => (
          <li key={`${department} ${part}`}>
            <a href={hrefOf({ page: 'department', id: department })}>{name}</a>, {part}
          </li>
        ))}
      </WorkList>
      <WorkList title="Reviews handed to them">
        {reviews.map(({ id, version, title, role }) => (
          <li key={`${id} ${role}`}>
            <a href={hrefOf({ page: 'version', id, number: version })}>
              {title}, version {version}
            </a>
            , {ROLE_NAMES[role]}
          </li>
        ))}
      </WorkList>
      <WorkList title="Datasets">
        {datasets.map(({ id, title, department, openVersion }) => (
          <li key={id}>
            <a href={hrefOf({ page: 'dataset', id })}>{title}</a>, {placeText(department, me.city.departments)}
            {openVersion !== undefined && (
              <>
                ; <a href={hrefOf({ page: 'version', id, number: openVersion })}>version {openVersion}</a> is under way
              </>
            )}
          </li>
        ))}
      </WorkList>
    </section>
  )
}

function WorkList({ title, children }: { title: string; children: ComponentChildren[] }) {
  if (children.length === 0) return null
  return (
    <div class="work-list">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  )
}
