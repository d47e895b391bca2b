// web/console/parts/people/person-tokens.tsx: programs that act for a person; an administrator can stop each.
import { useDesk } from '../../context.ts'
import { type AccountPage, revokeToken } from '../../desk/people.ts'
import { TokenList } from './token-list.tsx'

const HEADING = 'person-tokens-heading'

export function PersonTokens({ person, onChange }: { person: AccountPage; onChange: () => void }) {
  const { api } = useDesk()
  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        API tokens
      </h2>
      {person.tokens.length === 0 ? (
        <p>{person.name} has no tokens.</p>
      ) : (
        <TokenList
          tokens={person.tokens}
          focusAfter={HEADING}
          onRevoke={async ({ id }) => {
            await revokeToken(api, id)
            onChange()
          }}
        />
      )}
    </section>
  )
}
