// cli/deploy/smoke.ts: asks a portal the few questions whose answers say that it lives: pages, files, console, API.

export interface SmokeResult {
  /** Below the portal's address. */
  readonly path: string
  /** What was expected, in words. */
  readonly expected: string
  readonly isWell: boolean
  /** What was found instead. */
  readonly found?: string
}

/** An answer, as far as the questions look. */
export interface SmokeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** @throws Error when nothing answers */
export type SmokeAsk = (address: string) => Promise<SmokeAnswer>

interface Question {
  readonly path: string
  readonly expected: string
  /** @returns undefined when all is well, else what was found */
  readonly fault: (answer: SmokeAnswer) => string | undefined
}

const NO_SUCH_PAGE = '/no-such-page-of-the-smoke-test'

/** How the portal is to answer. */
export interface PortalKind {
  /** Search engines are kept away. */
  readonly noindex: boolean
  /** Only people with an invitation get in. */
  readonly isInvited: boolean
  /** Production before its launch: a page that says so, and no catalog. */
  readonly isClosed: boolean
}

export function smokeQuestions({ noindex, isInvited, isClosed }: PortalKind): readonly Question[] {
  const robots: Question = {
    path: isInvited ? '/invitation/' : '/',
    expected: noindex ? 'search engines kept away' : 'search engines let in',
    fault: ({ headers }) => {
      const said = headers['x-robots-tag'] ?? ''
      return /noindex/.test(said) === noindex ? undefined : `x-robots-tag: ${said || 'none'}`
    },
  }
  if (isInvited) return [robots, ...AT_THE_DOOR]
  return [FRONT_PAGE, robots, isClosed ? NO_CATALOG : CATALOG, CONSOLE, API, MISSING]
}

const FRONT_PAGE: Question = {
  path: '/',
  expected: 'the front page, with a content security policy',
  fault: (answer) => wrongStatus(answer, 200) ?? missingHeader(answer, 'content-security-policy'),
}
const CATALOG: Question = {
  path: '/data.json',
  expected: 'the catalog as JSON',
  fault: (answer) => wrongStatus(answer, 200) ?? notCatalog(answer.text),
}
const NO_CATALOG: Question = {
  path: '/data.json',
  expected: 'no catalog before the launch',
  fault: (answer) => wrongStatus(answer, 404),
}
const CONSOLE: Question = {
  path: '/console/',
  expected: 'the staff console',
  fault: (answer) => wrongStatus(answer, 200),
}
const API: Question = { path: '/api/v1/health', expected: 'the API', fault: (answer) => wrongStatus(answer, 200) }
const MISSING: Question = {
  path: NO_SUCH_PAGE,
  expected: 'a page that says there is none',
  fault: (answer) =>
    wrongStatus(answer, 404) ?? (/<html/i.test(answer.text) ? undefined : 'no page, but another answer'),
}
const AT_THE_DOOR: readonly Question[] = [
  { path: '/', expected: 'the way to the door', fault: (answer) => wrongStatus(answer, 302) },
  { path: '/invitation/', expected: 'the door', fault: (answer) => wrongStatus(answer, 200) },
  {
    path: '/data.json',
    expected: 'no catalog without an invitation',
    fault: (answer) => wrongStatus(answer, 401),
  },
  // Staff come without one; see web/edge/invitation.js for what is open.
  CONSOLE,
  API,
]

function wrongStatus({ status }: SmokeAnswer, expected: number): string | undefined {
  return status === expected ? undefined : `status ${status}`
}

function missingHeader({ headers }: SmokeAnswer, name: string): string | undefined {
  return headers[name] ? undefined : `no header ${name}`
}

function notCatalog(text: string): string | undefined {
  try {
    const { dataset } = JSON.parse(text) as { dataset?: unknown }
    return Array.isArray(dataset) ? undefined : 'JSON without a list of datasets'
  } catch {
    return `no JSON, but "${text.slice(0, 60)}"`
  }
}

export interface Patience {
  /** How often a question is asked before it counts as failed. */
  readonly attempts: number
  readonly pause: () => Promise<void>
}

/**
 * Asks everything. What fails is asked again: an edge needs a minute to know a new distribution or a new page.
 *
 * @param portal address without a slash at the end
 */
export async function smoke(
  portal: string,
  kind: PortalKind,
  ask: SmokeAsk,
  { attempts, pause }: Patience,
): Promise<readonly SmokeResult[]> {
  const questions = smokeQuestions(kind)
  let results = await Promise.all(questions.map((question) => answered(portal, question, ask)))
  for (let attempt = 1; attempt < attempts && results.some(({ isWell }) => !isWell); attempt++) {
    await pause()
    results = await Promise.all(
      results.map((result, at) => (result.isWell ? result : answered(portal, questions[at]!, ask))),
    )
  }
  return results
}

async function answered(portal: string, { path, expected, fault }: Question, ask: SmokeAsk): Promise<SmokeResult> {
  try {
    const found = fault(await ask(`${portal}${path}`))
    return found === undefined ? { path, expected, isWell: true } : { path, expected, isWell: false, found }
  } catch (error) {
    return { path, expected, isWell: false, found: error instanceof Error ? error.message : String(error) }
  }
}

const ANSWER_MILLISECONDS = 30_000

/** Asks over the network; a redirect is an answer, not a way. */
export const askNetwork: SmokeAsk = async (address) => {
  try {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new Error(`no answer: ${cause instanceof Error ? cause.message : cause}`, { cause: error })
  }
}
