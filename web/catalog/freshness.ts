// web/catalog/freshness.ts: whether a dataset is as new as promised: a badge in words, and why, for readers.
import { html } from 'hono/html'
import { type Freshness, type FreshnessState, freshShare } from '../../core/freshness.ts'
import { freshnessWords } from '../../core/freshness-words.ts'
import { languageOfCity } from './every-language.ts'
import { freshnessTexts } from './language/freshness.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** Whatever may have a promise: a dataset on its page or in a list. */
interface Promising {
  readonly freshness?: Freshness
}

/** A word with a colour; nothing where nothing was promised. */
export function freshnessBadge(context: SiteContext, { freshness }: Promising): Markup | '' {
  if (!freshness || freshness.state === 'unscheduled') return ''
  const { words, tone } = freshnessWords(context.language, freshness.state)
  return html`<span class="badge fresh ${tone}">${words}</span>`
}

/** One of the facts at the top of a dataset's page. */
export function freshnessFact(context: SiteContext, dataset: Promising): Markup | '' {
  const badge = freshnessBadge(context, dataset)
  return badge && html`<div><dt>${freshnessTexts[context.language].freshness}</dt><dd>${badge}</dd></div>`
}

/** Above everything else, where readers have to know: late, resting or ended, and why. */
export function freshnessNotice(context: SiteContext, { freshness }: Promising): Markup | '' {
  const notice = freshness && NOTICES[freshness.state]
  if (!notice) return ''
  const language = languageOfCity(context)
  return html`<div class="alert ${notice.tone} freshness-notice"><p>${notice.words(context, freshness)}</p>${
    freshness.reason
      ? html`<p class="long-text"${language ? html` lang="${language}"` : ''}>${freshness.reason}</p>`
      : ''
  }</div>`
}

interface Notice {
  readonly tone: 'warn' | ''
  readonly words: (context: SiteContext, freshness: Freshness) => Markup
}

const NOTICES: Readonly<Partial<Record<FreshnessState, Notice>>> = {
  overdue: {
    tone: 'warn',
    words: (context, { dueAt = '' }) => {
      const texts = freshnessTexts[context.language]
      return html`<strong>${texts.overdue}</strong> ${texts.overdueSince(day(context, dueAt))}`
    },
  },
  paused: {
    tone: 'warn',
    words: (context, { since = '', until }) => {
      const texts = freshnessTexts[context.language]
      const from = day(context, since)
      const times = until ? texts.pausedUntil(from, day(context, until)) : texts.pausedSince(from)
      return html`<strong>${texts.paused}</strong> ${times}`
    },
  },
  retired: {
    tone: '',
    words: (context, { since = '' }) => {
      const texts = freshnessTexts[context.language]
      return html`<strong>${texts.retired}</strong> ${texts.retiredSince(day(context, since))}`
    },
  },
}

/** For the list of facts beside the dataset. */
export function nextUpdate(context: SiteContext, { freshness }: Promising): Markup | '' {
  if (!freshness?.dueAt) return ''
  const texts = freshnessTexts[context.language]
  return html`<dt>${texts.nextUpdate}</dt><dd>${texts.due(day(context, freshness.dueAt))}</dd>`
}

/** How the whole city does, in a sentence, for the page about the portal. */
export function aboutFreshness(context: SiteContext, datasets: readonly Promising[]): Markup {
  const { fresh, of } = shareOf(datasets)
  const texts = freshnessTexts[context.language]
  const { number } = textsIn(context)
  const share = of === 0 ? '' : html`<p>${texts.share(number(fresh), number(of), percentText(context, fresh, of))}</p>`
  const [due, overdue] = (['due', 'overdue'] as const).map((state) => freshnessWords(context.language, state).words)
  return html`<h2 id="freshness">${texts.freshness}</h2>
<p>${texts.about(due!, overdue!)}</p>
${share}
<p>${texts.machines} <a href="/freshness.json">freshness.json</a>.</p>`
}

export function shareOf(datasets: readonly Promising[]): { fresh: number; of: number } {
  return freshShare(datasets.flatMap(({ freshness }) => (freshness ? [freshness] : [])))
}

/** Rounded down: nobody is at 100 % with one dataset missing. */
export function percentText(context: SiteContext, part: number, whole: number): string {
  return `${textsIn(context).number(Math.floor((part / whole) * 100))} %`
}

function day(context: SiteContext, at: string): Markup {
  return html`<time datetime="${at}">${textsIn(context).day(at)}</time>`
}
