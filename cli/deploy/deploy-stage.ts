// cli/deploy/deploy-stage.ts: the deployment of a stage, step by step. Whatever it stops at, doing it again goes on from there.
import type { Settings, StageName } from '../../core/settings.ts'
import { afterStacks } from './after-stacks.ts'
import { BOOTSTRAP_VERSION } from './bootstrap-version.ts'
import { changeLines, changesNothing, checkReplacements } from './changes.ts'
import { checkAccount } from './checks/credentials.ts'
import { checkEndpoints, checkNode } from './checks/machine.ts'
import { checkMail, type MailAnswer, readMail } from './checks/mail.ts'
import { foreignStack, namesIn, takenNames } from './checks/name-collisions.ts'
import { checkQuotas, readQuotas } from './checks/quotas.ts'
import { readyStacks } from './checks/ready-stacks.ts'
import { confirm, stopWithoutConsent } from './confirm.ts'
import type { Deployed, DeployOrder, DeployPorts, IdleCost } from './deploy-ports.ts'
import { deploymentStop, INTERRUPTED } from './failure.ts'
import { prefixOf, regionsOf } from './order.ts'
import type { Identity, StackState } from './ports.ts'
import { FirstFailure, lineOf } from './progress.ts'
import type { Comparison, StageToolkit } from './stage-toolkit.ts'
import { type Finding, stopOnErrors } from './stop.ts'

export async function deployStage(order: DeployOrder, ports: DeployPorts): Promise<Deployed> {
  const { stage } = order
  const { region } = order.settings.stages[stage]
  const { teller } = ports
  const writes = !(order.dryRun || order.showDifference)
  if (writes) stopWithoutConsent({ yes: order.yes, isTerminal: ports.isTerminal })

  const identity = await signedIn(order, ports)
  teller.say(`account ${identity.account}, region ${region}, stage ${stage}, signed in as ${shortArn(identity.arn)}`)
  const before = await checked(order, ports)
  const settings = await ports.withDomain(order)

  teller.say('building the functions and the site')
  await ports.build()
  const first = new FirstFailure()
  const toolkit = await ports.openToolkit(settings, stage, (progress) => {
    first.see(progress)
    const line = lineOf(progress)
    if (line) teller.say(line)
  })
  try {
    teller.say(`${toolkit.stacks.length} templates made and checked against the rules`)
    const named = await checkNames(settings, stage, identity, toolkit, ports)
    const cost = await tellCost(toolkit, region, ports)
    const bootstrapVersions = await readBootstrap(toolkit, ports)
    const compared = await tellChanges(order, before.stacks, toolkit, ports)
    const planned = {
      stage,
      account: identity.account,
      region,
      settings,
      findings: [...before.findings, ...named, ...compared.findings],
      cost,
      changes: compared.changes,
      difference: order.showDifference ? compared.text : '',
      bootstrapVersions,
      mail: before.mail,
    }
    if (!writes) return { ...planned, outcome: 'would-deploy', outputs: outputsOf(before.stacks), smoke: [] }
    await confirmed(order, compared, cost, ports)
    await readyForInvited(settings, stage, ports)
    const outputs = await deployed(identity, bootstrapVersions, toolkit, first, ports)
    return { ...planned, outcome: 'deployed', outputs, ...(await afterStacks(order, settings, outputs, ports)) }
  } finally {
    await toolkit.close()
  }
}

async function signedIn({ stage, settings }: DeployOrder, ports: DeployPorts): Promise<Identity> {
  const machine = [...checkNode(ports.nodeVersion), ...checkEndpoints(ports.environment)]
  for (const finding of machine) ports.teller.finding(finding)
  stopOnErrors(machine)
  const identity = await ports.account.whoAmI()
  stopOnErrors(checkAccount(identity, stage, settings.stages[stage].account))
  return identity
}

interface Checked {
  readonly stacks: readonly StackState[]
  readonly findings: readonly Finding[]
  readonly mail: MailAnswer
}

/** What can be known before anything is built. Makes stacks ready that an earlier run left behind. */
async function checked(order: DeployOrder, ports: DeployPorts): Promise<Checked> {
  const { stage, settings } = order
  const { region, validationMemoryMegabytes } = settings.stages[stage]
  const writes = !(order.dryRun || order.showDifference)
  const ready = { portalId: settings.portalId, stage, writes, wait: order.wait }
  const stacks: StackState[] = []
  for (const each of regionsOf(region))
    stacks.push(...(await readyStacks(ready, { ...ports, stacks: ports.stacksIn(each) })))
  const [quotas, mail] = await Promise.all([
    readQuotas(ports.account),
    readMail(ports.mail, settings.city.contactEmail),
  ])
  const isNew = !stacks.some(({ outputs }) => outputs['DistributionId'])
  const findings = [
    ...checkQuotas(quotas, validationMemoryMegabytes, isNew),
    ...checkMail(mail, settings.city.contactEmail, region),
  ]
  for (const finding of findings) ports.teller.finding(finding)
  stopOnErrors(findings)
  return { stacks, findings, mail }
}

/** A stack or a name that belongs to somebody else stops the deployment before it touches anything. */
async function checkNames(
  { portalId }: Settings,
  stage: StageName,
  { account }: Identity,
  toolkit: StageToolkit,
  { names, stacksIn, teller }: DeployPorts,
): Promise<Finding[]> {
  const perStack = await Promise.all(
    toolkit.stacks.map(async ({ name, region, template }) => {
      const there = await stacksIn(region).describe(name)
      if (there && there.status !== 'REVIEW_IN_PROGRESS') return foreignStack(there, portalId, stage)
      return takenNames(names, namesIn(template, account))
    }),
  )
  const findings = perStack.flat()
  for (const finding of findings) teller.finding(finding)
  stopOnErrors(findings)
  return findings
}

async function tellCost(
  { stacks }: StageToolkit,
  region: string,
  { idleCostOf, teller }: DeployPorts,
): Promise<IdleCost> {
  const cost = await idleCostOf(
    stacks.map(({ template }) => template),
    region,
  )
  const dollars = cost.dollarsPerMonth.toFixed(2)
  teller.say(
    `while nobody comes this costs about US$ ${dollars} a month (prices of ${cost.priceDate}; "plaza cost" says more)`,
  )
  return cost
}

/** @returns region -> version, 0 where the account was never prepared */
async function readBootstrap(
  { stacks }: StageToolkit,
  { accountIn }: DeployPorts,
): Promise<Readonly<Record<string, number>>> {
  const regions = [...new Set(stacks.map(({ region }) => region))]
  const versions = await Promise.all(regions.map((region) => accountIn(region).bootstrapVersion()))
  return Object.fromEntries(regions.map((region, at) => [region, versions[at] ?? 0]))
}

async function tellChanges(
  order: DeployOrder,
  stacks: readonly StackState[],
  toolkit: StageToolkit,
  { teller }: DeployPorts,
): Promise<Comparison & { findings: readonly Finding[] }> {
  const compared = await toolkit.compare()
  const retain = order.settings.stages[order.stage].retain
  teller.say(stacks.length === 0 ? 'nothing is deployed yet; this makes:' : 'compared with what is deployed:')
  for (const line of changeLines(compared.changes)) teller.detail(line)
  const findings = checkReplacements(compared.changes, retain, order.allowReplacement)
  for (const finding of findings) teller.finding(finding)
  stopOnErrors(findings)
  return { ...compared, findings }
}

async function confirmed(
  order: DeployOrder,
  { changes }: Comparison,
  cost: IdleCost,
  ports: DeployPorts,
): Promise<void> {
  if (changesNothing(changes)) return
  const question = `Deploy this to ${order.stage}? It costs about US$ ${cost.dollarsPerMonth.toFixed(2)} a month while nobody comes.`
  await confirm(question, { yes: order.yes, isTerminal: ports.isTerminal }, ports.ask)
}

/** Templates of a stage for invited people refer to a key, which is in none of them. */
async function readyForInvited(
  { portalId, stages }: Settings,
  stage: StageName,
  { ensureInvitationKey, teller }: DeployPorts,
): Promise<void> {
  const { invitation } = stages[stage]
  if (!invitation) return
  const outcome = await ensureInvitationKey(prefixOf(portalId, stage), invitation)
  if (outcome === 'made') teller.say(`made the key for invitations; "plaza invite ${stage}" makes one`)
}

async function bootstrap(
  { account }: Identity,
  versions: Readonly<Record<string, number>>,
  toolkit: StageToolkit,
  { teller }: DeployPorts,
): Promise<void> {
  for (const [region, version] of Object.entries(versions)) {
    if (version >= BOOTSTRAP_VERSION) continue
    teller.say(`preparing account ${account} in ${region} for the CDK (once for all portals in it)`)
    await toolkit.bootstrap(account, region)
  }
}

async function deployed(
  identity: Identity,
  bootstrapVersions: Readonly<Record<string, number>>,
  toolkit: StageToolkit,
  first: FirstFailure,
  ports: DeployPorts,
): Promise<Readonly<Record<string, string>>> {
  const stopListening = ports.onInterrupt(() => ports.teller.say(INTERRUPTED))
  try {
    await bootstrap(identity, bootstrapVersions, toolkit, ports)
    return await toolkit.deploy()
  } catch (error) {
    throw deploymentStop(error, first)
  } finally {
    stopListening()
  }
}

function outputsOf(stacks: readonly StackState[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...stacks.map(({ outputs }) => outputs))
}

/** `arn:aws:sts::123456789012:assumed-role/Deployer/ada` -> `assumed-role/Deployer/ada`. */
function shortArn(arn: string): string {
  return arn.split(':').slice(5).join(':') || arn
}
