// web/catalog/launch-pictures.ts: pictures of the press kit: the banner for other sites, and the portal's mark.
import { drawingPath } from '../../core/catalog/cards.ts'
import { cardText, cut, widthOf } from './card-text.ts'
import { cityIcon } from './city-icon.ts'
import { launchWords } from './language/launch.ts'
import { to } from './links.ts'
import { palettes } from './theme.ts'
import type { SiteContext } from './view.ts'

const LOGO_PIXELS = 1024

/** The mark as SVG, of the size at which it is drawn. */
export function logoDrawing({ city }: SiteContext): string {
  const size = `width="${LOGO_PIXELS}" height="${LOGO_PIXELS}"`
  return cityIcon(city.brand, city.accent).replace('<svg ', `<svg ${size} `)
}

/** Address of the mark as PNG. */
export function logoPath(context: SiteContext): string {
  return drawingPath('press/mark', logoDrawing(context))
}

const [WIDTH, HEIGHT, LEFT] = [480, 120, 104] as const
const ROOM = WIDTH - LEFT - 20
/** The largest in which the name of the city has room; the smallest is cut. */
const NAME_SIZES = [30, 26, 22, 19] as const

/**
 * A picture for other sites, 480 by 120. It names fonts that every system has a kin of: a picture loads none.
 *
 * @see docs/launch.md
 */
export function embedBanner(context: SiteContext): string {
  const { city } = context
  const words = launchWords[context.language]
  const { 'brand-deep': ground, accent } = palettes(city.brand, city.accent).light
  const name = cardText(city.name)
  const size = NAME_SIZES.find((one) => widthOf(name, one) <= ROOM) ?? NAME_SIZES.at(-1)!
  const line = (y: number, height: number, weight: number, fill: string, text: string) =>
    `<text x="${LEFT}" y="${y}" font-family="'Public Sans','Segoe UI','Helvetica Neue',Arial,sans-serif" font-size="${height}" font-weight="${weight}" fill="${fill}">${escaped(cut(cardText(text), height, ROOM))}</text>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(words.embedAlt(name))}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="${ground}"/><rect width="${WIDTH}" height="6" rx="3" fill="${accent}"/>` +
    `<g transform="translate(24 30) scale(1.5)"><rect width="40" height="40" rx="9" fill="#fff" fill-opacity=".12"/><path d="M20 8l9 13H11z" fill="${accent}"/><path d="M6 26c3.5-3 7-3 10.5 0s7 3 10.5 0 5-2.6 7-2M6 32c3.5-3 7-3 10.5 0s7 3 10.5 0 5-2.6 7-2" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></g>` +
    line(48, size, 700, '#fff', name) +
    line(74, 17, 400, '#fff', words.bannerLine) +
    line(100, 16, 700, '#fff', `${words.bannerCall} →`) +
    '</svg>\n'
  )
}

/** The lines for another site: a link and a picture, no script. @param picture address of the banner */
export function embedCode(context: SiteContext, picture: string): string {
  const alt = escaped(launchWords[context.language].embedAlt(context.city.name))
  return `<a href="${escaped(context.url + to(context, '/'))}">
  <img src="${escaped(picture)}" alt="${alt}" width="${WIDTH}" height="${HEIGHT}">
</a>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
