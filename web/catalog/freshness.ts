// web/catalog/freshness.ts: whether a dataset is as new as promised: a badge in words, and why, for readers.
import { html } from 'hono/html'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { type Freshness, freshShare } from '../../core/freshness.ts'
import { FRESHNESS_WORDS } from '../../core/freshness-words.ts'
import type { Markup } from './markup.ts'
import { dayText, numberText } from './words.ts'

/** A word with a colour; nothing where nothing was promised. */
export function freshnessBadge({ freshness }: LiveDataset): Markup | '' {
  if (!freshness || freshness.state === 'unscheduled') return ''
  const { words, tone } = FRESHNESS_WORDS[freshness.state]
  return html`<span class="badge fresh ${tone}">${words}</span>`
}

/** One of the facts at the top of a dataset's page. */
export function freshnessFact(dataset: LiveDataset): Markup | '' {
  const badge = freshnessBadge(dataset)
  return badge && html`<div><dt>Freshness</dt><dd>${badge}</dd></div>`
}

/** Above everything else, where readers have to know: late, resting or ended, and why. */
export function freshnessNotice({ freshness }: LiveDataset): Markup | '' {
  if (!freshness || !(freshness.state in NOTICES)) return ''
  const { tone, heading, words } = NOTICES[freshness.state as keyof typeof NOTICES]
  return html`<div class="alert ${tone} freshness-notice"><p><strong>${heading}</strong> ${words(freshness)}</p>${
    freshness.reason ? html`<p class="long-text">${freshness.reason}</p>` : ''
  }</div>`
}

const NOTICES = {
  overdue: {
    tone: 'warn',
    heading: 'This dataset is overdue.',
    words: ({ dueAt = '' }: Freshness) => html`Its next version was due on ${day(dueAt)}.`,
  },
  paused: {
    tone: 'warn',
    heading: 'Updates are paused',
    words: ({ since = '', until }: Freshness) =>
      until ? html`since ${day(since)}, expected to go on from ${day(until)}.` : html`since ${day(since)}.`,
  },
  retired: {
    tone: '',
    heading: 'This dataset is retired.',
    words: ({ since = '' }: Freshness) => html`It has not been renewed since ${day(since)} and will not be.`,
  },
} as const

/** For the list of facts beside the dataset. */
export function nextUpdate({ freshness }: LiveDataset): Markup | '' {
  if (!freshness?.dueAt) return ''
  return html`<dt>Next update</dt><dd>due ${day(freshness.dueAt)}</dd>`
}

/** How the whole city does, in a sentence, for the page about the portal. */
export function aboutFreshness(datasets: readonly LiveDataset[]): Markup {
  const { fresh, of } = shareOf(datasets)
  const share =
    of === 0
      ? ''
      : html`<p>Today <strong>${numberText(fresh)} of ${numberText(of)}</strong> datasets with a schedule are up to date (${percentText(fresh, of)}).</p>`
  return html`<h2 id="freshness">Freshness</h2>
<p>Every dataset says how often it is renewed. From the day on which its next version is due, its badge says <em>${FRESHNESS_WORDS.due.words}</em>; when a grace of a day to a month has passed as well, it says <em>${FRESHNESS_WORDS.overdue.words}</em>, and first the publisher, then the department, then the open data team are reminded. A dataset that rests or has ended says so, with the reason.</p>
${share}
<p>For machines: <a href="/freshness.json">freshness.json</a>.</p>`
}

export function shareOf(datasets: readonly LiveDataset[]): { fresh: number; of: number } {
  return freshShare(datasets.flatMap(({ freshness }) => (freshness ? [freshness] : [])))
}

/** Rounded down: nobody is at 100 % with one dataset missing. */
export function percentText(part: number, whole: number): string {
  return `${numberText(Math.floor((part / whole) * 100))} %`
}

function day(at: string): Markup {
  return html`<time datetime="${at}">${dayText(at)}</time>`
}
