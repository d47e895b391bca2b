// web/catalog/launch-texts.ts: the texts of the launch as a page shows them: in its language, with figures filled in.

import { firstLanguage, languagesOf } from '../../core/languages.ts'
import type { PublicLaunch } from '../../core/launch.ts'
import { figuresOf, fillLaunch, type LaunchFigures } from '../../core/launch-fill.ts'
import { placeOf } from '../../core/launch-news.ts'
import { launchTextsIn } from '../../core/launch-texts.ts'
import { inLanguage, type ListedDataset } from './listed.ts'
import type { SiteContext } from './view.ts'
import { formatText } from './words.ts'

/** @param listed every live dataset, in the city's first language */
export function withFigures(context: SiteContext, listed: readonly ListedDataset[]): SiteContext {
  const { launch } = context
  if (launch?.state !== 'launched') return context
  const figures = Object.fromEntries(
    languagesOf(context.city).map((language) => [language, figuresIn({ ...context, language }, listed)]),
  )
  return { ...context, launch: { ...launch, figures } }
}

function figuresIn(context: SiteContext, listed: readonly ListedDataset[]): LaunchFigures {
  return figuresOf(
    listed.map((one) => {
      const { rows, department, formats } = inLanguage(context, one)
      return { rows, department: department.name, formats: formats.map(formatText) }
    }),
  )
}

/** Everything that the city says, in the language of the page; what only a person can say may be in another one. */
export function toldIn(context: SiteContext, launch: PublicLaunch, figures: LaunchFigures) {
  const { language } = context
  const texts = launchTextsIn(launch, language)
  const place = placeOf(launch, context, launch.launchedAt ?? '', language)
  const fill = (text: string) => fillLaunch(text, figures, place, language)
  const spoken = [language, ...languagesOf(context.city)].find((one) => launch.texts[one]?.statement?.trim())
  const other = spoken && spoken !== language ? spoken : undefined
  return {
    ...{ banner: fill(texts.banner), pressRelease: fill(texts.pressRelease) },
    statement: fill(spoken ? launchTextsIn(launch, spoken).statement : ''),
    /** Of the statement, where it is not the language of the page. */
    ...(other ? { language: other } : {}),
    speakerTitle: texts.speakerTitle || firstOf(launch, context, 'speakerTitle'),
    portraitAlt: texts.portraitAlt || firstOf(launch, context, 'portraitAlt'),
  }
}

function firstOf(launch: PublicLaunch, { city }: SiteContext, field: 'speakerTitle' | 'portraitAlt'): string {
  return launchTextsIn(launch, firstLanguage(city))[field]
}
