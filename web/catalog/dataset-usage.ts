// web/catalog/dataset-usage.ts: how to get the data with a program, as lines to copy.
import { html } from 'hono/html'
import { latestOf } from '../../core/catalog/addresses.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import type { ChartChoice } from './chart-choice.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

export function usage(context: SiteContext, dataset: LiveDataset, chart: ChartChoice | null): Markup {
  const { slug, current } = dataset
  const csv = latestOf(slug, current, 'csv')
  const parquet = latestOf(slug, current, 'parquet')
  return html`<section aria-labelledby="use"><h2 id="use">Use it in a program</h2>
<p>No key and no account needed. The addresses with <code>latest</code> always give the newest version.</p>
${csv ? codeBlock('Newest file', `curl -O ${context.url}${csv}`) : ''}
${codeBlock('Description and versions, as JSON', `curl ${context.url}/api/v1/datasets/${slug}`)}
${parquet ? codeBlock('A question in SQL, with DuckDB', question(`${context.url}${parquet}`, chart)) : ''}
<p><a href="/developers/">More for developers</a></p></section>`
}

/** Lines of code with a heading; the page island adds the copy button's work. */
export function codeBlock(heading: string, code: string): Markup {
  return html`<div class="code"><h3>${heading}</h3><button type="button" class="copy" data-copy hidden>Copy<span class="visually-hidden">: ${heading}</span></button><pre tabindex="0" role="region" aria-label="${heading}"><code>${code}</code></pre></div>
`
}

function question(address: string, chart: ChartChoice | null): string {
  if (chart?.kind !== 'values') return `SELECT *\nFROM '${address}'\nLIMIT 10;`
  const column = `"${chart.column.name.replaceAll('"', '""')}"`
  return `SELECT ${column}, count(*) AS rows\nFROM '${address}'\nGROUP BY 1\nORDER BY 2 DESC;`
}
