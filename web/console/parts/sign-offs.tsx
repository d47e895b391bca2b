// web/console/parts/sign-offs.tsx: who has signed a version, and which roles still have to.
import { ROLE_WORDS } from '../../catalog/words.ts'
import type { Version } from '../api.ts'
import { timeText } from '../words.ts'

export function SignOffs({ version }: { version: Version }) {
  const given = version.signOffs ?? []
  if (given.length === 0 && version.missingRoles.length === 0) return null
  return (
    <section aria-labelledby="sign-offs-heading">
      <h2 id="sign-offs-heading" tabIndex={-1}>
        Sign-offs
      </h2>
      <ul class="sign-offs">
        {given.map(({ role, by, at, note }) => (
          <li key={role}>
            <span class="badge ok">Signed</span>
            <div>
              <strong>{ROLE_WORDS[role]}</strong>
              <p>
                {by.name}, {timeText(at)}
              </p>
              {note && <p class="long-text">{note}</p>}
            </div>
          </li>
        ))}
        {version.missingRoles.map((role) => (
          <li key={role}>
            <span class="badge warn">Missing</span>
            <strong>{ROLE_WORDS[role]}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
