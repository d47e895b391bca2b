// cli/deploy/deploy-run.ts: builds the ports of a deployment from the real AWS and the real CDK, and carries it out.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SSMClient } from '@aws-sdk/client-ssm'
import { loadSettings } from '../../adapters/settings-file.ts'
import { bundleFunctions } from '../../scripts/bundle.ts'
import { createAccount } from './aws/account.ts'
import { createCertificates } from './aws/certificates.ts'
import { createFunctions } from './aws/functions.ts'
import { createMailDesk } from './aws/mail-desk.ts'
import { createMembers } from './aws/members.ts'
import { createNames } from './aws/names.ts'
import { createPublicationNotes } from './aws/publication-notes.ts'
import { createStacks } from './aws/stacks.ts'
import { createWatch } from './aws/watch.ts'
import type { DeployValues } from './deploy.ts'
import type { DeployOrder, DeployPorts } from './deploy-ports.ts'
import { deployStage } from './deploy-stage.ts'
import { withDomain } from './domain.ts'
import { ensureInvitationKey } from './invitation-key.ts'
import { stageIn } from './order.ts'
import { outcomeOf } from './outcome.ts'
import type { Done } from './run-command.ts'
import { askNetwork } from './smoke.ts'
import type { Teller } from './teller.ts'

const BUNDLES = join(import.meta.dirname, '..', '..', 'dist', 'functions')
const USAGE = 'plaza deploy beta|production; "plaza deploy --help" says more.'
/** A new distribution answers everywhere after a few minutes at most. */
const SMOKE_ATTEMPTS = 12
const SMOKE_PAUSE_MILLISECONDS = 10_000

export async function runDeploy(values: DeployValues, positionals: string[], teller: Teller): Promise<Done> {
  const stage = stageIn(positionals, USAGE)
  const settings = await loadSettings()
  const order: DeployOrder = {
    stage,
    settings,
    yes: values.yes,
    dryRun: values['dry-run'],
    showDifference: values.diff,
    allowReplacement: values['allow-replacement'],
    wait: !values['no-wait'],
    domain: values.domain,
    ...(values['no-smoke'] ? { smokeAt: false as const } : values['smoke-at'] ? { smokeAt: values['smoke-at'] } : {}),
  }
  return outcomeOf(await deployStage(order, portsOf(order, teller)))
}

const pause = (seconds: number) => sleep(seconds * 1000)

function portsOf({ stage, settings }: DeployOrder, teller: Teller): DeployPorts {
  const { region } = settings.stages[stage]
  return {
    teller,
    environment: process.env,
    nodeVersion: process.versions.node,
    isTerminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
    account: createAccount(region),
    accountIn: createAccount,
    stacksIn: createStacks,
    mail: createMailDesk(region),
    names: createNames(region),
    functions: createFunctions(region),
    members: createMembers(region),
    withDomain: (order) =>
      withDomain(
        { ...order, writes: !(order.dryRun || order.showDifference) },
        { certificates: createCertificates(), teller, pause },
      ),
    build: async () => {
      const onWarning = (text: string) => teller.finding({ severity: 'warning', check: 'build', say: text })
      await bundleFunctions(BUNDLES, { engine: 'required', onWarning })
    },
    openToolkit: async (...given) => (await import('./stage-toolkit.ts')).openToolkit(...given),
    idleCostOf: async (templates, where) => (await import('../cost/idle.ts')).idleCostOf(templates, where),
    ensureInvitationKey: (prefix, invitation) => ensureInvitationKey(new SSMClient({ region }), prefix, invitation),
    alarmsAreConfirmed: async (topic) =>
      (await createWatch(region).subscriptions(topic)).some(({ isConfirmed }) => isConfirmed),
    isClosed: async (table) => (await createPublicationNotes(region).state(table))?.isClosed === true,
    smokeAsk: askNetwork,
    smokePatience: { attempts: SMOKE_ATTEMPTS, pause: () => sleep(SMOKE_PAUSE_MILLISECONDS) },
    pause,
    onInterrupt,
  }
}

/** The first interruption says what goes on and ends the command, with the exit code of an interrupted program. */
function onInterrupt(say: () => void): () => void {
  const stop = () => {
    say()
    process.exit(130)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}
