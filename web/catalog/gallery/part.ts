// web/catalog/gallery/part.ts: what the gallery shows of one component.
import type { GroupName, PartName } from '../language/gallery.ts'
import type { Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import type { Sample } from './sample.ts'

export interface Part {
  readonly name: PartName
  /** As in the list at the top of web/styles/site.css. */
  readonly classes: readonly string[]
  /** It is above on the page already: only its markup is shown. */
  readonly isAbove?: boolean
  /** In all its states. */
  readonly markup: Markup
}

/** Components of one group, in the language of the page. */
export type Parts = (context: SiteContext, sample: Sample) => readonly Part[]

export interface Group {
  readonly name: GroupName
  readonly parts: Parts
}
