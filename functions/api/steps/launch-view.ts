// functions/api/steps/launch-view.ts: the launch as people of the city see it, with what would be public and the portrait.
import type { z } from '@hono/zod-openapi'
import { cityWith } from '../../../core/departments.ts'
import { portraitKey } from '../../../core/keys.ts'
import { languagesOf } from '../../../core/languages.ts'
import { bannerUntil, isOpenToPublic, type Launch } from '../../../core/launch.ts'
import { figuresAtLaunch } from '../../../core/launch-figures.ts'
import { placeOf } from '../../../core/launch-news.ts'
import type { Dataset, Member, Version } from '../../../core/model.ts'
import { PICTURE_TYPES, type Picture } from '../../../core/picture.ts'
import type { ApiPorts } from '../ports.ts'
import { launchSchema } from '../schemas-launch.ts'

/** How many datasets are read at the same time. */
const AT_ONCE = 16

/** Reads two versions of each dataset, so it costs some reads of the table. */
export async function launchView(ports: ApiPorts, by: Member, launch: Launch): Promise<z.infer<typeof launchSchema>> {
  const [departments, shelves, portrait] = await Promise.all([
    ports.registry.records('department'),
    shelvesOf(ports),
    launch.portrait && portraitView(ports, launch.portrait),
  ])
  const city = cityWith(ports.city, departments)
  const at = launch.scheduledAt ?? ports.outside.now()
  const figures = languagesOf(city).map((language) => [language, figuresAtLaunch(city, shelves, language, at)])
  const isAdministrator = by.roles.includes('administrator')
  return launchSchema.parse({
    ...launch,
    ...{ stage: ports.stage, isOpen: isOpenToPublic(ports.stage, launch), bannerUntil: bannerUntil(launch) },
    ...{ partners: isAdministrator ? launch.partners : [], partnerCount: launch.partners.length },
    ...{ portrait, figures: Object.fromEntries(figures) },
    site: {
      ...{ city: city.name, address: ports.portalUrl },
      portals: Object.fromEntries(
        languagesOf(city).map((one) => [one, placeOf(launch, { city, url: ports.portalUrl }, at, one).portal]),
      ),
    },
  })
}

async function shelvesOf({ registry }: ApiPorts): Promise<{ versions: Version[] }[]> {
  const shelves: { versions: Version[] }[] = []
  const datasets = await registry.datasets()
  for (let start = 0; start < datasets.length; start += AT_ONCE) {
    shelves.push(...(await Promise.all(datasets.slice(start, start + AT_ONCE).map((one) => shelfOf(registry, one)))))
  }
  return shelves
}

async function shelfOf(registry: ApiPorts['registry'], dataset: Dataset): Promise<{ versions: Version[] }> {
  const numbers = [dataset.publishedVersion, dataset.openVersion].flatMap((number) => number ?? [])
  const versions = await Promise.all(numbers.map((number) => registry.version(dataset.id, number)))
  return { versions: versions.flatMap((version) => version ?? []) }
}

/** Small enough to travel along: it is shown to a handful of people. */
async function portraitView({ incoming }: ApiPorts, { sha256, md5: _, ...portrait }: Picture) {
  const body = await incoming.read(portraitKey(sha256, portrait.format))
  if (!body) return portrait
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  const picture = `data:${PICTURE_TYPES[portrait.format]};base64,${Buffer.concat(chunks).toString('base64')}`
  return { ...portrait, picture }
}
