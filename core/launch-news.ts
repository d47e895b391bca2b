// core/launch-news.ts: the piece of news that is published with the launch. Pure.

import { type Language, languagesOf } from './languages.ts'
import type { LaunchContents } from './launch.ts'
import { fillLaunch, type LaunchFigures, type LaunchPlace } from './launch-fill.ts'
import { launchTextsIn } from './launch-texts.ts'
import { MAX_NEWS_TEXT, MAX_NEWS_TITLE, type NewsTexts } from './news.ts'
import type { City } from './settings.ts'

/** Where a launch happens, before it is said in a language. */
export interface LaunchSite {
  readonly city: City
  readonly url: string
}

/** In every language of the portal, with figures: news keeps what was true on its day. */
export function launchNews(
  launch: LaunchContents,
  site: LaunchSite,
  at: string,
  figures: (language: Language) => LaunchFigures,
): NewsTexts {
  return Object.fromEntries(
    languagesOf(site.city).map((language) => {
      const { newsTitle, newsText } = launchTextsIn(launch, language)
      const place = placeOf(launch, site, at, language)
      const fill = (text: string) => fillLaunch(text, figures(language), place, language)
      return [
        language,
        { title: fill(newsTitle).slice(0, MAX_NEWS_TITLE), text: fill(newsText).slice(0, MAX_NEWS_TEXT) },
      ]
    }),
  )
}

/** What texts are filled with, in a language. */
export function placeOf(
  { speaker }: Pick<LaunchContents, 'speaker'>,
  { city, url }: LaunchSite,
  at: string,
  language: Language,
): LaunchPlace {
  const portalName = city.translations?.[language]?.portalName ?? city.portalName
  return { city: city.name, portal: `${city.name} ${portalName}`, address: url, at, speaker }
}
