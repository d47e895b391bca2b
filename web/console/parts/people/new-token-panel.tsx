// web/console/parts/people/new-token-panel.tsx: a token just made: the one time that it is shown.
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import type { MadeToken } from '../../desk/people.ts'
import { curlExample } from '../../token-draft.ts'

export function NewTokenPanel({ token, onClose }: { token: MadeToken; onClose: () => void }) {
  return (
    <div class="card new-token">
      <h3 id="new-token-heading" tabIndex={-1}>
        Your new token: {token.name}
      </h3>
      <p>
        <strong>Copy it now.</strong> It is shown this once: the portal keeps only a fingerprint of it. Treat it like a
        password.
      </p>
      <Copyable title="Token" text={token.secret} />
      <Copyable title="To try it" text={curlExample(location.origin, token.secret, token.actions)} />
      <div class="form-actions">
        <button type="button" class="button" onClick={onClose}>
          I have copied it
        </button>
      </div>
    </div>
  )
}

function Copyable({ title, text }: { title: string; text: string }) {
  const { announce } = useDesk()
  const code = useRef<HTMLElement>(null)
  const [words, setWords] = useState('Copy')

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setWords('Copied')
      announce(`${title}: copied.`)
    } catch {
      // Browsers may forbid it: then the text is marked, so that the keyboard can.
      getSelection()?.selectAllChildren(code.current!)
      setWords('Press Ctrl+C')
      announce('The text is marked: copy it with the keyboard.')
    }
  }

  return (
    <div class="code">
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0}>
        <code ref={code}>{text}</code>
      </pre>
      <button type="button" class="copy" onClick={copy}>
        {words}
        <span class="visually-hidden"> {title}</span>
      </button>
    </div>
  )
}
