// web/catalog/dataset-quality.ts: how good a version is, what was taken out of it, and what differs from the one before.
import { html } from 'hono/html'
import { filePath, versionPath } from '../../core/catalog/addresses.ts'
import type { Changes } from '../../core/changes.ts'
import { CHANGES_FILE } from '../../core/file-names.ts'
import { describeScore } from '../../core/quality.ts'
import { datasetWords } from './language/dataset.ts'
import { qualityWords, reasonIn } from './language/quality.ts'
import { versionWords } from './language/versions.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './view.ts'
import { textsIn, typeWords } from './words.ts'

/** For the facts at the top; nothing for versions that were published before there was a score. */
export function qualityFact(context: SiteContext, { quality }: PublishedVersion): Markup | '' {
  if (!quality) return ''
  const words = qualityWords[context.language]
  return html`<div><dt>${words.quality}</dt><dd><a href="#quality">${words.of100(quality.total)}</a></dd></div>`
}

/** The score with its parts, every lost point with its reason. */
export function qualitySection(context: SiteContext, { quality }: PublishedVersion): Markup | '' {
  if (!quality) return ''
  const words = qualityWords[context.language]
  const { measure, number } = textsIn(context)
  const parts = quality.dimensions.map(({ dimension, points, of }) => {
    const name = words.dimensions[dimension]
    return html`<li><span class="score-name">${name}</span><meter min="0" max="${of}" value="${points}" aria-label="${words.points(name, points, of)}"></meter><span class="score-points">${words.pointsOf(points, of)}</span></li>
`
  })
  const losses = quality.losses.map((loss) => {
    const reason = reasonIn(context.language, loss)
    const lang = reason.language === context.language ? '' : html` lang="${reason.language}"`
    return html`<li><strong>−${measure(loss.points)}</strong> <span${lang}>${reason.text}</span></li>
`
  })
  const reasons =
    losses.length === 0
      ? html`<p>${words.nothing}</p>`
      : html`<details><summary>${words.losses(number(losses.length))}</summary><ul class="losses">${losses}</ul></details>`
  const band = words.bands[describeScore(quality.total)] ?? ''
  return html`<section aria-labelledby="quality"><h2 id="quality">${words.heading(quality.total, band)}</h2>
<ul class="scores">${parts}</ul>
${reasons}</section>`
}

/** Readers should know that the table is not as it was collected. */
export function redactionNote(context: SiteContext, { redactions }: PublishedVersion): Markup | '' {
  if (!redactions || redactions.length === 0) return ''
  const words = datasetWords[context.language]
  const items = redactions.map(
    ({ method, columns }) =>
      html`<li>${names(columns)}: ${words.redacted[method]}</li>
`,
  )
  return html`<div class="alert"><p><strong>${words.redactions}</strong></p><ul>${items}</ul></div>`
}

/** Numbers and a file of what differs from the version that was public before. */
export function changesSection(
  context: SiteContext,
  dataset: PublishedDataset,
  version: PublishedVersion,
): Markup | '' {
  const { changes } = version
  if (!changes) return ''
  const words = versionWords[context.language]
  const file = version.distributions.find(({ name }) => name === CHANGES_FILE)
  const address = filePath(dataset.slug, version.number, CHANGES_FILE)
  const download = file
    ? html`<p><a href="${address}" download>${words.differing}</a>${changes.isListComplete ? '' : `, ${words.firstOfMany}`}</p>`
    : ''
  const before = to(context, versionPath(dataset.slug, changes.since))
  return html`<section aria-labelledby="changes"><h2 id="changes">${words.newSince} <a href="${before}">${words.versionLower(changes.since)}</a></h2>
${rowChanges(context, changes)}${columnChanges(context, changes)}${download}</section>`
}

function rowChanges(context: SiteContext, changes: Changes): Markup {
  const { rowsAdded, rowsRemoved, rowsChanged, rowsUnchanged, key } = changes
  const words = versionWords[context.language]
  if (rowsAdded + rowsRemoved + rowsChanged === 0) return html`<p>${words.sameRows}</p>`
  const how = key.length > 0 ? html`${words.comparedBy} ${names(key)}.` : words.comparedWhole
  const facts: readonly (readonly [string, number])[] = [
    [words.newRows, rowsAdded],
    [words.removed, rowsRemoved],
    // Without a key a row that changed is one that went and one that came.
    ...(key.length > 0 ? [[words.changed, rowsChanged] as const] : []),
    [words.same, rowsUnchanged],
  ]
  const cells = facts.map(
    ([name, rows]) => html`<div><dt>${name}</dt><dd>${textsIn(context).count(rows, words.row)}</dd></div>`,
  )
  return html`<dl class="facts">${cells}</dl><p class="muted">${how}</p>`
}

function columnChanges(context: SiteContext, { columns }: Changes): Markup | '' {
  if (columns.length === 0) return ''
  const words = versionWords[context.language]
  const types = typeWords(context.language)
  const items = columns.map((change) => {
    const name = html`<code>${change.column.name}</code>`
    if (change.kind === 'type') {
      return html`<li>${name}: ${words.typeChange(types[change.column.type], types[change.before.type])}</li>`
    }
    return change.kind === 'added'
      ? html`<li>${name} ${words.isNew(types[change.column.type])}</li>`
      : html`<li>${name} ${words.isGone}</li>`
  })
  return html`<ul>${items}</ul>`
}

function names(columns: readonly string[]): Markup[] {
  return columns.map((name, index) => html`${index > 0 ? ', ' : ''}<code>${name}</code>`)
}
