// core/catalog/localised.ts: a dataset and its city in one language, so that pages need not ask. What nobody translated stays as it is.
import { firstLanguage, type Language } from '../languages.ts'
import type { Metadata } from '../model.ts'
import type { City } from '../settings.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './published.ts'

/** The context of pages in a language: names that the settings translate are translated, topics keep theirs (see `topicName`). */
export function contextIn(context: SiteContext, language: Language): SiteContext {
  const own = context.city.translations?.[language]
  const departments = context.city.departments.map((one) => ({ ...one, name: own?.departments?.[one.id] ?? one.name }))
  const city = {
    ...context.city,
    portalName: own?.portalName ?? context.city.portalName,
    tagline: own?.tagline ?? context.city.tagline,
    searchSuggestions: own?.searchSuggestions ?? context.city.searchSuggestions,
    departments,
  }
  return { ...context, language, city }
}

/** A topic is known by its name in the settings, which is in its address; readers see its name in their language. */
export function topicName({ city, language }: Pick<SiteContext, 'city' | 'language'>, topic: string): string {
  return city.translations?.[language]?.topics?.[topic] ?? topic
}

export function localisedDataset<D extends PublishedDataset>(city: City, language: Language, dataset: D): D {
  if (language === firstLanguage(city)) return dataset
  const version = (one: PublishedVersion) => localisedVersion(city, language, one)
  const name = city.translations?.[language]?.departments?.[dataset.department.id]
  return {
    ...dataset,
    department: name ? { ...dataset.department, name } : dataset.department,
    current: dataset.current && version(dataset.current),
    versions: dataset.versions.map(version),
  }
}

function localisedVersion(city: City, language: Language, version: PublishedVersion): PublishedVersion {
  const texts = version.metadata.translations?.[language]
  if (!texts) return { ...version, language: firstLanguage(city) }
  const columns = new Map((texts.columns ?? []).map((column) => [column.name, column]))
  const metadata: Metadata = {
    ...version.metadata,
    title: texts.title,
    description: texts.description,
    ...(texts.conditions ? { conditions: texts.conditions } : {}),
    ...(texts.knownIssues ? { knownIssues: texts.knownIssues } : {}),
    columns: [
      ...version.metadata.columns.map((column) => ({ ...column, ...columns.get(column.name) })),
      ...[...columns.values()].filter(({ name }) => !version.metadata.columns.some((column) => column.name === name)),
    ],
  }
  return { ...version, metadata }
}
