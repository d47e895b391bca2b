// cli/deploy/domain.ts: a domain of the city's own: its certificate is found or asked for, and waited for with the person.
import type { Settings, StageName } from '../../core/settings.ts'
import { recordLines } from './domain-records.ts'
import type { Certificate, Certificates } from './ports.ts'
import { Stop } from './stop.ts'
import type { Teller } from './teller.ts'

export interface DomainOrder {
  readonly stage: StageName
  readonly settings: Settings
  /** Of `--domain`. */
  readonly domain?: string | undefined
  /** A dry run asks for nothing. */
  readonly writes: boolean
  readonly wait: boolean
}

export interface DomainPorts {
  readonly certificates: Certificates
  readonly teller: Teller
  readonly pause: (seconds: number) => Promise<void>
}

const LOOK_EVERY_SECONDS = 15
const TELL_EVERY_SECONDS = 60
/** DNS providers take minutes, a few an hour; whoever needs longer runs the command again. */
const PATIENCE_SECONDS = 90 * 60

const NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/

/** @throws Stop when the option and the settings disagree, or the name is none */
export function domainOf({
  stage,
  settings,
  domain,
}: Pick<DomainOrder, 'stage' | 'settings' | 'domain'>): string | undefined {
  const written = settings.stages[stage].domain?.name
  if (domain && written && domain !== written)
    throw new Stop(
      `--domain says ${domain}, stages.${stage}.domain.name in the settings says ${written}.`,
      'Leave the option out, or change the settings.',
      2,
    )
  const name = domain ?? written
  if (name && !NAME.test(name))
    throw new Stop(
      `expected a domain such as data.city.example, found "${name}".`,
      'No https://, no slash, lower case.',
      2,
    )
  return name
}

/**
 * The settings with the domain and the certificate that the distribution gets: templates are made from what is known
 * then, and look nothing up themselves.
 *
 * @throws Stop when the certificate has to be waited for and nobody waits, or it is refused
 */
export async function withDomain(order: DomainOrder, ports: DomainPorts): Promise<Settings> {
  const { stage, settings } = order
  const name = domainOf(order)
  if (!name) return settings
  const given = settings.stages[stage].domain?.certificateArn
  const certificateArn = given ?? (await certificateFor(name, order, ports))
  return {
    ...settings,
    stages: {
      ...settings.stages,
      [stage]: { ...settings.stages[stage], domain: { name, ...(certificateArn ? { certificateArn } : {}) } },
    },
  }
}

/** @returns undefined in a dry run that finds none */
async function certificateFor(name: string, order: DomainOrder, ports: DomainPorts): Promise<string | undefined> {
  const { certificates, teller } = ports
  const known = await certificates.covering(name)
  const issued = known.find(({ status }) => status === 'ISSUED')
  if (issued) {
    teller.say(`certificate of ${name}: issued, ${issued.arn}`)
    return issued.arn
  }
  const pending = known.find(({ status }) => status === 'PENDING_VALIDATION')
  if (!order.writes) {
    const what = pending ? 'still waits for its DNS records' : 'would be asked for'
    teller.say(`the certificate of ${name} ${what}; until it is there the portal keeps CloudFront's own name`)
    return undefined
  }
  if (!pending) teller.say(`asking for a certificate of ${name} (free, renewed by AWS as long as the record stays)`)
  return (await issuedCertificate(pending?.arn ?? (await certificates.request(name)), name, order, ports)).arn
}

async function issuedCertificate(
  arn: string,
  name: string,
  order: DomainOrder,
  ports: DomainPorts,
): Promise<Certificate> {
  const first = await withRecords(arn, ports)
  ports.teller.say(`set this record where the DNS of ${name} is kept, so that AWS sees that the name is yours:`)
  for (const line of recordLines(first.records)) ports.teller.detail(line)
  if (!order.wait)
    throw new Stop(
      `The certificate of ${name} waits for its DNS record (above).`,
      'Set it, then run the same command again; nothing else was changed.',
    )
  for (let waited = 0; waited < PATIENCE_SECONDS; waited += LOOK_EVERY_SECONDS) {
    const certificate = await ports.certificates.describe(arn)
    if (certificate.status === 'ISSUED') {
      ports.teller.say(`the certificate of ${name} is issued`)
      return certificate
    }
    if (certificate.status !== 'PENDING_VALIDATION') throw refused(certificate, name)
    if (waited % TELL_EVERY_SECONDS === 0)
      ports.teller.say(
        `waiting for the certificate; stopping here (Ctrl-C) loses nothing, ${Math.round(waited / 60)} min`,
      )
    await ports.pause(LOOK_EVERY_SECONDS)
  }
  throw new Stop(
    `The certificate of ${name} was not issued within ${PATIENCE_SECONDS / 60} minutes.`,
    'Look whether the record is set as shown (some providers add the domain to the name by themselves), then run the same command again.',
  )
}

/** ACM knows the record a few seconds after it was asked. */
async function withRecords(arn: string, { certificates, pause }: DomainPorts): Promise<Certificate> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const certificate = await certificates.describe(arn)
    if (certificate.records.length > 0 || certificate.status === 'ISSUED') return certificate
    await pause(3)
  }
  throw new Stop(`ACM named no DNS record for ${arn} within a minute.`, 'Run the same command again.')
}

function refused({ status, failure, arn }: Certificate, name: string): Stop {
  const why = failure === 'CAA_ERROR' ? 'A CAA record of the domain has to allow amazon.com. ' : ''
  return new Stop(
    `The certificate of ${name} is ${status}${failure ? ` (${failure})` : ''}.`,
    `${why}Delete it (aws acm delete-certificate --region us-east-1 --certificate-arn ${arn}) and run the same command again.`,
  )
}
