// lib/own-domain.ts: the domain that a distribution answers for besides its own name, once its certificate is known.
import type { StageSettings } from '../core/settings.ts'

export interface OwnDomain {
  readonly name: string
  readonly certificateArn: string
}

/**
 * Templates look nothing up: `plaza deploy` finds the certificate and puts it into the settings before they are made.
 *
 * @returns undefined without a domain, and while its certificate is not known
 */
export function ownDomain({ domain }: StageSettings): OwnDomain | undefined {
  const certificateArn = domain?.certificateArn
  return domain && certificateArn ? { name: domain.name, certificateArn } : undefined
}
