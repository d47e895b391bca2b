// cli/deploy/doctor/read-facts.ts: looks at a deployed stage: each look by itself, so that one refusal hides no other.
import { resolve4, resolveCname } from 'node:dns/promises'
import type { Settings, StageName } from '../../../core/settings.ts'
import { isOurs } from '../checks/stack-states.ts'
import { prefixOf, regionsOf } from '../order.ts'
import type { StackState } from '../ports.ts'
import { smoke } from '../smoke.ts'
import { Stop } from '../stop.ts'
import { versionHere } from '../version-here.ts'
import type { DoctorPorts } from './doctor-ports.ts'
import type { StageFacts } from './facts.ts'
import { look } from './looked.ts'

/** @throws Stop when nothing of the stage is deployed, or CloudFormation cannot be asked */
export async function readFacts(
  { settings, stage, portalAt }: { settings: Settings; stage: StageName; portalAt?: string | undefined },
  ports: DoctorPorts,
): Promise<StageFacts> {
  const own = settings.stages[stage]
  const prefix = prefixOf(settings.portalId, stage)
  const stacks = await stacksOf(settings, stage, ports)
  const outputs: Readonly<Record<string, string>> = Object.assign({}, ...stacks.map((stack) => stack.outputs))
  const portal = (portalAt ?? outputs['PortalUrl'] ?? '').replace(/\/+$/, '')
  const table = outputs['TableName'] ?? ''
  const publication = await look(async () => ({
    state: await ports.publication.state(table),
    alarms: await ports.publication.alarms(table),
  }))
  const isClosed = 'seen' in publication && publication.seen.state?.isClosed === true

  const [bootstrap, alarms, subscriptions, deadLetters, mail, logs, answers, securityTextUntil, domain] =
    await Promise.all([
      look(() => bootstrapVersions(stacks, ports)),
      look(() => ports.watch.alarms(`${prefix}-`)),
      look(() => ports.watch.subscriptions(outputs['AlarmTopic'] ?? '')),
      look(() => deadLettersOf(stacks, ports)),
      look(() => ports.mail.look(settings.city.contactEmail)),
      look(() => ports.logs.groups(`/plaza/${prefix}/`)),
      look(() =>
        smoke(portal, { noindex: own.noindex, isInvited: own.invitation !== undefined, isClosed }, ports.smokeAsk, {
          attempts: 1,
          pause: async () => {},
        }),
      ),
      look(() => securityTextUntilOf(portal, ports)),
      domainFacts(own.domain, outputs['DistributionDomain'] ?? '', ports),
    ])
  return {
    ...{ stage, region: own.region, contactEmail: settings.city.contactEmail, logRetentionDays: own.logRetentionDays },
    version: versionHere(),
    ...{ stacks, bootstrap, alarms, subscriptions, deadLetters, publication, mail, logs, answers },
    ...{ securityTextUntil, drift: { seen: stacks.map(({ name, drift }) => ({ stack: name, status: drift })) } },
    ...(domain ? { domain } : {}),
  }
}

async function stacksOf(settings: Settings, stage: StageName, ports: DoctorPorts): Promise<StackState[]> {
  const listed: StackState[] = []
  for (const region of regionsOf(settings.stages[stage].region))
    listed.push(...(await ports.stacksIn(region).list(`${prefixOf(settings.portalId, stage)}-`)))
  const stacks = listed.filter((stack) => isOurs(stack, settings.portalId, stage))
  if (stacks.length === 0)
    throw new Stop(`nothing of ${stage} is deployed in this account.`, `plaza deploy ${stage}`, 2)
  return stacks
}

async function bootstrapVersions(stacks: readonly StackState[], ports: DoctorPorts) {
  const regions = [...new Set(stacks.map(({ region }) => region))]
  const versions = await Promise.all(regions.map((region) => ports.accountIn(region).bootstrapVersion()))
  return Object.fromEntries(regions.map((region, at) => [region, versions[at] ?? 0]))
}

async function deadLettersOf(stacks: readonly StackState[], ports: DoctorPorts) {
  const perStack = await Promise.all(stacks.map(({ name, region }) => ports.stacksIn(region).resources(name)))
  const urls = perStack
    .flat()
    .filter(({ type, physicalId }) => type === 'AWS::SQS::Queue' && physicalId?.endsWith('-dead-letters'))
    .map(({ physicalId }) => physicalId!)
  return Promise.all(
    urls.map(async (url) => ({ name: url.slice(url.lastIndexOf('/') + 1), waiting: await ports.watch.waiting(url) })),
  )
}

async function securityTextUntilOf(portal: string, { smokeAsk }: DoctorPorts): Promise<string | undefined> {
  const { status, text } = await smokeAsk(`${portal}/.well-known/security.txt`)
  if (status !== 200) throw new Error(`status ${status}`)
  return /^Expires:\s*(\S+)/im.exec(text)?.[1]
}

async function domainFacts(
  domain: { name: string; certificateArn?: string | undefined } | undefined,
  distribution: string,
  { certificates }: DoctorPorts,
): Promise<StageFacts['domain']> {
  if (!domain) return undefined
  const { name, certificateArn } = domain
  const certificate = await look(async () => {
    if (certificateArn) return certificates.describe(certificateArn)
    const known = await certificates.covering(name)
    return known.find(({ status }) => status === 'ISSUED') ?? known[0]
  })
  return { name, certificate, leads: await look(() => leadsTo(name, distribution)) }
}

/** By the name where it is a CNAME; else by an address in common, as with an alias. */
async function leadsTo(name: string, distribution: string): Promise<boolean> {
  const cnames = await resolveCname(name).catch(() => [])
  if (cnames.some((cname) => cname.toLowerCase() === distribution.toLowerCase())) return true
  const [mine, theirs] = await Promise.all([resolve4(name).catch(() => []), resolve4(distribution)])
  return mine.some((address) => theirs.includes(address))
}
