// web/catalog/policy-text.ts: the plain text of a policy, and what changed in it, as markup.
import { html } from 'hono/html'
import { type Block, blocksOf, type LineKind, type Piece, piecesOf } from '../../core/plain-text.ts'
import { type DiffLine, type DiffPart, diffText, hasDifferences } from '../../core/text-diff.ts'
import type { Markup } from './markup.ts'

/**
 * Headings begin at the second level: the first is the title of the page.
 *
 * @param lang the attribute, where the text is in another language than the page
 */
export function policyText(text: string, lang: Markup | '' = ''): Markup {
  return html`<div class="prose policy-text"${lang}>${blocksOf(text).map(blockMarkup)}</div>`
}

function blockMarkup(block: Block): Markup {
  if ('items' in block) {
    const items = block.items.map((item) => html`<li>${words(item)}</li>`)
    return block.kind === 'numbered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
  }
  if (block.kind === 'heading') return html`<h2>${words(block.text)}</h2>`
  return block.kind === 'subheading' ? html`<h3>${words(block.text)}</h3>` : html`<p>${words(block.text)}</p>`
}

function words(text: string): Markup {
  return html`${piecesOf(text).map(pieceMarkup)}`
}

function pieceMarkup({ text, href }: Piece): Markup {
  return href ? html`<a href="${href}" rel="noopener noreferrer">${text}</a>` : html`${text}`
}

interface DiffWords {
  readonly sameText: string
  readonly lineStates: Readonly<Record<DiffLine['state'], string>>
}

/** Every line with what happened to it, readable without colours: words beside it, underlined or struck out. */
export function policyDiff(before: string, after: string, words: DiffWords, lang: Markup | '' = ''): Markup {
  const lines = diffText(before, after)
  if (!hasDifferences(lines)) return html`<p>${words.sameText}</p>`
  return html`<ul class="diff">${lines.map((line) => lineMarkup(line, words, lang))}</ul>`
}

function lineMarkup({ kind, state, parts }: DiffLine, words: DiffWords, lang: Markup | ''): Markup {
  return html`<li class="diff-line diff-${state}"><span class="diff-state">${words.lineStates[state]}</span><div class="${LINE_CLASSES[kind]}"${lang}>${parts.map(partMarkup)}</div></li>`
}

const LINE_CLASSES: Readonly<Record<LineKind, string>> = {
  heading: 'diff-heading',
  subheading: 'diff-subheading',
  item: 'diff-item',
  numbered: 'diff-item',
  paragraph: 'diff-paragraph',
}

function partMarkup({ state, text }: DiffPart): Markup {
  if (state === 'added') return html`<ins>${text}</ins>`
  return state === 'removed' ? html`<del>${text}</del>` : html`${text}`
}
