// web/catalog/dataset-quality.ts: how good a version is, what was taken out of it, and what differs from the one before.
import { html } from 'hono/html'
import { filePath, versionPath } from '../../core/catalog/addresses.ts'
import type { Changes } from '../../core/changes.ts'
import { CHANGES_FILE } from '../../core/file-names.ts'
import type { Redaction } from '../../core/handling.ts'
import { type Dimension, describeScore } from '../../core/quality.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion } from './view.ts'
import { countText, measureText, TYPE_WORDS } from './words.ts'

const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  completeness: 'Complete',
  conformity: 'Consistent',
  uniqueness: 'Without repetition',
  timeliness: 'Up to date',
  stability: 'Stable',
  documentation: 'Explained',
}

/** For the facts at the top; nothing for versions that were published before there was a score. */
export function qualityFact({ quality }: PublishedVersion): Markup | '' {
  if (!quality) return ''
  return html`<div><dt>Quality</dt><dd><a href="#quality">${quality.total} of 100</a></dd></div>`
}

/** The score with its parts, every lost point with its reason. */
export function qualitySection({ quality }: PublishedVersion): Markup | '' {
  if (!quality) return ''
  const parts = quality.dimensions.map(
    ({ dimension, points, of }) =>
      html`<li><span class="score-name">${DIMENSION_WORDS[dimension]}</span><meter min="0" max="${of}" value="${points}" aria-label="${DIMENSION_WORDS[dimension]}: ${points} of ${of} points"></meter><span class="score-points">${points} of ${of}</span></li>
`,
  )
  const losses = quality.losses.map(
    ({ points, why }) => html`<li><strong>−${measureText(points)}</strong> ${why}</li>
`,
  )
  const reasons =
    losses.length === 0
      ? html`<p>Nothing was found that costs points.</p>`
      : html`<details><summary>What costs points (${losses.length})</summary><ul class="losses">${losses}</ul></details>`
  return html`<section aria-labelledby="quality"><h2 id="quality">Quality: ${quality.total} of 100, ${describeScore(quality.total)}</h2>
<ul class="scores">${parts}</ul>
${reasons}</section>`
}

const REDACTED_WORDS: Readonly<Record<Redaction['method'], string>> = {
  drop: 'left out',
  mask: 'masked',
  'generalise-date': 'made less exact',
  'round-coordinates': 'rounded',
  'snap-to-block': 'given by block instead of house number',
  'top-code': 'capped',
  'suppress-small-groups': 'blank where few rows share them',
}

/** Readers should know that the table is not as it was collected. */
export function redactionNote({ redactions }: PublishedVersion): Markup | '' {
  if (!redactions || redactions.length === 0) return ''
  const items = redactions.map(
    ({ method, columns }) =>
      html`<li>${columns.map((name, index) => html`${index > 0 ? ', ' : ''}<code>${name}</code>`)}: ${REDACTED_WORDS[method]}</li>
`,
  )
  return html`<div class="alert"><p><strong>To protect people, some columns were changed before publication:</strong></p><ul>${items}</ul></div>`
}

/** Numbers and a file of what differs from the version that was public before. */
export function changesSection(dataset: PublishedDataset, version: PublishedVersion): Markup | '' {
  const { changes } = version
  if (!changes) return ''
  const file = version.distributions.find(({ name }) => name === CHANGES_FILE)
  const address = filePath(dataset.slug, version.number, CHANGES_FILE)
  const download = file
    ? html`<p><a href="${address}" download>Download the rows that differ (CSV)</a>${changes.isListComplete ? '' : ', the first 100,000'}</p>`
    : ''
  return html`<section aria-labelledby="changes"><h2 id="changes">What is new since <a href="${versionPath(dataset.slug, changes.since)}">version ${changes.since}</a></h2>
${rowChanges(changes)}${columnChanges(changes)}${download}</section>`
}

function rowChanges(changes: Changes): Markup {
  const { rowsAdded, rowsRemoved, rowsChanged, rowsUnchanged, key } = changes
  if (rowsAdded + rowsRemoved + rowsChanged === 0) return html`<p>The rows are the same.</p>`
  const how =
    key.length > 0
      ? html`Rows were compared by ${key.map((name, index) => html`${index > 0 ? ', ' : ''}<code>${name}</code>`)}.`
      : 'Whole rows were compared.'
  return html`<dl class="facts"><div><dt>New rows</dt><dd>${countText(rowsAdded, 'row')}</dd></div><div><dt>Removed</dt><dd>${countText(rowsRemoved, 'row')}</dd></div>${key.length > 0 ? html`<div><dt>Changed</dt><dd>${countText(rowsChanged, 'row')}</dd></div>` : ''}<div><dt>The same</dt><dd>${countText(rowsUnchanged, 'row')}</dd></div></dl><p class="muted">${how}</p>`
}

function columnChanges({ columns }: Changes): Markup | '' {
  if (columns.length === 0) return ''
  const items = columns.map((change) => {
    const name = html`<code>${change.column.name}</code>`
    if (change.kind === 'type') {
      return html`<li>${name}: ${TYPE_WORDS[change.column.type]} instead of ${TYPE_WORDS[change.before.type]}</li>`
    }
    return change.kind === 'added'
      ? html`<li>${name} is new (${TYPE_WORDS[change.column.type]})</li>`
      : html`<li>${name} is gone</li>`
  })
  return html`<ul>${items}</ul>`
}
