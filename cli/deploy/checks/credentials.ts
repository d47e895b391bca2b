// cli/deploy/checks/credentials.ts: what a refused sign-in means, and whether it is the right account.
import type { Identity } from '../ports.ts'
import { type Finding, Stop } from '../stop.ts'

interface Reading {
  /** In the name or the text of the fault. */
  readonly sign: RegExp
  readonly say: string
  readonly fix: string
}

/** The first that fits counts. */
const READINGS: readonly Reading[] = [
  {
    sign: /ExpiredToken|expired|RequestExpired|TokenRefreshRequired/i,
    say: 'The AWS sign-in has expired.',
    fix: 'Sign in again (such as: aws sso login --profile city) and repeat the same command; what is finished stays.',
  },
  {
    sign: /InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|SignatureDoesNotMatch|AuthFailure/,
    say: 'AWS does not know these credentials.',
    fix: 'Look which ones are used (AWS_PROFILE, AWS_ACCESS_KEY_ID), and sign in again.',
  },
  {
    sign: /CredentialsProviderError|TokenProviderError|Could not load credentials|Could not resolve credentials/i,
    say: 'No AWS credentials were found.',
    fix: 'Sign in first, such as: aws sso login --profile city, then AWS_PROFILE=city npx plaza deploy beta.',
  },
  {
    sign: /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|TimeoutError|NetworkingError/,
    say: 'AWS could not be reached.',
    fix: 'Look at the network, a proxy (HTTPS_PROXY), the region in the settings, and AWS_ENDPOINT_URL.',
  },
]

/** @returns what to tell, with what AWS said as its cause */
export function signInFault(error: unknown): Stop {
  const name = error instanceof Error ? error.name : ''
  const code = (error as { code?: unknown } | undefined)?.code
  const message = error instanceof Error ? error.message : String(error)
  const found = READINGS.find(({ sign }) => sign.test(`${name} ${String(code ?? '')} ${message}`))
  const { say, fix } = found ?? {
    say: 'AWS did not accept the sign-in.',
    fix: 'Look at the profile, the region and the network.',
  }
  return new Stop(`${say} (${[name, message].filter(Boolean).join(': ')})`, fix, 2, { cause: error })
}

/** @param pinned account that the settings name for the stage */
export function checkAccount(identity: Identity, stage: string, pinned: string | undefined): Finding[] {
  if (!pinned || identity.account === pinned) return []
  return [
    {
      severity: 'error',
      check: 'account',
      say: `These credentials are of account ${identity.account}; stages.${stage}.account in the settings says ${pinned}.`,
      fix: `Use a profile of account ${pinned}, or correct stages.${stage}.account.`,
    },
  ]
}
