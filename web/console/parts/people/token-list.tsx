// web/console/parts/people/token-list.tsx: API tokens with scope, last use and end; each can be revoked.
import { useDesk } from '../../context.ts'
import type { Token } from '../../desk/people.ts'
import { placeText, TOKEN_ACTION_WORDS } from '../../people-words.ts'
import { listText, type Tone, timeText } from '../../words.ts'
import { Question } from './question.tsx'
import { Until } from './until.tsx'

const STATES: Readonly<Record<Token['state'], { readonly words: string; readonly tone: Tone }>> = {
  active: { words: 'Active', tone: 'ok' },
  expired: { words: 'Expired', tone: '' },
  revoked: { words: 'Revoked', tone: '' },
}

interface TokenListProps {
  readonly tokens: readonly Token[]
  readonly onRevoke: (token: Token) => Promise<void>
  /** Element that gets the focus after one was revoked. */
  readonly focusAfter: string
}

/** Those that work first. */
export function TokenList({ tokens, ...props }: TokenListProps) {
  const active = tokens.filter(({ state }) => state === 'active')
  const over = tokens.filter(({ state }) => state !== 'active')
  return (
    <>
      {active.length > 0 && <Rows tokens={active} {...props} />}
      {over.length > 0 && (
        <details class="people-more">
          <summary>Tokens that do not work any more ({over.length})</summary>
          <Rows tokens={over} {...props} />
        </details>
      )}
    </>
  )
}

function Rows({ tokens, ...props }: TokenListProps) {
  return (
    <ul class="rows people-more">
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} {...props} />
      ))}
    </ul>
  )
}

function TokenRow({ token, onRevoke, focusAfter }: { token: Token } & Pick<TokenListProps, 'onRevoke' | 'focusAfter'>) {
  const { announce } = useDesk()
  const { words, tone } = STATES[token.state]

  async function revoke(): Promise<void> {
    await onRevoke(token)
    announce(`The token ${token.name} was revoked.`)
  }

  return (
    <li class="row">
      <h3>
        {token.name} <span class={`badge ${tone}`}>{words}</span>
      </h3>
      <div class="row-meta">
        <p>
          <code>{token.prefix}…</code>
        </p>
        <Scope token={token} />
        <p>{token.usedAt ? `Last used ${timeText(token.usedAt)}.` : 'Never used.'}</p>
        {token.revoked ? (
          <p>
            Revoked by {token.revoked.by.name} on {timeText(token.revoked.at)}.
          </p>
        ) : (
          <p>
            <Until end={token.expiresAt} />
          </p>
        )}
      </div>
      {token.state === 'active' && (
        <span class="row-badge">
          <Question
            words="Revoke"
            about={`the token ${token.name}`}
            title={`Revoke the token ${token.name}?`}
            yes="Revoke it"
            no="Keep it"
            onYes={revoke}
            focusAfter={focusAfter}
          >
            <p>Whatever uses it is refused from now on. This cannot be undone; a new token can be made.</p>
          </Question>
        </span>
      )}
    </li>
  )
}

function Scope({ token }: { token: Token }) {
  const { me } = useDesk()
  const actions = listText(token.actions.map((action) => TOKEN_ACTION_WORDS[action].title.toLowerCase()))
  const places = listText(token.departments.map((department) => placeText(department, me.city.departments)))
  const only = token.datasetIds.length
  return (
    <p>
      May {actions} in {places}
      {only > 0 && `, only ${only === 1 ? 'one dataset' : `${only} datasets`}`}.
    </p>
  )
}
