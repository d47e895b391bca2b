// cli/deploy/destroy-run.ts: builds the ports of `plaza destroy` from the real AWS, and says what it came to.
import { setTimeout as sleep } from 'node:timers/promises'
import { SSMClient } from '@aws-sdk/client-ssm'
import { loadSettings } from '../../adapters/settings-file.ts'
import { createAccount } from './aws/account.ts'
import { createBuckets } from './aws/buckets.ts'
import { createDataKeepers } from './aws/data-keepers.ts'
import { createLogs } from './aws/logs.ts'
import { createStacks } from './aws/stacks.ts'
import { checkEndpoints } from './checks/machine.ts'
import type { DestroyValues } from './destroy.ts'
import { keeperText, removalCommands } from './destroy-guards.ts'
import { type Destroyed, destroyStage } from './destroy-stage.ts'
import { removeInvitationKey } from './invitation-key.ts'
import { stageIn } from './order.ts'
import type { Done } from './run-command.ts'
import type { Teller } from './teller.ts'

const USAGE = 'plaza destroy beta|production; "plaza destroy --help" says more.'

export async function runDestroy(values: DestroyValues, positionals: string[], teller: Teller): Promise<Done> {
  const stage = stageIn(positionals, USAGE)
  const settings = await loadSettings()
  const { region } = settings.stages[stage]
  for (const finding of checkEndpoints(process.env)) teller.finding(finding)
  const destroyed = await destroyStage(
    {
      stage,
      settings,
      yes: values.yes,
      dryRun: values['dry-run'],
      city: values.city,
      deleteData: values['delete-data'],
    },
    {
      teller,
      isTerminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
      account: createAccount(region),
      stacksIn: createStacks,
      buckets: createBuckets(region),
      keepers: createDataKeepers(region),
      logs: createLogs(region),
      removeInvitationKey: (prefix, invitation) => removeInvitationKey(new SSMClient({ region }), prefix, invitation),
      pause: (seconds) => sleep(seconds * 1000),
    },
  )
  return { code: 0, document: destroyed, text: destroyedText(destroyed) }
}

const SAID: Readonly<Record<Destroyed['outcome'], string>> = {
  destroyed: 'Taken down.',
  'would-destroy': 'Nothing was touched.',
  'nothing-there': 'Nothing of this stage is deployed.',
}

export function destroyedText({ outcome, kept, region }: Destroyed): string {
  const lines = [
    SAID[outcome],
    ...(kept.length > 0
      ? [
          outcome === 'destroyed' ? 'Kept, and no longer used by anything:' : 'Would be kept:',
          ...kept.flatMap((keeper) => [
            `- ${keeperText(keeper)}`,
            ...removalCommands(keeper, region).map((command) => `    ${command}`),
          ]),
          'A new deployment makes new ones; see "What production keeps" in docs/deploying.md.',
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}
