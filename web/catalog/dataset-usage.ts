// web/catalog/dataset-usage.ts: how to get the data with a program, as lines to copy.
import { html } from 'hono/html'
import { latestOf } from '../../core/catalog/addresses.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import type { ChartChoice } from './chart-choice.ts'
import { codeBlock } from './code-block.ts'
import { datasetWords } from './language/dataset.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

export function usage(context: SiteContext, dataset: LiveDataset, charts: readonly ChartChoice[]): Markup {
  const { slug, current } = dataset
  const words = datasetWords[context.language]
  const csv = latestOf(slug, current, 'csv')
  const parquet = latestOf(slug, current, 'parquet')
  const [before, after] = words.useNote
  return html`<section aria-labelledby="use"><h2 id="use">${words.use}</h2>
<p>${before} <code>latest</code> ${after}</p>
${csv ? codeBlock(context, words.newestFile, `curl -O ${context.url}${csv}`) : ''}
${codeBlock(context, words.descriptionJson, `curl ${context.url}/api/v1/datasets/${slug}`)}
${parquet ? codeBlock(context, words.sqlQuestion, question(`${context.url}${parquet}`, charts)) : ''}
<p><a href="${to(context, '/developers/')}">${words.moreForDevelopers}</a></p></section>`
}

/** Counts the values of the category that is drawn on the page, else shows the first rows. */
function question(address: string, charts: readonly ChartChoice[]): string {
  const chart = charts.find(({ kind }) => kind === 'values')
  if (!chart) return `SELECT *\nFROM '${address}'\nLIMIT 10;`
  const column = `"${chart.column.name.replaceAll('"', '""')}"`
  return `SELECT ${column}, count(*) AS rows\nFROM '${address}'\nGROUP BY 1\nORDER BY 2 DESC;`
}
