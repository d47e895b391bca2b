// web/catalog/launch-banner.ts: what the city says on its front page for some days from the launch on.
import { html } from 'hono/html'
import { newsPath, PRESS_PATH } from '../../core/catalog/addresses.ts'
import type { PublicLaunch } from '../../core/launch.ts'
import type { LaunchFigures } from '../../core/launch-fill.ts'
import { linesOf } from '../../core/plain-text.ts'
import { langOf } from './every-language.ts'
import { launchWords } from './language/launch.ts'
import { toldIn } from './launch-texts.ts'
import type { PageFrame } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { shorten } from './words.ts'

/** A visitor came for data: of a long statement the beginning is enough here. */
const STATEMENT_CHARACTERS = 320
/** Beside the statement, in pixels. */
const PORTRAIT_WIDTH = 112

/** Whether the page shows it. */
export function hasLaunchBanner({ launch }: SiteContext, { path }: Pick<PageFrame, 'path'>): boolean {
  return path === '/' && launch?.hasBanner === true
}

export function launchBanner(context: SiteContext, page: Pick<PageFrame, 'path'>): Markup | '' {
  const { launch, language } = context
  const figures = launch?.figures?.[language]
  if (!launch || !figures || !hasLaunchBanner(context, page)) return ''
  const words = launchWords[language]
  const told = toldIn(context, launch, figures)
  const press = to(context, PRESS_PATH)
  return html`<aside class="launch-banner" aria-label="${words.region}"><div class="wrap">
${portrait(context, launch, figures, PORTRAIT_WIDTH)}
<div class="launch-told"><p class="launch-words">${told.banner}</p>
${told.statement === '' ? '' : html`<blockquote${langOf(context, told)}><p>${shorten(oneLine(told.statement), STATEMENT_CHARACTERS)}</p></blockquote><p class="launch-speaker">${speaker(context, launch, figures)}</p>`}
<p class="ways-on">${told.statement === '' ? '' : html`<a href="${press}#statement">${words.wholeStatement}</a> `}${launch.newsId ? html`<a href="${to(context, newsPath(launch.newsId))}">${words.news}</a> ` : ''}<a href="${press}">${words.press}</a></p></div>
</div></aside>`
}

/** Paragraphs run together, without their marks. */
function oneLine(text: string): string {
  return linesOf(text)
    .map((line) => line.text)
    .join(' ')
}

/** `Maria Vega, Mayor` */
export function speaker(context: SiteContext, launch: PublicLaunch, figures: LaunchFigures): Markup {
  const { speakerTitle } = toldIn(context, launch, figures)
  return html`<strong>${launch.speaker}</strong>${speakerTitle ? html`, ${speakerTitle}` : ''}`
}

/** @param width as it is shown, in pixels; the height follows, so that nothing moves when it arrives */
export function portrait(
  context: SiteContext,
  { portrait: picture, ...launch }: PublicLaunch,
  figures: LaunchFigures,
  width: number,
): Markup | '' {
  if (!picture) return ''
  const height = Math.round((picture.height / picture.width) * width)
  const { portraitAlt } = toldIn(context, launch, figures)
  return html`<img class="launch-portrait" src="${portraitPath(picture)}" alt="${portraitAlt}" width="${width}" height="${height}">`
}

/** Where the portrait is, from the launch on. */
export function portraitPath({ format }: Pick<NonNullable<PublicLaunch['portrait']>, 'format'>): string {
  return `${PRESS_PATH}portrait.${format}`
}
