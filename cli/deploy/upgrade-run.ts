// cli/deploy/upgrade-run.ts: asks both stages which release they run, and reads this checkout's changelog.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadSettings } from '../../adapters/settings-file.ts'
import { type Settings, STAGES, type StageName } from '../../core/settings.ts'
import { createAccount } from './aws/account.ts'
import { createStacks } from './aws/stacks.ts'
import { isOurs } from './checks/stack-states.ts'
import { prefixOf, stageIn } from './order.ts'
import type { Identity } from './ports.ts'
import type { Done } from './run-command.ts'
import type { Teller } from './teller.ts'
import { type DeployedRelease, UNKNOWN, upgradeAdvice, upgradeText } from './upgrade-advice.ts'
import { versionHere } from './version-here.ts'

const root = join(import.meta.dirname, '..', '..')
const USAGE = 'plaza upgrade [beta|production]; "plaza upgrade --help" says more.'

export async function runUpgrade(positionals: string[], teller: Teller): Promise<Done> {
  const stages = positionals.length > 0 ? [stageIn(positionals, USAGE)] : STAGES
  const settings = await loadSettings()
  const releases: DeployedRelease[] = []
  for (const stage of stages) {
    const identity = await createAccount(settings.stages[stage].region).whoAmI()
    const release = await releaseOf(settings, stage, identity, teller)
    if (release !== OTHER_ACCOUNT) releases.push({ stage, release })
  }
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  const advice = upgradeAdvice(releases, versionHere(), changelog)
  return {
    code: advice.stages.some(({ isBehind }) => isBehind) ? 1 : 0,
    document: advice,
    text: upgradeText(advice),
  }
}

const OTHER_ACCOUNT = Symbol('the stage is in another account')

async function releaseOf(
  { portalId, stages }: Settings,
  stage: StageName,
  { account }: Identity,
  teller: Teller,
): Promise<string | undefined | typeof OTHER_ACCOUNT> {
  const { region, account: pinned } = stages[stage]
  if (pinned && pinned !== account) {
    teller.say(`${stage} is in account ${pinned}; this sign-in is of ${account}: not looked at`)
    return OTHER_ACCOUNT
  }
  const listed = await createStacks(region).list(`${prefixOf(portalId, stage)}-`)
  const ours = listed.filter((stack) => isOurs(stack, portalId, stage))
  if (ours.length === 0) return undefined
  return ours.map(({ outputs }) => outputs['PlazaVersion']).find(Boolean) ?? UNKNOWN
}
