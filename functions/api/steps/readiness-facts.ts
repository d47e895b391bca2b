// functions/api/steps/readiness-facts.ts: reads from the table what the checks before the launch look at.
import { isInDepartment } from '../../../core/access.ts'
import { dataJson } from '../../../core/catalog/data-json.ts'
import { securityText } from '../../../core/catalog/machine-texts.ts'
import type { PublishedDataset, SiteContext } from '../../../core/catalog/published.ts'
import { dataJsonFaults } from '../../../core/data-json-check.ts'
import { departmentsNow } from '../../../core/departments.ts'
import { documentsNow } from '../../../core/document-starters.ts'
import { firstLanguage, LANGUAGES, languagesOf } from '../../../core/languages.ts'
import type { Launch } from '../../../core/launch.ts'
import type { CandidateFacts } from '../../../core/launch-set.ts'
import { grantsAt } from '../../../core/members.ts'
import type { Dataset, IsoTime, Member, Role, Version } from '../../../core/model.ts'
import type { PlanEntry } from '../../../core/plan-entries.ts'
import { isOverdue, type LaunchCandidate, preparationNow } from '../../../core/preparation.ts'
import { datasetFacts, type LaunchFacts, type ReadinessFacts, versionOfTheDay } from '../../../core/readiness-facts.ts'
import { SIGNING_ROLES } from '../../../core/signing-roles.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'

/** What candidates of the launch set are about: datasets with their versions, entries of the plan. */
export interface Candidates {
  readonly datasets: ReadonlyMap<string, Dataset>
  readonly entries: ReadonlyMap<string, PlanEntry>
  readonly versions: ReadonlyMap<string, readonly Version[]>
  /** Undefined for what is gone. */
  readonly factsOf: (candidate: Pick<LaunchCandidate, 'id' | 'kind'>) => CandidateFacts | undefined
}

/**
 * Reads each candidate whole; a launch set is a handful.
 *
 * @param by who reads: titles of what is not public stay within their department; everything when absent
 */
export async function readCandidates(
  ports: ApiPorts,
  candidates: readonly Pick<LaunchCandidate, 'id' | 'kind'>[],
  by?: Member,
): Promise<Candidates> {
  const now = ports.outside.now()
  const { named } = await cityNow(ports)
  const all = await ports.registry.datasets()
  const datasets = new Map(all.map((dataset) => [dataset.id, dataset]))
  const entries = new Map(
    (await ports.registry.records('plan-entry')).filter(({ removed }) => !removed).map((one) => [one.id, one]),
  )
  const datasetIdOf = ({ id, kind }: Pick<LaunchCandidate, 'id' | 'kind'>) =>
    kind === 'dataset' ? id : entries.get(id)?.datasetId
  const wanted = new Set(candidates.flatMap((one) => datasetIdOf(one) ?? []).filter((id) => datasets.has(id)))
  const versions = new Map(
    await Promise.all([...wanted].map(async (id) => [id, await ports.registry.versions(id)] as const)),
  )
  // What is being written about a dataset is the business of its department; others read what is public.
  const titleOf = ({ id, publishedVersion, metadata: { title, departmentId } }: Dataset) => {
    if (!by || isInDepartment(by, departmentId)) return title
    const shown = (versions.get(id) ?? []).find(({ number }) => number === publishedVersion)
    return shown && 'candidate' in shown ? shown.candidate.metadata.title : `A dataset of ${named(departmentId).name}`
  }

  return {
    datasets,
    entries,
    versions,
    factsOf: (candidate) => {
      const entry = candidate.kind === 'plan-entry' ? entries.get(candidate.id) : undefined
      if (candidate.kind === 'plan-entry' && !entry) return undefined
      const dataset = datasets.get(datasetIdOf(candidate) ?? '')
      if (!dataset) {
        return entry && { title: entry.title, departmentId: entry.departmentId, isWithheld: entry.state === 'withheld' }
      }
      const minimum = ports.checks.minimumQuality
      const facts = datasetFacts(dataset, versions.get(dataset.id) ?? [], titleOf(dataset), minimum, now)
      return {
        ...{ title: facts.title, departmentId: facts.departmentId, dataset: facts },
        isWithheld: entry?.state === 'withheld',
      }
    },
  }
}

/** Everything that the checks look at, at this moment. @param by as above */
export async function gatherFacts(ports: ApiPorts, by?: Member): Promise<ReadinessFacts> {
  const { registry, city, outside, stage, portalUrl, checks } = ports
  const now = outside.now()
  const today = now.slice(0, 10)
  const [preparation, documents, departments, accounts, feedback, launch, alarms] = await Promise.all([
    registry.record('preparation', 'preparation'),
    registry.records('document'),
    registry.records('department'),
    registry.records('account'),
    registry.records('feedback'),
    registry.record('launch', 'launch'),
    ports.alarms.list(),
  ])
  const work = preparationNow(preparation)
  const chosen = work.candidates.filter(({ isChosen }) => isChosen)
  const candidates = await readCandidates(ports, chosen, by)
  const known = chosen.flatMap((one) => candidates.factsOf(one) ?? [])
  const set = known.flatMap(({ dataset }) => dataset ?? [])
  const context = siteContext(ports)
  const published = set.flatMap(({ id }) => asPublished(ports, candidates, id, now))
  const newestAt = await newestPublication(ports, candidates.datasets)
  return {
    ...{ now, today, context: { url: portalUrl, stage, city }, languages: languagesOf(city), set },
    onlyPlanned: known.filter(({ dataset }) => !dataset).map(({ title }) => title),
    minimumQuality: checks.minimumQuality,
    departments: departmentsNow(city, departments),
    holders: accounts
      .filter(({ disabled }) => !disabled)
      .map(({ id, name, grants }) => ({ id, name, grants: grantsAt(grants, now) })),
    signingRoles: await rolesOf(ports, set),
    documents: documentsNow(documents, today),
    purposeIn: LANGUAGES.filter((language) => (work.purpose.texts[language]?.text ?? '').trim() !== ''),
    isPurposePublic: work.purpose.isPublic,
    openItems: work.assessment
      .filter(({ state }) => state === 'open' || state === 'in-progress')
      .map(({ title }) => title),
    lateMilestones: work.milestones.filter((one) => isOverdue(one, today)).map(({ title, to }) => `${title} (${to})`),
    alarms,
    newFeedback: feedback.filter(({ state }) => state === 'new').length,
    ...(newestAt ? { securityExpires: expiryIn(securityText(context, newestAt)) } : {}),
    dataJsonFaults: published.length === 0 ? [] : dataJsonFaults(dataJson(context, published)),
    launch: launchFacts(launch),
  }
}

function siteContext({ city, portalUrl, stage, notice }: ApiPorts): SiteContext {
  return { city, url: portalUrl, stage, notice, noindex: false, language: firstLanguage(city), assets: {} }
}

/** The dataset as `data.json` would have it on the day of the launch. */
function asPublished(
  { city }: ApiPorts,
  { datasets, versions }: Candidates,
  id: string,
  now: IsoTime,
): PublishedDataset[] {
  const dataset = datasets.get(id)
  const shown = versionOfTheDay(versions.get(id) ?? [])
  if (!dataset || !shown) return []
  const { metadata, content } = shown.candidate
  const publishedAt = 'publishedAt' in shown ? shown.publishedAt : now
  const current = {
    ...{ number: shown.number, createdAt: shown.createdAt, publishedAt, metadata, rows: content.rows },
    ...{ columns: content.columns, distributions: content.distributions, signOffs: [] },
  }
  const name = city.departments.find((one) => one.id === metadata.departmentId)?.name ?? metadata.departmentId
  return [
    {
      ...{ id, slug: dataset.slug, firstPublishedAt: publishedAt, department: { id: metadata.departmentId, name } },
      ...{ current, versions: [current], profile: null },
    },
  ]
}

/** Roles that the policy asks for, for the classifications that the launch set has. */
async function rolesOf({ registry }: ApiPorts, set: ReadinessFacts['set']): Promise<Role[]> {
  const { rules } = await registry.signOffPolicy()
  const classes = new Set(set.length === 0 ? ['open'] : set.map(({ classification }) => classification))
  const roles = new Set(
    rules.filter((rule) => classes.has(rule.classification)).flatMap(({ steps }) => steps.map(({ role }) => role)),
  )
  return SIGNING_ROLES.filter((role) => roles.has(role))
}

/** Of the datasets that changed last: one of them was published last. */
const LOOKED_AT = 10

async function newestPublication(
  { registry }: ApiPorts,
  datasets: ReadonlyMap<string, Dataset>,
): Promise<IsoTime | undefined> {
  const recent = [...datasets.values()]
    .filter(({ publishedVersion }) => publishedVersion !== undefined)
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .slice(0, LOOKED_AT)
  const versions = await Promise.all(recent.map(({ id, publishedVersion }) => registry.version(id, publishedVersion!)))
  return versions
    .flatMap((version) => (version && 'publishedAt' in version ? [version.publishedAt] : []))
    .sort()
    .at(-1)
}

/** From the very text that is served. @throws Error when it names no moment */
function expiryIn(text: string): IsoTime {
  const found = /^Expires: (\S+)$/m.exec(text)?.[1]
  if (!found) throw new Error('security.txt: expected a line with Expires, found none')
  return found
}

function launchFacts(launch: Launch | undefined): LaunchFacts {
  if (!launch) return { state: 'preparing', statementIn: [], hasPressContact: false }
  const { state, scheduledAt, texts, pressContact } = launch
  return {
    state,
    ...(scheduledAt ? { scheduledAt } : {}),
    statementIn: LANGUAGES.filter((language) => (texts[language]?.statement ?? '').trim() !== ''),
    hasPressContact: pressContact.email.trim() !== '',
  }
}
