// cli/deploy/doctor/run.ts: builds the ports of `plaza doctor` from the real AWS, and says what was found.
import { loadSettings } from '../../../adapters/settings-file.ts'
import { createAccount } from '../aws/account.ts'
import { createCertificates } from '../aws/certificates.ts'
import { createLogs } from '../aws/logs.ts'
import { createMailDesk } from '../aws/mail-desk.ts'
import { createPublicationNotes } from '../aws/publication-notes.ts'
import { createStacks } from '../aws/stacks.ts'
import { createWatch } from '../aws/watch.ts'
import { checkAccount } from '../checks/credentials.ts'
import { checkEndpoints } from '../checks/machine.ts'
import type { DoctorValues } from '../doctor.ts'
import { stageIn } from '../order.ts'
import type { Done } from '../run-command.ts'
import { askNetwork } from '../smoke.ts'
import { type Finding, stopOnErrors } from '../stop.ts'
import type { Teller } from '../teller.ts'
import { findingsOf } from './findings.ts'
import { readFacts } from './read-facts.ts'

const USAGE = 'plaza doctor beta|production; "plaza doctor --help" says more.'

export async function runDoctor(values: DoctorValues, positionals: string[], teller: Teller): Promise<Done> {
  const stage = stageIn(positionals, USAGE)
  const settings = await loadSettings()
  const { region, account } = settings.stages[stage]
  for (const finding of checkEndpoints(process.env)) teller.finding(finding)
  stopOnErrors(checkAccount(await createAccount(region).whoAmI(), stage, account))

  teller.say(`looking at ${stage} in ${region}`)
  const facts = await readFacts(
    { settings, stage, portalAt: values.at },
    {
      accountIn: createAccount,
      stacksIn: createStacks,
      watch: createWatch(region),
      publication: createPublicationNotes(region),
      mail: createMailDesk(region),
      logs: createLogs(region),
      certificates: createCertificates(),
      smokeAsk: askNetwork,
    },
  )
  return doneOf(stage, findingsOf(facts, new Date()))
}

export function doneOf(stage: string, findings: readonly Finding[]): Done {
  const wrong = findings.filter(({ severity }) => severity === 'error').length
  return {
    code: wrong > 0 ? 1 : 0,
    document: { stage, outcome: wrong > 0 ? 'wrong' : 'well', findings },
    text: findingsText(stage, findings, wrong),
  }
}

const WORDS: Readonly<Record<Finding['severity'], string>> = { error: 'Wrong', warning: 'Look', notice: 'Note' }

function findingsText(stage: string, findings: readonly Finding[], wrong: number): string {
  const lines = findings.flatMap(({ severity, check, say, fix }) => [
    `${WORDS[severity].padEnd(6)} ${check}: ${say}`,
    ...(fix ? fix.split('\n').map((line) => `       ${line}`) : []),
  ])
  const looks = findings.length - wrong
  const sum = wrong > 0 ? `${wrong} things are wrong with ${stage}.` : `${stage} is well.`
  return `${[...lines, `${sum}${looks > 0 ? ` ${looks} more to look at.` : ''}`].join('\n')}\n`
}
