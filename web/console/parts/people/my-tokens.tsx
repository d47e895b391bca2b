// web/console/parts/people/my-tokens.tsx: my API tokens: see them, make one, revoke one.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type MadeToken, myTokens, revokeMyToken } from '../../desk/people.ts'
import { mayMakeTokens } from '../../rights-people.ts'
import { Loader, useLoad } from '../load.tsx'
import { focusOn } from './action.tsx'
import { NewTokenPanel } from './new-token-panel.tsx'
import { TokenForm } from './token-form.tsx'
import { TokenList } from './token-list.tsx'

const HEADING = 'tokens-heading'

export function MyTokens() {
  const { api, me } = useDesk()
  const tokens = useLoad(() => myTokens(api), [])
  const [made, setMade] = useState<MadeToken>()
  const [isMaking, setMaking] = useState(false)

  function show(token: MadeToken): void {
    setMade(token)
    setMaking(false)
    tokens.again()
    focusOn('new-token-heading')
  }
  function close(): void {
    setMade(undefined)
    setMaking(false)
    focusOn(HEADING)
  }

  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        API tokens
      </h2>
      <p>
        A token lets a program act for you, with less than you may do yourself. It ends by itself, and at once when you
        revoke it or lose the role.
      </p>
      {made && <NewTokenPanel token={made} onClose={close} />}
      {isMaking && <TokenForm onMade={show} onCancel={close} />}
      {!made && !isMaking && mayMakeTokens(me) && (
        <div class="form-actions people-more">
          <button
            type="button"
            class="button"
            onClick={() => {
              setMaking(true)
              focusOn('token-name')
            }}
          >
            Make a token
          </button>
        </div>
      )}
      <Loader load={tokens} what="your tokens">
        {(all) =>
          all.length === 0 ? (
            <p class="people-more">You have no tokens.</p>
          ) : (
            <TokenList
              tokens={all}
              focusAfter={HEADING}
              onRevoke={async ({ id }) => {
                await revokeMyToken(api, id)
                tokens.again()
              }}
            />
          )
        }
      </Loader>
    </section>
  )
}
