// cli/deploy/doctor/domain-findings.ts: whether a domain of the city's own is certified and leads to the portal. Pure.
import { domainRecords, recordLines } from '../domain-records.ts'
import type { Certificate } from '../ports.ts'
import type { Finding } from '../stop.ts'
import type { StageFacts } from './facts.ts'
import { ofLook } from './looked.ts'

/** ACM renews 60 days before the end, when the record still stands; whoever is nearer has to look. */
const NEAR_MILLISECONDS = 45 * 86_400_000

export function certificateFindings({ domain }: StageFacts, now: Date): Finding[] {
  if (!domain) return []
  return ofLook('certificate', domain.certificate, (certificate) => {
    if (!certificate) return [wrong(`there is none for ${domain.name}.`, 'Deploy again: it asks for one.')]
    return stateOf(certificate, domain.name, now)
  })
}

function stateOf({ status, expiresAt, failure, records }: Certificate, name: string, now: Date): Finding[] {
  if (status === 'PENDING_VALIDATION')
    return [wrong(`that of ${name} waits for its DNS record.`, `Set it:\n${recordLines(records).join('\n')}`)]
  if (status !== 'ISSUED')
    return [
      wrong(`that of ${name} is ${status}${failure ? ` (${failure})` : ''}.`, 'Deploy again: it asks for another.'),
    ]
  if (!expiresAt) return []
  const left = Date.parse(expiresAt) - now.getTime()
  if (left > NEAR_MILLISECONDS) return []
  return [
    {
      severity: left <= 0 ? 'error' : 'warning',
      check: 'certificate',
      say: `that of ${name} ${left <= 0 ? 'ended' : 'ends'} on ${expiresAt.slice(0, 10)} and was not renewed.`,
      fix: `AWS renews it as long as this stands in DNS:\n${recordLines(records).join('\n')}`,
    },
  ]
}

export function leadFindings({ domain, stacks }: StageFacts): Finding[] {
  if (!domain) return []
  return ofLook('domain', domain.leads, (leads) => {
    if (leads) return []
    const distribution = stacks.map(({ outputs }) => outputs['DistributionDomain']).find(Boolean) ?? ''
    return [
      {
        severity: 'error',
        check: 'domain',
        say: `${domain.name} does not lead to the portal.`,
        fix: `Set where its DNS is kept:\n${recordLines(domainRecords(domain.name, distribution)).join('\n')}`,
      },
    ]
  })
}

function wrong(say: string, fix: string): Finding {
  return { severity: 'error', check: 'certificate', say, fix }
}
