// web/console/parts/policies/policy-text.tsx: the text of a policy, and what changed in it, as the public page shows it.
import { type Block, blocksOf, type LineKind, piecesOf } from '../../../../core/plain-text.ts'
import { type DiffLine, type DiffPart, diffText, hasDifferences } from '../../../../core/text-diff.ts'

/** Headings begin at the third level: the section they stand in has the second. */
export function PolicyText({ text }: { text: string }) {
  return (
    <div class="prose policy-text">
      {blocksOf(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  if ('items' in block) {
    const items = block.items.map((item) => (
      <li key={item}>
        <Words text={item} />
      </li>
    ))
    return block.kind === 'numbered' ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  const words = <Words text={block.text} />
  if (block.kind === 'heading') return <h3>{words}</h3>
  return block.kind === 'subheading' ? <h4>{words}</h4> : <p>{words}</p>
}

function Words({ text }: { text: string }) {
  return (
    <>
      {piecesOf(text).map(({ text: words, href }) =>
        href ? (
          <a key={words} href={href} rel="noopener noreferrer">
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </>
  )
}

const STATE_WORDS: Readonly<Record<DiffLine['state'], string>> = {
  same: '',
  added: 'New',
  removed: 'Gone',
  changed: 'Changed',
}

const LINE_CLASSES: Readonly<Record<LineKind, string>> = {
  heading: 'diff-heading',
  subheading: 'diff-subheading',
  item: 'diff-item',
  numbered: 'diff-item',
  paragraph: 'diff-paragraph',
}

export function PolicyDiff({ before, after }: { before: string; after: string }) {
  const lines = diffText(before, after)
  if (!hasDifferences(lines)) return <p class="muted">The text is the same.</p>
  return (
    <ul class="diff">
      {lines.map(({ kind, state, parts }, index) => (
        <li key={index} class={`diff-line diff-${state}`}>
          <span class="diff-state">{STATE_WORDS[state]}</span>
          <div class={LINE_CLASSES[kind]}>{parts.map(partView)}</div>
        </li>
      ))}
    </ul>
  )
}

function partView({ state, text }: DiffPart, index: number) {
  if (state === 'added') return <ins key={index}>{text}</ins>
  return state === 'removed' ? <del key={index}>{text}</del> : text
}
