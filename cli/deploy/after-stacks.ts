// cli/deploy/after-stacks.ts: what follows the stacks: pages, the first administrator, alarms, and whether the portal answers.
import type { Settings } from '../../core/settings.ts'
import { administratorOf } from './administrator.ts'
import type { Deployed, DeployOrder, DeployPorts } from './deploy-ports.ts'
import { publishSite } from './publish-site.ts'
import { type SmokeResult, smoke } from './smoke.ts'

type Outputs = Readonly<Record<string, string>>
type After = Pick<Deployed, 'publication' | 'administrator' | 'alarmsAreConfirmed' | 'smoke'>

export async function afterStacks(
  order: DeployOrder,
  settings: Settings,
  outputs: Outputs,
  ports: DeployPorts,
): Promise<After> {
  const { teller } = ports
  teller.say('publishing pages and assets')
  const publication = await publishSite(ports.functions, outputs['PublishFunction'] ?? '', ports.pause)
  teller.say(`publication: ${publication}`)

  const { UserPoolId } = outputs
  const email = settings.access.firstAdministrator
  const state = UserPoolId && email ? await ports.members.stateOf(UserPoolId, email) : undefined
  const administrator = administratorOf(settings, state)
  teller.say(administrator.say)

  const alarmsAreConfirmed = await ports.alarmsAreConfirmed(outputs['AlarmTopic'] ?? '')
  const answers = order.smokeAt === false ? [] : await asked(order, settings, outputs, ports)
  return { publication, administrator, alarmsAreConfirmed, smoke: answers }
}

async function asked(
  { stage, smokeAt }: DeployOrder,
  settings: Settings,
  outputs: Outputs,
  { teller, isClosed, smokeAsk, smokePatience }: DeployPorts,
): Promise<readonly SmokeResult[]> {
  const portal = (smokeAt || outputs['PortalUrl'] || '').replace(/\/+$/, '')
  const { noindex, invitation } = settings.stages[stage]
  const kind = { noindex, isInvited: invitation !== undefined, isClosed: await isClosed(outputs['TableName'] ?? '') }
  teller.say(`asking ${portal}`)
  const answers = await smoke(portal, kind, smokeAsk, smokePatience)
  for (const { isWell, path, expected, found } of answers)
    teller.detail(`${isWell ? 'well ' : 'WRONG'} ${path}: ${expected}${found ? `; found ${found}` : ''}`)
  return answers
}
