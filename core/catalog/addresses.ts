// core/catalog/addresses.ts: the public addresses of the catalog. Slugs and ids are made by the server, see core/keys.ts.
import { latestKey, slugFor, versionFilesPrefix } from '../keys.ts'
import type { PublishedVersion } from './published.ts'

export const datasetPath = (slug: string): string => `/datasets/${slug}/`

export const versionPath = (slug: string, number: number): string => `${datasetPath(slug)}v/${number}/`

export const topicPath = (topic: string): string => `/topics/${slugFor(topic) || 'other'}/`

export const departmentPath = (id: string): string => `/departments/${id}/`

export const policyPath = (id: string): string => `/about/policies/${id}/`

export const policyVersionPath = (id: string, number: number): string => `${policyPath(id)}v/${number}/`

export const YEARLY_PATH = '/about/yearly/'

export const yearlyPath = (year: string): string => `${YEARLY_PATH}${year}/`

/** What journalists need, from the launch on. */
export const PRESS_PATH = '/press/'

/** Every component of the site, for developers. */
export const GALLERY_PATH = '/developers/gallery/'

export const NEWS_PATH = '/news/'

export const newsPath = (id: string): string => `${NEWS_PATH}${id}/`

/** News of one year; no piece of news has four digits for an address. */
export const newsYearPath = (year: string): string => `${NEWS_PATH}${year}/`

/** A file of a version; its bytes never change. */
export function filePath(slug: string, number: number, name: string): string {
  return `/${versionFilesPrefix(slug, number)}${encodeURIComponent(name.toWellFormed())}`
}

/** The newest address of a format, when the version has that format. */
export function latestOf(slug: string, version: PublishedVersion, extension: string): string | undefined {
  const has = version.distributions.some(({ name }) => name === `${slug}.${extension}`)
  return has ? `/${latestKey(slug, extension)}` : undefined
}

/** Key in the site bucket of a page's address: a folder holds its `index.html`. */
export function pageKey(path: string): string {
  const key = path.replace(/^\//, '')
  return key === '' || key.endsWith('/') ? `${key}index.html` : key
}
