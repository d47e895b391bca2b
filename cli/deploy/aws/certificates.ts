// cli/deploy/aws/certificates.ts: certificates of domains, from ACM in the region where CloudFront looks for them.
import {
  ACMClient,
  type CertificateDetail,
  DescribeCertificateCommand,
  type KeyAlgorithm,
  paginateListCertificates,
  RequestCertificateCommand,
} from '@aws-sdk/client-acm'
import { GLOBAL_REGION } from '../order.ts'
import type { Certificate, Certificates } from '../ports.ts'

/** Those that CloudFront takes; the list holds RSA_2048 alone unless asked. */
const KEYS: KeyAlgorithm[] = ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1']

export function createCertificates(): Certificates {
  const client = new ACMClient({ region: GLOBAL_REGION })
  const describe = async (arn: string): Promise<Certificate> => {
    const { Certificate } = await client.send(new DescribeCertificateCommand({ CertificateArn: arn }))
    return readCertificate(arn, Certificate ?? {})
  }
  return {
    describe,
    async covering(domain) {
      const arns: { arn: string; at: number }[] = []
      for await (const page of paginateListCertificates({ client }, { Includes: { keyTypes: KEYS } }))
        for (const {
          CertificateArn,
          DomainName,
          SubjectAlternativeNameSummaries = [],
          CreatedAt,
        } of page.CertificateSummaryList ?? [])
          if (CertificateArn && [DomainName, ...SubjectAlternativeNameSummaries].some((name) => covers(name, domain)))
            arns.push({ arn: CertificateArn, at: CreatedAt?.getTime() ?? 0 })
      return Promise.all(arns.sort((a, b) => b.at - a.at).map(({ arn }) => describe(arn)))
    },
    async request(domain) {
      const { CertificateArn } = await client.send(
        new RequestCertificateCommand({
          DomainName: domain,
          ValidationMethod: 'DNS',
          // Within an hour ACM answers a repeated question with the same certificate.
          IdempotencyToken: domain.replace(/[^a-z0-9]/g, '').slice(0, 32),
          Tags: [{ Key: 'made-by', Value: 'plaza' }],
        }),
      )
      if (!CertificateArn) throw new Error(`ACM named no certificate for ${domain}`)
      return CertificateArn
    },
  }
}

/** `*.city.example` covers `data.city.example`, and nothing deeper. */
export function covers(name: string | undefined, domain: string): boolean {
  if (!name?.startsWith('*.')) return name === domain
  return domain.slice(domain.indexOf('.')) === name.slice(1)
}

function readCertificate(arn: string, detail: CertificateDetail): Certificate {
  return {
    arn,
    domain: detail.DomainName ?? '',
    status: detail.Status ?? '',
    records: (detail.DomainValidationOptions ?? []).flatMap(({ ResourceRecord: record }) =>
      record ? [{ name: record.Name ?? '', type: record.Type ?? '', value: record.Value ?? '' }] : [],
    ),
    failure: detail.FailureReason,
    expiresAt: detail.NotAfter?.toISOString(),
  }
}
