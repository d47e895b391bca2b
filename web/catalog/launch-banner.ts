// web/catalog/launch-banner.ts: what the city says on its pages around the launch.
import type { PageFrame } from './layout.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

export function launchBanner(_context: SiteContext, _page: Pick<PageFrame, 'path'>): Markup | '' {
  return ''
}
