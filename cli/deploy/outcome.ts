// cli/deploy/outcome.ts: what a deployment came to: the document for programs, the text for people, the exit code. Pure.
import type { Deployed } from './deploy-ports.ts'
import { domainRecords, recordLines } from './domain-records.ts'
import type { Done } from './run-command.ts'

export function outcomeOf(deployed: Deployed): Done {
  const failed = deployed.smoke.filter(({ isWell }) => !isWell)
  const remaining = remainingOf(deployed)
  const { settings: _, difference, ...rest } = deployed
  return {
    code: failed.length > 0 ? 1 : 0,
    document: { ...rest, addresses: addressesOf(deployed), remaining, ...(difference ? { difference } : {}) },
    text:
      deployed.outcome === 'would-deploy' ? plannedText(deployed) : deployedText(deployed, remaining, failed.length),
  }
}

function plannedText({ bootstrapVersions, difference, stage }: Deployed): string {
  const unprepared = Object.entries(bootstrapVersions).filter(([, version]) => version === 0)
  const lines = [
    ...unprepared.map(([region]) => `The account would be prepared for the CDK in ${region} first.`),
    `Nothing was changed. To do it: plaza deploy ${stage}`,
  ]
  return `${difference ? `${difference.trim()}\n\n` : ''}${lines.join('\n')}\n`
}

function deployedText(deployed: Deployed, remaining: readonly string[], failed: number): string {
  const { portal, console: desk, api, alarms } = addressesOf(deployed)
  const lines = [
    '',
    `  Portal    ${portal}`,
    `  Console   ${desk}`,
    `  API       ${api}`,
    `  Alarms    ${alarms}`,
    '',
    ...(failed > 0
      ? [
          `${failed} of ${deployed.smoke.length} questions to the portal were not answered as expected (above). A new`,
          'distribution or DNS may need some minutes: "plaza doctor" looks again; docs/deploying.md, "When it does not answer", says more.',
          '',
        ]
      : []),
    ...(remaining.length > 0
      ? ['What remains to be done:', ...remaining.flatMap(bullet)]
      : ['Nothing remains to be done.']),
  ]
  return `${lines.join('\n')}\n`
}

function bullet(text: string): string[] {
  return text.split('\n').map((line, at) => `${at === 0 ? '- ' : '  '}${line}`)
}

function addressesOf({ outputs, settings }: Deployed) {
  const portal = outputs['PortalUrl'] ?? ''
  return {
    portal,
    console: `${portal}/console/`,
    api: `${portal}/api/v1/docs`,
    alarms: settings.city.contactEmail,
  }
}

/** What no program can do for the city. */
export function remainingOf({
  stage,
  settings,
  outputs,
  mail,
  administrator,
  alarmsAreConfirmed,
  region,
}: Deployed): string[] {
  const { city, stages } = settings
  const { domain } = stages[stage]
  const distribution = outputs['DistributionDomain']
  return [
    ...(alarmsAreConfirmed
      ? []
      : [`Confirm the mail from AWS Notifications to ${city.contactEmail}: until then alarms go nowhere.`]),
    ...('isVerified' in mail && !mail.isVerified
      ? [`Verify ${city.contactEmail} or its domain in SES in ${region}: the portal sends no mail until then.`]
      : []),
    ...('isSandbox' in mail && mail.isSandbox
      ? [`Ask AWS to take SES in ${region} out of its sandbox: until then mails reach verified addresses only.`]
      : []),
    ...(administrator && administrator.state !== 'confirmed' ? [administrator.say] : []),
    ...(domain && distribution
      ? [
          `Let the domain point to the portal, if it does not yet:\n${recordLines(domainRecords(domain.name, distribution)).join('\n')}`,
        ]
      : []),
  ]
}
