// web/catalog/dataset-language.ts: the language of a part of a dataset's texts that its translation may have left out.
import { html } from 'hono/html'
import { firstLanguage } from '../../core/languages.ts'
import type { MetadataTexts } from '../../core/model.ts'
import type { Markup } from './markup.ts'
import type { PublishedVersion, SiteContext } from './view.ts'

/** The attribute `lang` where the part is in another language than the page; for title and description see `spoken`. */
export function langOfPart(
  { city, language }: SiteContext,
  { metadata }: PublishedVersion,
  isTranslated: (texts: MetadataTexts) => boolean,
): Markup | '' {
  const first = firstLanguage(city)
  const texts = metadata.translations?.[language]
  return language === first || (texts && isTranslated(texts)) ? '' : html` lang="${first}"`
}

export function langOfColumn(context: SiteContext, version: PublishedVersion, name: string): Markup | '' {
  return langOfPart(context, version, ({ columns = [] }) => columns.some((column) => column.name === name))
}
