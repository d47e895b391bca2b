// test/rehearsal/front/front.ts: the one address of the rehearsed AWS: every service, and every public name.
import http from 'node:http'
import { act } from '../cloudformation/actions.ts'
import type { ChangeSets } from '../cloudformation/change-sets.ts'
import { CloudFormationError } from '../cloudformation/errors.ts'
import { answerXml, errorXml, readQuery } from '../cloudformation/protocol.ts'
import { noStacks } from '../cloudformation/stack.ts'
import type { World } from '../cloudformation/world.ts'
import { callApi } from '../edge/api-origin.ts'
import { createEdge, type Edge } from '../edge/edge.ts'
import { createEventSources, type EventSources } from '../lambda/event-sources.ts'
import { createFunctions, type Functions, nameOf } from '../lambda/functions.ts'
import { handlerOf } from '../resources/table.ts'
import { answerAccount } from './account.ts'
import { answerControl } from './control.ts'
import { CORRECTIONS, isAnswer } from './corrections.ts'
import { answerEdge } from './edge-service.ts'
import { answerInvocation, isInvocation } from './invocation.ts'
import { type Kept, nothingKept } from './kept.ts'
import { lookUp, readUploaded } from './look-ups.ts'
import { askMoto } from './moto-services.ts'
import { type Answered, type Asked, json, readRequest, xml } from './request.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** Moto's account, which is what `sts get-caller-identity` says. */
export const ACCOUNT = '123456789012'
const DEFAULT_REGION = 'eu-west-1'
/** How often it is looked whether there are new queues and tables to follow. */
const FOLLOW_MILLISECONDS = 1000

export interface FrontOptions {
  readonly port: number
  /** Where moto_server answers. */
  readonly moto: URL
  /** Where the code and the logs of functions go. */
  readonly folder: string
}

export interface Front {
  readonly url: string
  close(): Promise<void>
}

/** Everything that answers. */
export interface Parts {
  readonly moto: URL
  readonly endpoint: string
  readonly kept: Kept
  readonly world: World
  readonly sets: ChangeSets
  readonly functions: Functions
  readonly sources: EventSources
  readonly tokens: Tokens
  readonly edge: Edge
}

export async function startFront({ port, moto, folder }: FrontOptions): Promise<Front> {
  const endpoint = `http://127.0.0.1:${port}`
  const kept = nothingKept()
  const functions = createFunctions({ endpoint, kept, folder })
  const parts: Parts = {
    moto,
    endpoint,
    kept,
    functions,
    world: {
      account: ACCOUNT,
      endpoint,
      stacks: noStacks(),
      handlerOf,
      look: (region, service, reference) => lookUp(endpoint, region, service, reference),
      readTemplate: (region, address) => readUploaded(endpoint, region, address),
      faults: [],
    },
    sets: new Map(),
    sources: createEventSources(endpoint, kept, functions),
    tokens: await createTokens(endpoint, (region, arn, event) => functions.invoke(region, arn, event)),
    edge: createEdge({ endpoint, account: ACCOUNT, kept, functions }),
  }
  const server = http.createServer((request, response) => void serve(parts, request, response))
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const following = setInterval(() => parts.sources.follow(), FOLLOW_MILLISECONDS)
  return {
    url: endpoint,
    close: async () => {
      clearInterval(following)
      await parts.sources.close()
      await functions.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(parts: Parts, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  try {
    const name = publicName(request)
    if (name?.endsWith('.cloudfront.net')) return await parts.edge(request, response, name)
    if (name?.includes('.execute-api.')) return await atApi(parts, request, response, name)
    const answer = await answerTo(parts, await readRequest(request, DEFAULT_REGION))
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body)
  } catch (error) {
    console.error(`${request.method} ${request.url}:`, error)
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
    response.end(`the rehearsal failed: ${(error as Error).message}\n`)
  }
}

/** `d1.cloudfront.net.localhost` is this machine to every browser. */
function publicName({ headers }: http.IncomingMessage): string | undefined {
  const named = headers['x-rehearsal-host']
  if (typeof named === 'string') return named
  return /^(.+\.cloudfront\.net)\.localhost(:\d+)?$/.exec(headers.host ?? '')?.[1]
}

function atApi(
  { endpoint, functions }: Parts,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  domain: string,
) {
  return callApi({ endpoint, functions, domain, request, response, onAnswer: async (answer) => answer })
}

async function answerTo(parts: Parts, asked: Asked): Promise<Answered> {
  if (asked.path.startsWith('/_rehearsal/')) return answerControl(parts, asked)
  if (asked.path.endsWith('/.well-known/jwks.json')) return json(200, parts.tokens.keys())
  if (asked.service === 'cloudformation') return answerCloudFormation(parts, asked)
  if (isInvocation(asked)) return answerInvocation(parts.functions, asked)
  const edge = asked.service === 'cloudfront' ? answerEdge(parts.kept, asked) : undefined
  return edge ?? answerAccount(asked) ?? correctedMoto(parts, inPathStyle(asked))
}

async function answerCloudFormation({ world, sets }: Parts, { body, region }: Asked): Promise<Answered> {
  const request = readQuery(body.toString())
  try {
    return xml(200, answerXml(request.Action, await act({ world, sets, region, request })))
  } catch (error) {
    const code = error instanceof CloudFormationError ? error.code : 'ValidationError'
    return xml(400, errorXml(code, (error as Error).message))
  }
}

/** `bucket.s3.region.amazonaws.com/key` is `/bucket/key` to Moto on a plain address. */
function inPathStyle(asked: Asked): Asked {
  const bucket = /^(.+)\.s3[.-]/.exec(asked.host ?? '')?.[1]
  return bucket ? { ...asked, target: `/${bucket}${asked.target}`, path: `/${bucket}${asked.path}` } : asked
}

async function correctedMoto(parts: Parts, asked: Asked): Promise<Answered> {
  const corrections = CORRECTIONS.filter(({ fits }) => fits(asked))
  let changed = asked
  for (const { before } of corrections) {
    const next = before?.(changed, parts.kept) ?? changed
    if (isAnswer(next)) {
      await carryOn(parts, asked)
      return next
    }
    changed = next
  }
  let answer = await askMoto(parts.moto, changed)
  if (answer.status >= 300) return answer
  for (const { after } of corrections) if (after) answer = await after(asked, answer, parts.kept)
  await carryOn(parts, asked)
  return isSignIn(asked) ? parts.tokens.withClaims(asked, answer) : answer
}

/** Running functions hear of new code and settings, and new mappings are followed at once. */
async function carryOn({ functions, sources }: Parts, { service, method, path, region }: Asked): Promise<void> {
  if (service !== 'lambda' || method === 'GET') return
  const changed = /^\/2015-03-31\/functions\/([^/]+)(\/code|\/configuration)?\/?$/.exec(path)?.[1]
  if (changed) await functions.forget(region, nameOf(decodeURIComponent(changed)))
  if (path.includes('/event-source-mappings')) sources.follow()
}

function isSignIn({ headers }: Asked): boolean {
  return /^AWSCognitoIdentityProviderService\.(Admin)?(InitiateAuth|RespondToAuthChallenge)$/.test(
    headers['x-amz-target'] ?? '',
  )
}
