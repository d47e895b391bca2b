// cli/deploy/failure.ts: why a deployment stopped, and what to do about it. Pure.
import { type FirstFailure, shortType } from './progress.ts'
import { Stop } from './stop.ts'

interface Advice {
  /** In what AWS said. */
  readonly sign: RegExp
  readonly do: string
}

/** The first that fits counts. */
const ADVICE: readonly Advice[] = [
  {
    sign: /MemorySize.*(less than or equal to|3008)/is,
    do: 'The account allows less memory: lower validationMemoryMegabytes to 3008 in the settings.',
  },
  {
    sign: /UnreservedConcurrentExecution|ConcurrentExecutions|concurrency/i,
    do: 'The account may run too few functions at once: ask for 1,000 in Service Quotas (Lambda).',
  },
  {
    sign: /CNAMEAlreadyExists|already associated with a different resource/i,
    do: 'Another distribution answers for this domain: take the name from it first (CloudFront console, Alternate domain names).',
  },
  {
    sign: /certificate/i,
    do: 'The certificate of the domain is not ready or not in us-east-1: run "plaza doctor", or the same command with --domain.',
  },
  {
    sign: /account must be verified|verify your account/i,
    do: 'AWS wants to verify a new account before it makes distributions: ask AWS Support ("CloudFront, account verification").',
  },
  {
    sign: /AccessDenied|not authorized|UnauthorizedOperation/i,
    do: 'The sign-in, or the role of the CDK bootstrap, may not do this: see "Who may deploy" in docs/deploying.md.',
  },
  {
    sign: /already exists|AlreadyExists|name.*in use/i,
    do: 'Something of that name is there already, perhaps left from a stage that was taken down: remove it, or choose another portalId.',
  },
  { sign: /limit|quota|exceeded|TooMany/i, do: 'A quota of the account is reached: ask for more in Service Quotas.' },
  { sign: /Throttl|Rate exceeded/i, do: 'AWS asked to slow down: wait a minute.' },
  { sign: /ExpiredToken|expired/i, do: 'The sign-in ended on the way: sign in again.' },
]

const REPEAT =
  'Nothing that is finished is lost: CloudFormation remembers. Put the cause right and run the same command again; it goes on from here.'

/** @param error what the toolkit threw */
export function deploymentStop(error: unknown, first: FirstFailure): Stop {
  const said = error instanceof Error ? error.message : String(error)
  const { failed, stack } = first
  const say = failed
    ? `The deployment stopped at ${shortType(failed.type)} ${failed.id} of ${failed.stack}: ${failed.reason ?? failed.status}`
    : `The deployment stopped${stack ? ` at ${stack}` : ''}: ${said}`
  const advice = ADVICE.find(({ sign }) => sign.test(failed?.reason ?? said))
  return new Stop(say, [advice?.do, REPEAT].filter(Boolean).join('\n'), 1, { cause: error })
}

/** Said when somebody stops the command while stacks are being made. */
export const INTERRUPTED =
  'Stopped here; CloudFormation goes on with what it began. Run the same command again: it waits for that and does the rest.'
