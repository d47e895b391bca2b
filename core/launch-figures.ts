// core/launch-figures.ts: what the public will find at the moment of the launch, counted from the table. Pure.
import { isDataFile } from './file-names.ts'
import { formatText } from './format-words.ts'
import type { Language } from './languages.ts'
import { figuresOf, type LaunchFigures } from './launch-fill.ts'
import { hasStatus, isReleaseDue } from './lifecycle.ts'
import type { IsoTime, Version } from './model.ts'
import type { City } from './settings.ts'

/**
 * Of each dataset the version that is published then, else the one that is public.
 *
 * @param city with its departments as they are now
 * @param shelves versions of each dataset, oldest first
 * @param at the moment of the launch: what is to be released later does not count
 */
export function figuresAtLaunch(
  city: City,
  shelves: readonly { readonly versions: readonly Version[] }[],
  language: Language,
  at: IsoTime,
): LaunchFigures {
  const names = new Map(city.departments.map(({ id, name }) => [id, name]))
  const translated = city.translations?.[language]?.departments ?? {}
  const shown = shelves.flatMap(({ versions }) => {
    const due = versions.findLast((one) => hasStatus(one, 'approved') && isReleaseDue(one, at))
    const version = due ?? versions.findLast((one) => hasStatus(one, 'published'))
    return version && 'candidate' in version && version.candidate ? [version.candidate] : []
  })
  return figuresOf(
    shown.map(({ metadata: { departmentId }, content }) => ({
      rows: content.rows,
      department: translated[departmentId] ?? names.get(departmentId) ?? departmentId,
      formats: content.distributions.filter(isDataFile).map(({ format }) => formatText(format)),
    })),
  )
}
