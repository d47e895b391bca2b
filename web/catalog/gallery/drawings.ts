// web/catalog/gallery/drawings.ts: drawings and what stands on the page of a dataset, in the gallery.
import { html } from 'hono/html'
import { DEFAULT_POLICY } from '../../../core/sign-off-policy.ts'
import { barChart, columnChart, histogram, shareBar, sparkline } from '../charts.ts'
import { codeBlock } from '../code-block.ts'
import { fileList, signOffList } from '../dataset-parts.ts'
import { qualitySection } from '../dataset-quality.ts'
import { galleryWords } from '../language/gallery.ts'
import { policyWords } from '../language/policies.ts'
import { policyIn } from '../language/sign-off-standard.ts'
import { policyDiff } from '../policy-text.ts'
import { signOffDrawing } from '../sign-off-drawing.ts'
import { textsIn } from '../words.ts'
import type { Parts } from './part.ts'

export const drawingParts: Parts = (context, { points, species }) => {
  const { samples: words } = galleryWords[context.language]
  const texts = textsIn(context)
  const counts = points.map(({ count }) => count)
  const shares = species.map(({ count }) => count)
  const [rule] = policyIn(context.language, DEFAULT_POLICY).rules
  const frame = { title: words.years, description: words.description, isSmall: false, texts }
  return [
    { name: 'columns', classes: ['chart'], markup: columnChart({ ...frame, id: 'sample-columns' }, points) },
    {
      name: 'bars',
      classes: ['chart-lying'],
      markup: barChart({ ...frame, id: 'sample-bars', title: words.column }, species),
    },
    {
      name: 'small',
      classes: ['hist', 'share', 'spark'],
      markup: html`<div class="split"><p>${histogram(counts, words.years, 240, 60)}</p><p>${sparkline(counts)}</p><p>${shareBar(shares, 1200, words.column, 240)}</p></div>`,
    },
    {
      name: 'flow',
      classes: ['flow'],
      markup: html`<div class="flows"><figure>${signOffDrawing(context, rule!)}</figure></div>`,
    },
  ]
}

export const dataParts: Parts = (context, { dataset }) => {
  const { samples: words } = galleryWords[context.language]
  const { current } = dataset
  return [
    { name: 'files', classes: ['files', 'format', 'checksum'], markup: fileList(context, dataset, current) },
    { name: 'score', classes: ['scores', 'losses'], markup: html`${qualitySection(context, current)}` },
    { name: 'checks', classes: ['checks'], markup: signOffList(context, dataset, current) },
    { name: 'diff', classes: ['diff'], markup: policyDiff(words.older, words.newer, policyWords[context.language]) },
    {
      name: 'code',
      classes: ['code', 'copy'],
      markup: codeBlock(context, words.title, `curl -O ${context.url}/files/${dataset.slug}/latest.csv`),
    },
  ]
}
