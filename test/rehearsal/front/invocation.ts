// test/rehearsal/front/invocation.ts: Lambda's Invoke.
import { type Functions, nameOf } from '../lambda/functions.ts'
import { type Answered, type Asked, json } from './request.ts'

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/

export function isInvocation({ service, method, path }: Asked): boolean {
  return service === 'lambda' && method === 'POST' && INVOCATIONS.test(path)
}

export async function answerInvocation(
  functions: Functions,
  { path, region, body, headers }: Asked,
): Promise<Answered> {
  const name = nameOf(decodeURIComponent(INVOCATIONS.exec(path)![1]!))
  const event = body.length > 0 ? JSON.parse(body.toString()) : {}
  const called = functions.invoke(region, name, event)
  if (headers['x-amz-invocation-type'] === 'Event') {
    called.catch(() => undefined) // its log says why
    return { status: 202, headers: {}, body: '' }
  }
  try {
    return json(200, (await called) ?? null)
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error
    const isMissing = errorMessage.startsWith('Function not found')
    if (isMissing)
      return withHeader(json(404, { Message: errorMessage }), 'x-amzn-errortype', 'ResourceNotFoundException')
    return withHeader(json(200, { errorType, errorMessage }), 'x-amz-function-error', 'Unhandled')
  }
}

function withHeader(answered: Answered, name: string, value: string): Answered {
  return { ...answered, headers: { ...answered.headers, [name]: value } }
}
