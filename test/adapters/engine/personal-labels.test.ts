// Personal data in real city files beside the project, when they are there: found as people labelled it.
import { join } from 'node:path'
import { material, tableOf, withMaterial } from '../../support/material.ts'
import { checkFile } from './checking.ts'

interface Label {
  readonly file: string
  /** Place of the column from 1; of nested JSON only the name is known. */
  readonly place: number | undefined
  readonly name: string
  readonly classes: readonly string[]
  readonly isAboutPersons: boolean
}

function labels(): Label[] {
  return tableOf('labels.tsv').map(([file, place, name, classes, subject]) => {
    return {
      file: file!,
      place: place === '' ? undefined : Number(place),
      name: name!.replace(/^\[\]\./, ''),
      classes: classes === 'none' ? [] : classes!.split(','),
      isAboutPersons: ['person', 'official', 'mixed'].includes(subject!),
    }
  })
}

withMaterial(
  'labelled classes of personal data are found: of persons 95 %, of all 90 %, and 90 % of what is found is labelled',
  async () => {
    const wanted = labels()
    const found = new Map<string, Awaited<ReturnType<typeof checkFile>>['report']['columns']>()
    for (const { file } of wanted) {
      if (!found.has(file)) found.set(file, (await checkFile(join(material, file))).report.columns)
    }

    const counts = { right: 0, missed: 0, extra: 0, personsRight: 0, personsMissed: 0 }
    const wrong: string[] = []
    for (const { file, place, name, classes, isAboutPersons } of wanted) {
      const columns = found.get(file)!
      const column = place === undefined ? columns.find((other) => other.name === name) : columns[place - 1]
      const seen = column?.personal.map((data) => data.class) ?? []
      const hits = classes.filter((label) => seen.includes(label)).length
      counts.right += hits
      counts.missed += classes.length - hits
      counts.extra += seen.length - hits
      counts.personsRight += isAboutPersons ? hits : 0
      counts.personsMissed += isAboutPersons ? classes.length - hits : 0
      if (hits < Math.max(classes.length, seen.length)) wrong.push(`${file} ${name}: ${seen} instead of ${classes}`)
    }
    const { right, missed, extra, personsRight, personsMissed } = counts
    expect({
      recallOfPersons: personsRight / (personsRight + personsMissed) >= 0.95,
      recall: right / (right + missed) >= 0.9,
      precision: right / (right + extra) >= 0.9,
      wrong,
    }).toMatchObject({ recallOfPersons: true, recall: true, precision: true })
  },
  240_000,
)
