// web/console/pages/access-table.tsx: who may do what: the access table that the API itself obeys, readable.
import { useState } from 'preact/hooks'
import { ACCESS } from '../../../core/access-table.ts'
import { ROLES } from '../../../core/model.ts'
import type { Viewer } from '../access-view.ts'
import { Field } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { AccessMatrix } from '../parts/people/access-matrix.tsx'
import { Rights } from '../parts/people/rights.tsx'
import { ROLE_DOES, ROLE_NAMES } from '../people-words.ts'
import { hrefOf } from '../router.ts'

const NO_ROLE: Readonly<Record<'me' | 'nobody' | 'person', string>> = {
  me: 'Me, with the roles I have',
  person: 'Anybody signed in, without a role',
  nobody: 'Anybody, not signed in',
}
const ABOUT: Readonly<Record<'me' | 'nobody' | 'person', string>> = {
  me: 'Every right that one of your roles gives you, and where.',
  person: 'An account without a role: enough to ask for one.',
  nobody: 'The public. All published data is open without the API as well.',
}

export function AccessTablePage() {
  const [viewer, setViewer] = useState<Viewer>('me')
  return (
    <>
      <PageHead title="Who may do what">
        <p class="lead">
          This is the table that the portal itself obeys: what is not in it is refused. Roles are asked for under{' '}
          <a href={hrefOf({ page: 'account' })}>My account</a>.
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        <section aria-labelledby="rights-heading">
          <h2 id="rights-heading">By role</h2>
          <Field
            id="viewer"
            label="Show what may be done by"
            hint={viewer in ABOUT ? ABOUT[viewer as 'me'] : ROLE_DOES[viewer as keyof typeof ROLE_DOES]}
          >
            {(control) => (
              <select {...control} value={viewer} onChange={(event) => setViewer(event.currentTarget.value as Viewer)}>
                <option value="me">{NO_ROLE.me}</option>
                {ROLES.map((role) => (
                  <option key={role} value={role}>
                    {ROLE_NAMES[role]}
                  </option>
                ))}
                <option value="person">{NO_ROLE.person}</option>
                <option value="nobody">{NO_ROLE.nobody}</option>
              </select>
            )}
          </Field>
          <Rights viewer={viewer} table={ACCESS} />
        </section>
        <AccessMatrix table={ACCESS} />
      </div>
    </>
  )
}
